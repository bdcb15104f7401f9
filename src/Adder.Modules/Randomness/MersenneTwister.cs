namespace Adder.Modules.Randomness;

/// <summary>MT19937 (Matsumoto and Nishimura, 2002), seeded and read as CPython's _random does.</summary>
internal sealed class MersenneTwister
{
    internal const int StateSize = 624;
    private const int Middle = 397;
    private const uint Upper = 0x8000_0000;
    private const uint Lower = 0x7FFF_FFFF;
    private const uint Twist = 0x9908_B0DF;

    private readonly uint[] _state = new uint[StateSize];
    private int _index = StateSize;

    /// <summary>The state words; writable for setstate.</summary>
    internal Span<uint> State => _state;

    /// <summary>The next word to use, 0 to 624.</summary>
    internal int Index
    {
        get => _index;
        set => _index = value;
    }

    internal void Seed(uint seed)
    {
        _state[0] = seed;
        for (uint i = 1; i < StateSize; i++)
        {
            uint previous = _state[i - 1];
            _state[i] = 1812433253 * (previous ^ (previous >> 30)) + i;
        }
        _index = StateSize;
    }

    /// <summary>Seeds with the 32-bit words of a number, lowest first; at least one.</summary>
    internal void Seed(ReadOnlySpan<uint> key)
    {
        Seed(19650218);
        uint i = 1;
        int j = 0;
        for (int k = Math.Max(StateSize, key.Length); k > 0; k--)
        {
            _state[i] = (_state[i] ^ (Mixed(i) * 1664525)) + key[j] + (uint)j;
            Advance(ref i);
            if (++j >= key.Length) j = 0;
        }
        for (int k = StateSize - 1; k > 0; k--)
        {
            _state[i] = (_state[i] ^ (Mixed(i) * 1566083941)) - i;
            Advance(ref i);
        }
        _state[0] = Upper;
    }

    internal uint NextWord()
    {
        if (_index >= StateSize) Refill();
        uint y = _state[_index++];
        y ^= y >> 11;
        y ^= (y << 7) & 0x9D2C_5680;
        y ^= (y << 15) & 0xEFC6_0000;
        return y ^ (y >> 18);
    }

    /// <summary>A double in [0, 1) with 53 random bits.</summary>
    internal double NextDouble()
    {
        uint high = NextWord() >> 5;
        uint low = NextWord() >> 6;
        return (high * 67108864.0 + low) * (1.0 / 9007199254740992.0);
    }

    /// <summary>Fills with random bits, lowest word first; the last word keeps its uppermost bits.</summary>
    internal void NextBits(Span<uint> words, int bits)
    {
        for (int i = 0; i < words.Length; i++, bits -= 32)
        {
            uint word = NextWord();
            words[i] = bits < 32 ? word >> (32 - bits) : word;
        }
    }

    private uint Mixed(uint i) => _state[i - 1] ^ (_state[i - 1] >> 30);

    private void Advance(ref uint i)
    {
        if (++i < StateSize) return;
        _state[0] = _state[StateSize - 1];
        i = 1;
    }

    private void Refill()
    {
        for (int i = 0; i < StateSize; i++)
        {
            uint y = (_state[i] & Upper) | (_state[(i + 1) % StateSize] & Lower);
            uint next = _state[(i + Middle) % StateSize] ^ (y >> 1);
            _state[i] = (y & 1) != 0 ? next ^ Twist : next;
        }
        _index = 0;
    }
}
