using System.Text;
using Adder.Syntax.Text.Unicode;

namespace Adder.Objects.Codecs;

/// <summary><c>unicode_escape</c>: text as in a Python literal.</summary>
internal static class UnicodeEscapeCodec
{
    private const string Name = "unicodeescape";

    /// <summary>Decodes; unless final, leaves an incomplete escape at the end alone.</summary>
    /// <param name="firstInvalid">Where the first escape stands (without backslash) that is to be warned of, or -1.</param>
    internal static PyStr Decode(
        ReadOnlySpan<byte> input, DecodeErrors errors, bool final, out int consumed, out int firstInvalid)
    {
        var target = new StrBuilder(input.Length);
        int at = 0;
        firstInvalid = -1;
        while (at < input.Length)
        {
            if (input[at] != '\\')
            {
                target.Append(input[at++]);
                continue;
            }
            int start = at++;
            string? fault = ReadEscape(input, ref at, target, ref firstInvalid, out bool cutOff);
            if (fault is null) continue;
            if (cutOff && !final)
            {
                at = start;
                break;
            }
            at = errors.Handle(Name, ref input, start, at, fault, target);
        }
        consumed = at;
        return target.ToStr();
    }

    internal static byte[] Encode(PyStr text)
    {
        var target = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            int c = text[i];
            _ = c switch
            {
                '\\' => target.Append("\\\\"),
                '\t' => target.Append("\\t"),
                '\n' => target.Append("\\n"),
                '\r' => target.Append("\\r"),
                >= ' ' and < 127 => target.Append((char)c),
                _ => target.AppendEscape(c),
            };
        }
        return Encoding.Latin1.GetBytes(target.ToString());
    }

    /// <summary>Reads hexadecimal digits; false at the first thing that is none, or at the end of the input.</summary>
    internal static bool ReadHex(ReadOnlySpan<byte> input, ref int at, int count, out uint value)
    {
        value = 0;
        for (; count > 0; count--, at++)
        {
            if (at >= input.Length || !char.IsAsciiHexDigit((char)input[at])) return false;
            value = (value << 4) | (uint)Convert.ToInt32(((char)input[at]).ToString(), 16);
        }
        return true;
    }

    private static string? ReadEscape(ReadOnlySpan<byte> input, ref int at, StrBuilder target, ref int firstInvalid, out bool cutOff)
    {
        cutOff = at >= input.Length;
        if (cutOff) return "\\ at end of string";
        byte letter = input[at++];
        switch (letter)
        {
            case (byte)'\n':
                return null;
            case >= (byte)'0' and <= (byte)'7':
                ReadOctal(input, ref at, letter, target, ref firstInvalid);
                return null;
            case (byte)'x':
                return ReadCode(input, ref at, 2, "truncated \\xXX escape", target, out cutOff);
            case (byte)'u':
                return ReadCode(input, ref at, 4, "truncated \\uXXXX escape", target, out cutOff);
            case (byte)'U':
                return ReadCode(input, ref at, 8, "truncated \\UXXXXXXXX escape", target, out cutOff);
            case (byte)'N':
                return ReadName(input, ref at, target, out cutOff);
        }
        int simple = Simple(letter);
        if (simple < 0)
        {
            if (firstInvalid < 0) firstInvalid = at - 1;
            target.Append('\\');
            simple = letter;
        }
        target.Append(simple);
        return null;
    }

    internal static int Simple(byte letter) => letter switch
    {
        (byte)'\\' or (byte)'\'' or (byte)'"' => letter,
        (byte)'a' => 7,
        (byte)'b' => 8,
        (byte)'t' => 9,
        (byte)'n' => 10,
        (byte)'v' => 11,
        (byte)'f' => 12,
        (byte)'r' => 13,
        _ => -1,
    };

    private static void ReadOctal(ReadOnlySpan<byte> input, ref int at, byte first, StrBuilder target, ref int firstInvalid)
    {
        int value = first - '0';
        for (int more = 2; more > 0 && at < input.Length && input[at] is >= (byte)'0' and <= (byte)'7'; more--)
        {
            value = (value << 3) + input[at++] - '0';
        }
        if (value > 0xFF && firstInvalid < 0) firstInvalid = at - 3;
        target.Append(value);
    }

    private static string? ReadCode(
        ReadOnlySpan<byte> input, ref int at, int digits, string fault, StrBuilder target, out bool cutOff)
    {
        bool complete = ReadHex(input, ref at, digits, out uint value);
        cutOff = !complete && at >= input.Length;
        if (!complete) return fault;
        if (value > 0x10FFFF) return "illegal Unicode character";
        target.Append((int)value);
        return null;
    }

    private static string? ReadName(ReadOnlySpan<byte> input, ref int at, StrBuilder target, out bool cutOff)
    {
        const string Malformed = "malformed \\N character escape";
        cutOff = at >= input.Length;
        if (cutOff || input[at] != '{') return Malformed;
        int length = input[++at..].IndexOf((byte)'}');
        cutOff = length < 0;
        if (cutOff)
        {
            at = input.Length;
            return Malformed;
        }
        ReadOnlySpan<byte> name = input.Slice(at, length);
        at += length;
        if (length == 0) return Malformed;
        at++;
        int character = UnicodeNames.Find(Encoding.Latin1.GetString(name));
        if (character < 0) return "unknown Unicode character name";
        target.Append(character);
        return null;
    }
}
