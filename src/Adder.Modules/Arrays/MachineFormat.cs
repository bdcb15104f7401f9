using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Arrays;

/// <summary>The machine formats that pickled arrays name. (enum machine_format_code)</summary>
internal static class MachineFormat
{
    internal const int Last = 21;

    /// <summary>Of arrays of this type code on this machine.</summary>
    internal static int Of(char code) => code switch
    {
        'B' => 0,
        'b' => 1,
        'H' => 2,
        'h' => 4,
        'I' => 6,
        'i' => 8,
        'L' or 'Q' => 10,
        'l' or 'q' => 12,
        'f' => 14,
        'd' => 16,
        _ => 20,
    };

    /// <summary>Appends items in any format. Throws.</summary>
    internal static void Load(ThreadState ts, PyArray target, int format, byte[] bytes)
    {
        if (format == Of(target.Code))
        {
            target.AppendBytes(bytes);
            return;
        }
        char code = "BbHHhhIIiiQQqqffdd"[Math.Min(format, 17)];
        bool bigEndian = (format & 1) != 0 && format > 1;
        if (format >= 18)
        {
            string encoding = format switch { 18 => "utf-16-le", 19 => "utf-16-be", 20 => "utf-32-le", _ => "utf-32-be" };
            target.AppendText((PyStr)Calls.Method(ts, PyBytes.Own(bytes), "decode", encoding).OrThrow(ts).Ref);
            return;
        }
        int size = ItemFormat.SizeOf(code);
        if (bytes.Length % size != 0) throw Errors.ValueError("string length not a multiple of item size");
        byte[] items = (byte[])bytes.Clone();
        if (bigEndian) ItemFormat.Swap(size, items);
        for (int i = 0; i < items.Length; i += size) target.Append(ts, ItemFormat.Read(code, items.AsSpan(i, size)));
    }
}
