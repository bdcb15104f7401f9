namespace Adder.Objects.Codecs.Multibyte;

/// <summary>iso2022_*: seven bits, with escape sequences that switch between character sets.</summary>
internal sealed class Iso2022Codec(string name, bool shifts, bool usesG2, params Iso2022Charset[] charsets) : MultibyteCodec(name)
{
    private const byte Escape = 0x1B;
    private const byte ShiftOut = 0x0E;
    private const byte ShiftIn = 0x0F;
    private const int LongestEscape = 16;
    private const ulong Shifted = 1UL << 24;
    private const ulong InForeignEscape = 1UL << 25;

    internal override int Decode(ReadOnlySpan<byte> input, int at, ref ulong state, StrBuilder target)
    {
        byte c = input[at];
        if ((state & InForeignEscape) != 0)
        {
            if (EndsEscape(c)) state &= ~InForeignEscape;
            target.Append(c);
            return 1;
        }
        switch (c)
        {
            case Escape:
                return DecodeEscape(input, at, ref state, target);
            case ShiftIn when shifts:
                state &= ~Shifted;
                return 1;
            case ShiftOut when shifts:
                state |= Shifted;
                return 1;
            case (byte)'\n':
                state &= ~Shifted;
                target.Append(c);
                return 1;
            case >= 0x80:
                return -1;
        }
        byte mark = Designated(state, (state & Shifted) != 0 ? 1 : 0);
        if (mark == 0 || c < 0x20)
        {
            target.Append(c);
            return 1;
        }
        return DecodeCode(input, at, Find(mark)!, target);
    }

    internal override bool Encode(int character, ref ulong state, ref ByteBuilder target)
    {
        if (character < 0x80)
        {
            ToAscii(ref state, ref target);
            target.Append((byte)character);
            return true;
        }
        foreach (Iso2022Charset charset in charsets)
        {
            int code = charset.Encode(character);
            if (code == 0) continue;
            Append(charset, code, ref state, ref target);
            return true;
        }
        return false;
    }

    internal override int Encode(PyStr text, int at, bool final, ref ulong state, ref ByteBuilder target)
    {
        // Sets with pairs stand first.
        if (charsets[0].Pairs is { } pairs && pairs().BeginsPair(text[at]))
        {
            int read = pairs().Read(text, at, final, out int code);
            if (read == 0) return 0;
            if (read == 2)
            {
                Append(charsets[0], code, ref state, ref target);
                return read;
            }
        }
        return base.Encode(text, at, final, ref state, ref target);
    }

    // Where ours has 0 for ASCII, programs see its letter.
    internal override ulong Show(ulong state)
    {
        for (int plane = 0; plane < 2; plane++)
        {
            if (Designated(state, plane) == 0) SetDesignated(ref state, plane, (byte)'B');
        }
        return state;
    }

    internal override ulong Restore(ulong shown)
    {
        for (int plane = 0; plane < 2; plane++)
        {
            if (Designated(shown, plane) == 'B') SetDesignated(ref shown, plane, 0);
        }
        return shown;
    }

    internal override void Reset(ref ulong state, ref ByteBuilder target)
    {
        if ((state & Shifted) != 0) target.Append(ShiftIn);
        state &= ~Shifted;
        if (Designated(state, 0) == 0) return;
        target.Append("\u001B(B"u8);
        SetDesignated(ref state, 0, 0);
    }

    private static void Append(Iso2022Charset charset, int code, ref ulong state, ref ByteBuilder target)
    {
        Designate(charset, ref state, ref target);
        if (charset.IsWide) target.Append((byte)(code >> 8));
        target.Append((byte)code);
    }

    private void ToAscii(ref ulong state, ref ByteBuilder target)
    {
        if (Designated(state, 0) != 0)
        {
            target.Append("\u001B(B"u8);
            SetDesignated(ref state, 0, 0);
        }
        if ((state & Shifted) == 0) return;
        target.Append(ShiftIn);
        state &= ~Shifted;
    }

    private static void Designate(Iso2022Charset charset, ref ulong state, ref ByteBuilder target)
    {
        if (charset.Plane == 0 && (state & Shifted) != 0)
        {
            target.Append(ShiftIn);
            state &= ~Shifted;
        }
        if (Designated(state, charset.Plane) != charset.Mark)
        {
            target.Append(Escape);
            if (charset.IsWide) target.Append((byte)'$');
            bool isShort = ReferenceEquals(charset, Iso2022Charset.JisX0208);
            if (!isShort) target.Append((byte)(charset.Plane == 0 ? '(' : ')'));
            target.Append((byte)charset.Letter);
            SetDesignated(ref state, charset.Plane, charset.Mark);
        }
        if (charset.Plane != 1 || (state & Shifted) != 0) return;
        target.Append(ShiftOut);
        state |= Shifted;
    }

    private static int DecodeCode(ReadOnlySpan<byte> input, int at, Iso2022Charset charset, StrBuilder target)
    {
        int width = charset.IsWide ? 2 : 1;
        if (input.Length - at < width) return 0;
        int code = width == 1 ? input[at] : input[at] << 8 | input[at + 1];
        int character = width == 2 && input[at + 1] >= 0x80 ? -1 : charset.Decode(code);
        if (character < 0) return -width;
        WideCharacterSet.Append(target, character);
        return width;
    }

    private int DecodeEscape(ReadOnlySpan<byte> input, int at, ref ulong state, StrBuilder target)
    {
        if (input.Length - at < 2) return 0;
        byte second = input[at + 1];
        if (second is (byte)'(' or (byte)')' or (byte)'$' or (byte)'.' or (byte)'&') return ReadDesignation(input[at..], ref state);
        if (usesG2 && second == 'N') return input.Length - at < 3 ? 0 : DecodeG2(input[at + 2], state, target);
        target.Append(Escape);
        state |= InForeignEscape;
        return 1;
    }

    private int ReadDesignation(ReadOnlySpan<byte> input, ref ulong state)
    {
        int length = 0;
        for (int i = 1; i < LongestEscape && length == 0; i++)
        {
            if (i >= input.Length) return 0;
            if (EndsEscape(input[i])) length = i + 1;
        }
        bool wide = input[1] == '$';
        if (length == 6 && input[3..6].SequenceEqual("\u001B$B"u8) && Find(Iso2022Charset.JisX0208.Mark) is not null)
        {
            SetDesignated(ref state, 0, Iso2022Charset.JisX0208.Mark);
            return length;
        }
        if (length is not (3 or 4) || (length == 4 && !wide)) return length == 0 ? -1 : -length;
        int plane = length == 3 && wide ? 0 : input[length - 2] switch
        {
            (byte)'(' => 0,
            (byte)')' => 1,
            (byte)'.' when usesG2 && !wide => 2,
            _ => -1,
        };
        byte mark = (byte)(input[length - 1] | (wide ? 0x80 : 0));
        if (mark == 'B') mark = 0;
        if (plane < 0 || (mark != 0 && Find(mark) is null)) return -length;
        SetDesignated(ref state, plane, mark);
        return length;
    }

    private int DecodeG2(byte code, ulong state, StrBuilder target)
    {
        byte mark = Designated(state, 2);
        int character = mark != 0 ? Find(mark)!.Decode(code) : code < 0x80 ? code : -1;
        if (character < 0) return -3;
        target.Append(character);
        return 3;
    }

    private Iso2022Charset? Find(byte mark)
    {
        foreach (Iso2022Charset charset in charsets)
        {
            if (charset.Mark == mark) return charset;
        }
        return null;
    }

    private static bool EndsEscape(byte c) => c is >= (byte)'A' and <= (byte)'Z' or (byte)'@';

    private static byte Designated(ulong state, int plane) => (byte)(state >> (8 * plane));

    private static void SetDesignated(ref ulong state, int plane, byte mark) =>
        state = (state & ~(0xFFUL << (8 * plane))) | ((ulong)mark << (8 * plane));
}
