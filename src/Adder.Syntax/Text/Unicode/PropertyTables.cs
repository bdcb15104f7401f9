using System.Runtime.InteropServices;

namespace Adder.Syntax.Text.Unicode;

/// <summary>What a character is; characters that are alike share a record.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly struct PropertyRecord
{
    internal readonly CharacterFlags Flags;
    internal readonly byte Category;
    internal readonly byte Bidirectional;
    internal readonly byte Combining;
    internal readonly byte Width;
    internal readonly sbyte Digit;
    private readonly byte _unused;
    internal readonly ushort Numeric;
}

/// <summary>How a character changes case: simple mappings as differences, others by their place in the special ones.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly struct CaseRecord
{
    internal readonly int Lower;
    internal readonly int Upper;
    internal readonly int Title;
    internal readonly ushort Special;
    private readonly ushort _unused;
}

/// <summary>Two characters that compose to one.</summary>
[StructLayout(LayoutKind.Sequential, Pack = 4)]
internal readonly struct Composition
{
    internal readonly int First;
    internal readonly int Second;
    internal readonly int Composed;
}

/// <summary>What Unicode 3.2 said of a character where 15.0 says something else; -1 where it does not.</summary>
[StructLayout(LayoutKind.Sequential, Size = 12)]
internal readonly struct ChangeSince32
{
    internal readonly int Character;
    internal readonly sbyte Category;
    internal readonly sbyte Bidirectional;
    internal readonly sbyte Width;
    internal readonly sbyte Mirrored;
    internal readonly sbyte Decimal;

    private ChangeSince32(sbyte unchanged) =>
        Category = Bidirectional = Width = Mirrored = Decimal = unchanged;

    internal static ChangeSince32 None => new(-1);
}

/// <summary>The tables of <c>properties.bin</c>, which tools/UnicodeData makes. Loaded by the first character beyond Latin-1.</summary>
internal static unsafe class PropertyTables
{
    private static readonly TableFile s_file = new("Adder.Unicode.properties.bin");

    internal static readonly TwoStageTable Properties = s_file.Table(0);
    internal static readonly PropertyRecord* PropertyRecords = s_file.Items<PropertyRecord>(2);
    internal static readonly double* Numbers = s_file.Items<double>(3);
    internal static readonly TwoStageTable Cases = s_file.Table(4);
    internal static readonly CaseRecord* CaseRecords = s_file.Items<CaseRecord>(6);
    internal static readonly char* SpecialCases = s_file.Items<char>(7);
    internal static readonly TwoStageTable Decompositions = s_file.Table(8);
    internal static readonly char* DecompositionText = s_file.Items<char>(10);
    internal static readonly string[] DecompositionKinds = System.Text.Encoding.ASCII.GetString(s_file.Bytes(11)).Split(' ');
    internal static readonly Composition* Compositions = s_file.Items<Composition>(12);
    internal static readonly int CompositionCount = s_file.Count<Composition>(12);
    internal static readonly ChangeSince32* ChangesSince32 = s_file.Items<ChangeSince32>(13);
    internal static readonly int ChangeSince32Count = s_file.Count<ChangeSince32>(13);
    internal static readonly (int Character, int Old)* CorrectionsSince32 = s_file.Items<(int, int)>(14);
    internal static readonly int CorrectionSince32Count = s_file.Count<(int, int)>(14);

    internal static ref readonly PropertyRecord Of(int character) => ref PropertyRecords[Properties[character]];

    internal static ref readonly CaseRecord CaseOf(int character) => ref CaseRecords[Cases[character]];
}
