using System.Text;
using Adder.Objects;

namespace Adder.Bytecode;

/// <summary>Strings in UTF-8 in which lone surrogates are allowed (<c>surrogatepass</c>).</summary>
internal static class MarshalText
{
    public static byte[] Encode(PyStr text)
    {
        var bytes = new List<byte>(text.Length * 2);
        for (int i = 0; i < text.Length; i++)
        {
            int c = text[i];
            switch (c)
            {
                case < 0x80:
                    bytes.Add((byte)c);
                    break;
                case < 0x800:
                    bytes.Add((byte)(0xC0 | c >> 6));
                    bytes.Add((byte)(0x80 | c & 63));
                    break;
                case < 0x10000:
                    bytes.Add((byte)(0xE0 | c >> 12));
                    bytes.Add((byte)(0x80 | c >> 6 & 63));
                    bytes.Add((byte)(0x80 | c & 63));
                    break;
                default:
                    bytes.Add((byte)(0xF0 | c >> 18));
                    bytes.Add((byte)(0x80 | c >> 12 & 63));
                    bytes.Add((byte)(0x80 | c >> 6 & 63));
                    bytes.Add((byte)(0x80 | c & 63));
                    break;
            }
        }
        return bytes.ToArray();
    }

    /// <summary>Null when the bytes are no such UTF-8.</summary>
    public static PyStr? Decode(ReadOnlySpan<byte> bytes)
    {
        return System.Text.Unicode.Utf8.IsValid(bytes) ? PyStr.From(Encoding.UTF8.GetString(bytes)) : DecodeSurrogates(bytes);
    }

    private static PyStr? DecodeSurrogates(ReadOnlySpan<byte> bytes)
    {
        var points = new List<int>(bytes.Length);
        for (int i = 0; i < bytes.Length;)
        {
            if (Rune.DecodeFromUtf8(bytes[i..], out Rune rune, out int used) == System.Buffers.OperationStatus.Done)
            {
                points.Add(rune.Value);
                i += used;
            }
            else if (i + 2 < bytes.Length && bytes[i] == 0xED && bytes[i + 1] is >= 0xA0 and < 0xC0 && bytes[i + 2] is >= 0x80 and < 0xC0)
            {
                points.Add(0xD000 | (bytes[i + 1] & 63) << 6 | bytes[i + 2] & 63);
                i += 3;
            }
            else
            {
                return null;
            }
        }
        return PyStr.FromUcs4(points.ToArray());
    }
}
