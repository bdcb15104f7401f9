using System.Globalization;

namespace Adder.Profile;

/// <summary>How often the places of a method were run.</summary>
internal sealed record MethodCounts(string Name, string Signature, int Size, List<CountRecord> Records);

/// <summary>One record of the runtime's schema: its kind (PgoInstrumentationKind), where in the IL, and its values.</summary>
internal sealed record CountRecord(int Kind, int Offset, int Other, string[] Values)
{
    internal const int EdgeCount = 0x181, BlockCount = 0x41, ClassCount = 0xB1, Classes = 0xC3;

    internal bool HasNumbers => Kind is EdgeCount or BlockCount or ClassCount;

    internal bool HasClasses => Kind is Classes;
}

/// <summary>The text that the runtime writes at its end with DOTNET_WritePGOData (pgomanager.cpp).</summary>
internal static class CountsFile
{
    private const string Head = "@@@ ", NamePrefix = "MethodName: ", SignaturePrefix = "Signature: ", RecordPrefix = "Schema ", ClassPrefix = "TypeHandle: ";

    internal static IEnumerable<MethodCounts> Read(string path)
    {
        MethodCounts? method = null;
        int size = 0;
        string name = "";
        using StreamReader reader = new(path);
        while (reader.ReadLine() is { } line)
        {
            if (line.StartsWith(Head, StringComparison.Ordinal))
            {
                if (method is not null) yield return method;
                method = null;
                size = SizeIn(line);
            }
            else if (line.StartsWith(NamePrefix, StringComparison.Ordinal)) name = line[NamePrefix.Length..];
            else if (line.StartsWith(SignaturePrefix, StringComparison.Ordinal)) method = new MethodCounts(name, line[SignaturePrefix.Length..], size, []);
            else if (line.StartsWith(RecordPrefix, StringComparison.Ordinal)) method?.Records.Add(ReadRecord(line, reader));
        }
        if (method is not null) yield return method;
    }

    // @@@ codehash 0x1EB7539F methodhash 0x8D75C4D9 ilSize 0x00000020 records 0x00000002
    private static int SizeIn(string line) => int.Parse(line.Split(' ')[6].AsSpan(2), NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    // Schema InstrumentationKind 385 ILOffset 10 Count 1 Other 30, and a line for each value
    private static CountRecord ReadRecord(string line, StreamReader reader)
    {
        string[] words = line.Split(' ');
        int count = Number(words[6]);
        string[] values = new string[count];
        for (int i = 0; i < count; i++)
        {
            string value = reader.ReadLine() ?? "";
            values[i] = value.StartsWith(ClassPrefix, StringComparison.Ordinal) ? value[ClassPrefix.Length..] : value;
        }
        return new CountRecord(Number(words[2]), Number(words[4]), Number(words[8]), values);
    }

    private static int Number(string word) => (int)uint.Parse(word, CultureInfo.InvariantCulture);
}
