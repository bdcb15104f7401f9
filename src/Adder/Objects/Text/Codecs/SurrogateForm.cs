using System.Buffers.Binary;

namespace Adder.Objects.Codecs;

/// <summary>How an encoding of Unicode writes a surrogate; size 0 for encodings that cannot. (get_standard_encoding)</summary>
internal readonly record struct SurrogateForm(int Size, bool BigEndian)
{
    internal static SurrogateForm Of(string encoding)
    {
        string name = encoding.Replace('_', '-').ToLowerInvariant();
        if (!name.StartsWith("utf", StringComparison.Ordinal)) return name == "cp65001" ? new(3, false) : default;
        name = name[3..].TrimStart('-');
        int size = name.StartsWith('8') && name.Length == 1 ? 3 : name.StartsWith("16", StringComparison.Ordinal) ? 2
            : name.StartsWith("32", StringComparison.Ordinal) ? 4 : 0;
        if (size is 0 or 3) return new(size, false);
        return name[2..].TrimStart('-') switch
        {
            "" => new(size, !BitConverter.IsLittleEndian),
            "be" => new(size, true),
            "le" => new(size, false),
            _ => default,
        };
    }

    /// <summary>The code unit at the start of bytes, which are enough; anything when it is not a surrogate in UTF-8.</summary>
    internal int Read(ReadOnlySpan<byte> bytes) => Size switch
    {
        2 => BigEndian ? BinaryPrimitives.ReadUInt16BigEndian(bytes) : BinaryPrimitives.ReadUInt16LittleEndian(bytes),
        4 => BigEndian ? BinaryPrimitives.ReadInt32BigEndian(bytes) : BinaryPrimitives.ReadInt32LittleEndian(bytes),
        _ => bytes[0] == 0xED && (bytes[1] & 0xC0) == 0x80 && (bytes[2] & 0xC0) == 0x80
            ? ((bytes[0] & 0x0F) << 12) | ((bytes[1] & 0x3F) << 6) | (bytes[2] & 0x3F)
            : 0,
    };

    internal void Write(int surrogate, Span<byte> target)
    {
        switch (Size)
        {
            case 2 when BigEndian: BinaryPrimitives.WriteUInt16BigEndian(target, (ushort)surrogate); break;
            case 2: BinaryPrimitives.WriteUInt16LittleEndian(target, (ushort)surrogate); break;
            case 4 when BigEndian: BinaryPrimitives.WriteInt32BigEndian(target, surrogate); break;
            case 4: BinaryPrimitives.WriteInt32LittleEndian(target, surrogate); break;
            default:
                target[0] = (byte)(0xE0 | (surrogate >> 12));
                target[1] = (byte)(0x80 | ((surrogate >> 6) & 0x3F));
                target[2] = (byte)(0x80 | (surrogate & 0x3F));
                break;
        }
    }
}
