namespace Adder.Modules.Xml;

/// <summary>The encodings that a document can be in.</summary>
internal enum XmlEncoding
{
    Unknown, Utf8, Utf16LittleEndian, Utf16BigEndian, Latin1, Ascii, Table,
}

/// <summary>Bytes to UTF-16, piece by piece. What is no character becomes one that XML does not allow.</summary>
internal sealed class XmlDecoding(XmlEncoding encoding, char[]? table = null)
{
    private readonly byte[] _pending = new byte[4];
    private int _pendingCount;

    internal XmlEncoding Encoding { get; } = encoding;

    /// <summary>The document ends within a character.</summary>
    internal bool HasPending => _pendingCount > 0;

    /// <summary>How many bytes a character takes in the document.</summary>
    internal int BytesOf(char c) => Encoding switch
    {
        XmlEncoding.Utf8 => c < 0x80 ? 1 : c < 0x800 || char.IsSurrogate(c) ? 2 : 3,
        XmlEncoding.Utf16LittleEndian or XmlEncoding.Utf16BigEndian => 2,
        _ => 1,
    };

    internal void Decode(ReadOnlySpan<byte> bytes, ref char[] target, ref int length)
    {
        if (target.Length - length < bytes.Length + 8) Array.Resize(ref target, Math.Max(target.Length * 2, length + bytes.Length + 8));
        Span<char> room = target.AsSpan(length);
        switch (Encoding)
        {
            case XmlEncoding.Utf8:
                length += DecodeUtf8(bytes, room);
                break;
            case XmlEncoding.Utf16LittleEndian or XmlEncoding.Utf16BigEndian:
                length += DecodeUtf16(bytes, room);
                break;
            default:
                for (int i = 0; i < bytes.Length; i++) room[i] = Single(bytes[i]);
                length += bytes.Length;
                break;
        }
    }

    private char Single(byte b) => Encoding switch
    {
        XmlEncoding.Latin1 => (char)b,
        XmlEncoding.Ascii => b < 0x80 ? (char)b : XmlChars.Invalid,
        _ => table![b] == '\uFFFD' ? XmlChars.Invalid : table[b],
    };

    private int DecodeUtf16(ReadOnlySpan<byte> bytes, Span<char> room)
    {
        int n = 0;
        foreach (byte b in bytes)
        {
            _pending[_pendingCount++] = b;
            if (_pendingCount < 2) continue;
            _pendingCount = 0;
            room[n++] = Encoding == XmlEncoding.Utf16LittleEndian ? (char)(_pending[0] | _pending[1] << 8) : (char)(_pending[1] | _pending[0] << 8);
        }
        return n;
    }

    private int DecodeUtf8(ReadOnlySpan<byte> bytes, Span<char> room)
    {
        int n = 0;
        while (_pendingCount > 0 && !bytes.IsEmpty)
        {
            _pending[_pendingCount++] = bytes[0];
            bytes = bytes[1..];
            n += Step(_pending.AsSpan(0, _pendingCount), room[n..], out int used);
            if (used == 0) continue;
            // Bytes behind a faulty one are looked at again.
            int left = _pendingCount - used;
            _pending.AsSpan(used, left).CopyTo(_pending);
            _pendingCount = left;
        }
        int at = 0;
        while (at < bytes.Length)
        {
            System.Buffers.OperationStatus status = System.Text.Ascii.ToUtf16(bytes[at..], room[n..], out int ascii);
            at += ascii;
            n += ascii;
            if (status == System.Buffers.OperationStatus.Done) break;
            int written = Step(bytes[at..], room[n..], out int used);
            if (used == 0)
            {
                bytes[at..].CopyTo(_pending);
                _pendingCount = bytes.Length - at;
                break;
            }
            n += written;
            at += used;
        }
        return n;
    }

    // One character; nothing is used where bytes are missing.
    private static int Step(ReadOnlySpan<byte> bytes, Span<char> room, out int used)
    {
        System.Buffers.OperationStatus status = System.Text.Rune.DecodeFromUtf8(bytes, out System.Text.Rune rune, out used);
        if (status == System.Buffers.OperationStatus.NeedMoreData)
        {
            used = 0;
            return 0;
        }
        if (status == System.Buffers.OperationStatus.Done) return rune.EncodeToUtf16(room);
        room[0] = XmlChars.Invalid;
        return 1;
    }
}
