namespace Adder.Objects.Codecs;

/// <summary>The byte order of UTF-16 and UTF-32: -1 little, 1 big, 0 native with a byte order mark.</summary>
internal enum ByteOrder
{
    LittleEndian = -1,
    Marked = 0,
    BigEndian = 1,
}
