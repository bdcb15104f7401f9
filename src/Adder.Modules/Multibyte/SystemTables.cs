using System.Buffers.Binary;
using System.Runtime.InteropServices;
using Adder.Objects.Codecs.Multibyte;

namespace Adder.Modules.Multibyte;

/// <summary>Character sets that .NET has no tables for, made from the system's (iconv) when first used; null where it has none either.</summary>
internal static unsafe partial class SystemTables
{
    private static readonly Lazy<WideCharacterSet?> s_jisX0213 = new(MakeJisX0213);
    private static readonly Lazy<WideCharacterSet?> s_jisX0213Of2000 = new(MakeJisX0213Of2000);
    private static readonly Lazy<WideCharacterSet?> s_big5Hkscs = new(MakeBig5Hkscs);

    /// <summary>JIS X 0213:2004; the second plane's codes have the high bit set.</summary>
    internal static WideCharacterSet? JisX0213 => s_jisX0213.Value;

    /// <summary>JIS X 0213:2000.</summary>
    internal static WideCharacterSet? JisX0213Of2000 => s_jisX0213Of2000.Value;

    /// <summary>Big5 with the Hong Kong supplement of 2004.</summary>
    internal static WideCharacterSet? Big5Hkscs => s_big5Hkscs.Value;

    [LibraryImport("libc", EntryPoint = "iconv_open", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint Open(string target, string source);

    [LibraryImport("libc", EntryPoint = "iconv")]
    private static partial nint Convert(nint descriptor, byte** input, nuint* inputLeft, byte** output, nuint* outputLeft);

    [LibraryImport("libc", EntryPoint = "iconv_close")]
    private static partial int Close(nint descriptor);

    private static WideCharacterSet? MakeJisX0213()
    {
        WideCharacterSet? set = Make("EUC-JISX0213", 0xA1A1, static code => (code & 0x80) == 0 ? default : code < 0x10000
            ? ((byte)(code >> 8), (byte)code, (byte)0, code & 0x7F7F)
            : ((byte)0x8F, (byte)(code >> 8), (byte)code, (code & 0x7F7F) | 0x8000));
        set?.Replace(0x213D, 0x2015);
        set?.Replace(0x2256, 0x2985);
        set?.Replace(0x2257, 0x2986);
        return set;
    }

    private static WideCharacterSet? MakeJisX0213Of2000()
    {
        WideCharacterSet? set = MakeJisX0213();
        foreach (int code in (ReadOnlySpan<int>)[0x2E21, 0x2F7E, 0x4F54, 0x4F7E, 0x7427, 0x7E7A, 0x7E7B, 0x7E7C, 0x7E7D, 0x7E7E, 0xFD3B]) set?.Withhold(code);
        set?.Add(0xFD3B, 0x9B1D);
        return set;
    }

    private static WideCharacterSet? MakeBig5Hkscs()
    {
        // 877A to 87DF are of 2008.
        WideCharacterSet? set = Make("BIG5-HKSCS", 0x8740, static code => code is (>= 0x877A and <= 0x87DF) or >= 0x10000
            ? default : ((byte)(code >> 8), (byte)code, (byte)0, code));
        if (set is null) return null;
        foreach ((int code, int character) in (ReadOnlySpan<(int, int)>)
            [
                (0xA15A, 0x2574), (0xA1C3, 0xFFE3), (0xA1C5, 0x2CD), (0xA1FE, 0xFF0F), (0xA240, 0xFF3C), (0xA2CC, 0x5341), (0xA2CE, 0x5345),
            ])
        {
            set.Add(code, character);
        }
        foreach ((int character, int code) in (ReadOnlySpan<(int, int)>)
            [
                (0x2550, 0xF9F9), (0x255E, 0xF9E9), (0x2561, 0xF9EB), (0x256A, 0xF9EA), (0x256D, 0xF9FA), (0x256E, 0xF9FB), (0x256F, 0xF9FD),
                (0x2570, 0xF9FC), (0x5341, 0xA451), (0x5345, 0xA4CA), (0xFF0F, 0xA241), (0xFF3C, 0xA242),
            ])
        {
            set.Prefer(character, code);
        }
        return set;
    }

    /// <param name="name">The system's name of the encoding.</param>
    /// <param name="from">The first of its codes.</param>
    /// <param name="form">The bytes of a number up to 1FFFF, the unused ones 0, and the code that they have in the set.</param>
    private static WideCharacterSet? Make(string name, int from, Func<int, (byte First, byte Second, byte Third, int Code)> form)
    {
        nint descriptor;
        try
        {
            descriptor = Open("UTF-32LE", name);
        }
        catch (EntryPointNotFoundException)
        {
            return null;
        }
        if (descriptor == -1) return null;
        var set = new WideCharacterSet();
        Span<byte> bytes = stackalloc byte[3];
        for (int number = from; number < 0x1FFFF; number++)
        {
            (bytes[0], bytes[1], bytes[2], int code) = form(number);
            if (code == 0) continue;
            int character = Convert(descriptor, bytes[2] == 0 ? bytes[..2] : bytes);
            if (character > 0) set.Add(code, character);
        }
        _ = Close(descriptor);
        return set;
    }

    // The character of a code, or the pair; -1 if it has none. What may begin a pair is held back until the end.
    private static int Convert(nint descriptor, ReadOnlySpan<byte> code)
    {
        byte* result = stackalloc byte[16];
        fixed (byte* pinned = code)
        {
            byte* input = pinned, output = result;
            nuint inputLeft = (nuint)code.Length, outputLeft = 16;
            _ = Convert(descriptor, null, null, null, null);
            if (Convert(descriptor, &input, &inputLeft, &output, &outputLeft) == -1 || inputLeft != 0) return -1;
            _ = Convert(descriptor, null, null, &output, &outputLeft);
            int first = BinaryPrimitives.ReadInt32LittleEndian(new ReadOnlySpan<byte>(result, 4));
            return outputLeft switch
            {
                12 => first,
                8 => WideCharacterSet.Pair(first, BinaryPrimitives.ReadInt32LittleEndian(new ReadOnlySpan<byte>(result + 4, 4))),
                _ => -1,
            };
        }
    }
}
