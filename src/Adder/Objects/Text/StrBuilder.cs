using Adder.Runtime;

namespace Adder.Objects;

/// <summary>Builds a string in the narrowest kind that serves, widening when a wider code point arrives. (_PyUnicodeWriter)</summary>
internal sealed class StrBuilder
{
    private byte[] _bytes;
    private char[]? _chars;
    private int[]? _points;
    private int _length;

    internal StrBuilder(int capacity = 32)
    {
        _bytes = new byte[capacity];
    }

    private const int SpareRoom = 256, LargestSpare = 4 * SpareRoom;

    /// <summary>For text that is soon done: <see cref="ToStr(ThreadState)"/> keeps the memory for the next one.</summary>
    internal static StrBuilder Spare(ThreadState ts, int capacity)
    {
        StrBuilder? spare = ts.SpareText;
        if (spare is null) return new(Math.Max(capacity, SpareRoom));
        ts.SpareText = null;
        return spare;
    }

    internal PyStr ToStr(ThreadState ts)
    {
        PyStr made = ToStr();
        if (_bytes.Length is >= SpareRoom and <= LargestSpare)
        {
            _length = 0;
            ts.SpareText = this;
        }
        return made;
    }

    internal int Length => _length;

    internal void Append(int codePoint)
    {
        if (_points is null && codePoint < 0x10000)
        {
            if (_chars is null && codePoint < 0x100)
            {
                if (_length == _bytes.Length) Array.Resize(ref _bytes, Enough(1));
                _bytes[_length++] = (byte)codePoint;
                return;
            }
            ToUcs2();
            if (_length == _chars!.Length) Array.Resize(ref _chars, Enough(1));
            _chars[_length++] = (char)codePoint;
            return;
        }
        ToUcs4();
        if (_length == _points!.Length) Array.Resize(ref _points, Enough(1));
        _points[_length++] = codePoint;
    }

    internal void Append(int codePoint, int count)
    {
        for (int i = 0; i < count; i++) Append(codePoint);
    }

    /// <summary>.NET text; surrogate pairs become one code point.</summary>
    internal void Append(string text)
    {
        foreach (char c in text)
        {
            if (c >= 0x80)
            {
                Append(PyStr.From(text));
                return;
            }
        }
        if (_points is not null || _chars is not null)
        {
            foreach (char c in text) Append((int)c);
            return;
        }
        Span<byte> room = Room(ref _bytes, text.Length);
        for (int i = 0; i < room.Length; i++) room[i] = (byte)text[i];
    }

    /// <summary>A number in decimal.</summary>
    internal void AppendDecimal(long number)
    {
        Span<byte> digits = stackalloc byte[20];
        System.Buffers.Text.Utf8Formatter.TryFormat(number, digits, out int count);
        Append((ReadOnlySpan<byte>)digits[..count]);
    }

    internal void Append(PyStr text) => Append(text, 0, text.Length);

    internal void Append(PyStr text, int start, int count)
    {
        if (count == 0) return;
        switch (text.Kind)
        {
            case StrKind.Latin1: Append(text.Latin1.Slice(start, count)); break;
            case StrKind.Ucs2: Append(text.Ucs2.Slice(start, count)); break;
            default: Append(text.Ucs4.Slice(start, count)); break;
        }
    }

    internal PyStr ToStr() => _points is not null ? PyStr.FromUcs4(_points.AsSpan(0, _length))
        : _chars is not null ? PyStr.FromUcs2(_chars.AsSpan(0, _length))
        : PyStr.FromLatin1(_bytes.AsSpan(0, _length));

    private void Append(ReadOnlySpan<byte> text) => AppendLatin1(text);

    /// <summary>Code points below 256.</summary>
    internal void AppendLatin1(ReadOnlySpan<byte> text)
    {
        if (_points is not null) Spans.Widen(text, Room(ref _points, text.Length));
        else if (_chars is not null) Spans.Widen(text, Room(ref _chars, text.Length));
        else text.CopyTo(Room(ref _bytes, text.Length));
    }

    private void Append(ReadOnlySpan<char> text)
    {
        if (_points is not null)
        {
            Spans.Widen(text, Room(ref _points, text.Length));
            return;
        }
        ToUcs2();
        text.CopyTo(Room(ref _chars!, text.Length));
    }

    private void Append(ReadOnlySpan<int> text)
    {
        ToUcs4();
        text.CopyTo(Room(ref _points!, text.Length));
    }

    private Span<T> Room<T>(ref T[] array, int count)
    {
        if (array.Length - _length < count) Array.Resize(ref array, Enough(count));
        Span<T> room = array.AsSpan(_length, count);
        _length += count;
        return room;
    }

    private int Enough(int more)
    {
        long needed = (long)_length + more;
        if (needed > Array.MaxLength) throw Errors.MemoryError();
        return (int)Math.Min(Array.MaxLength, Math.Max(needed, needed + (needed >> 1)));
    }

    private void ToUcs2()
    {
        if (_chars is not null) return;
        char[] chars = new char[Math.Max(_bytes.Length, 16)];
        Spans.Widen(_bytes.AsSpan(0, _length), chars);
        _chars = chars;
        _bytes = [];
    }

    private void ToUcs4()
    {
        if (_points is not null) return;
        int[] points = new int[Math.Max(_chars?.Length ?? _bytes.Length, 16)];
        if (_chars is not null) Spans.Widen(_chars.AsSpan(0, _length), points);
        else Spans.Widen(_bytes.AsSpan(0, _length), points);
        _points = points;
        _chars = null;
        _bytes = [];
    }
}

/// <summary>Copies code points into wider memory.</summary>
internal static class Spans
{
    internal static void Widen(ReadOnlySpan<byte> from, Span<char> to) => System.Text.Encoding.Latin1.GetChars(from, to);

    internal static void Widen(ReadOnlySpan<byte> from, Span<int> to)
    {
        for (int i = 0; i < from.Length; i++) to[i] = from[i];
    }

    internal static void Widen(ReadOnlySpan<char> from, Span<int> to)
    {
        for (int i = 0; i < from.Length; i++) to[i] = from[i];
    }
}
