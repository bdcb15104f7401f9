using System.Runtime.InteropServices;

namespace Adder.Modules.Ctypes;

/// <summary>One of the letters of <c>_type_</c>, or s and U: arrays of characters in a structure. (struct fielddesc)</summary>
internal sealed class SimpleCode
{
    internal const string Letters = "cbBhHiIlLdfuzZqQPXOv?g";

    private static readonly SimpleCode?[] s_native = Table(isSwapped: false), s_swapped = Table(isSwapped: true);

    private SimpleCode(char letter, int size, string format, nint ffi, bool isSwapped)
    {
        Letter = letter;
        Size = size;
        Ffi = ffi;
        IsSwapped = isSwapped;
        bool isBig = BitConverter.IsLittleEndian == isSwapped;
        Format = (isBig ? ">" : "<") + format;
    }

    internal char Letter { get; }

    internal int Size { get; }

    internal string Format { get; }

    internal nint Ffi { get; }

    internal bool IsSwapped { get; }

    internal bool IsSigned => Letter is 'b' or 'h' or 'i' or 'l' or 'q';

    internal bool IsInteger => Letter is 'b' or 'B' or 'h' or 'H' or 'i' or 'I' or 'l' or 'L' or 'q' or 'Q';

    internal bool IsFloating => Letter is 'f' or 'd' or 'g';

    internal static SimpleCode? Find(char letter) => letter < s_native.Length ? s_native[letter] : null;

    /// <summary>The same in the other byte order; null where there is none.</summary>
    internal SimpleCode? Swapped => s_swapped[Letter];

    private static SimpleCode?[] Table(bool isSwapped)
    {
        FfiTypes types = LibFfi.Instance.Types;
        SimpleCode?[] table = new SimpleCode?[128];
        void Add(char letter, int size, string format, nint ffi, bool hasOrder = false)
        {
            if (hasOrder || !isSwapped) table[letter] = new(letter, size, format, ffi, isSwapped);
        }
        int pointer = Marshal.SizeOf<nint>();
        Add('s', 1, "s", types.Pointer);
        Add('U', 4, "U", types.Pointer);
        Add('c', 1, "c", types.SInt8);
        Add('b', 1, "b", types.SInt8);
        Add('B', 1, "B", types.UInt8);
        Add('?', 1, "?", types.UInt8);
        Add('h', 2, "h", types.SInt16, hasOrder: true);
        Add('H', 2, "H", types.UInt16, hasOrder: true);
        Add('v', 2, "v", types.SInt16);
        Add('i', 4, "i", types.SInt32, hasOrder: true);
        Add('I', 4, "I", types.UInt32, hasOrder: true);
        Add('u', 4, "u", types.SInt32);
        Add('l', 8, "q", types.SInt64, hasOrder: true);
        Add('L', 8, "Q", types.UInt64, hasOrder: true);
        Add('q', 8, "q", types.SInt64, hasOrder: true);
        Add('Q', 8, "Q", types.UInt64, hasOrder: true);
        Add('f', 4, "f", types.Float, hasOrder: true);
        Add('d', 8, "d", types.Double, hasOrder: true);
        Add('g', LongDouble.Size, "g", types.LongDouble);
        foreach (char letter in "PzZO") Add(letter, pointer, letter.ToString(), types.Pointer);
        return table;
    }
}
