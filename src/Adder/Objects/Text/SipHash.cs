using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Adder.Objects;

/// <summary>SipHash-1-3, CPython 3.12's hash of str and bytes, keyed once per process.</summary>
internal static class SipHash
{
    private const ulong Start0 = 0x736f6d6570736575, Start1 = 0x646f72616e646f6d, Start2 = 0x6c7967656e657261, Start3 = 0x7465646279746573;

    private static readonly (ulong K0, ulong K1) s_key = MakeKey();

    /// <summary>Whether hashes differ from run to run. (sys.flags.hash_randomization)</summary>
    internal static readonly bool IsRandomized = Environment.GetEnvironmentVariable("PYTHONHASHSEED") != "0";

    internal static long Hash13(ReadOnlySpan<byte> data) => Hash13(data, s_key.K0, s_key.K1);

    /// <summary>With a key of the caller's. (_Py_KeyedHash)</summary>
    internal static long Hash13(ReadOnlySpan<byte> data, ulong k0, ulong k1)
    {
        ulong v0 = k0 ^ Start0, v1 = k1 ^ Start1, v2 = k0 ^ Start2, v3 = k1 ^ Start3;
        ulong last = (ulong)data.Length << 56;
        while (data.Length >= 8)
        {
            ulong word = MemoryMarshal.Read<ulong>(data);
            v3 ^= word;
            Round(ref v0, ref v1, ref v2, ref v3);
            v0 ^= word;
            data = data[8..];
        }
        for (int i = 0; i < data.Length; i++) last |= (ulong)data[i] << (8 * i);
        return End(last, v0, v1, v2, v3);
    }

    /// <summary>The hash of up to seven bytes: they are the low ones of the word, their number is the highest.</summary>
    internal static long OfLastWord(ulong word) =>
        End(word, s_key.K0 ^ Start0, s_key.K1 ^ Start1, s_key.K0 ^ Start2, s_key.K1 ^ Start3);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long End(ulong last, ulong v0, ulong v1, ulong v2, ulong v3)
    {
        v3 ^= last;
        Round(ref v0, ref v1, ref v2, ref v3);
        v0 ^= last;
        v2 ^= 0xff;
        Round(ref v0, ref v1, ref v2, ref v3);
        Round(ref v0, ref v1, ref v2, ref v3);
        Round(ref v0, ref v1, ref v2, ref v3);
        return (long)(v0 ^ v1 ^ v2 ^ v3);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Round(ref ulong v0, ref ulong v1, ref ulong v2, ref ulong v3)
    {
        v0 += v1; v2 += v3;
        v1 = BitOperations.RotateLeft(v1, 13) ^ v0; v3 = BitOperations.RotateLeft(v3, 16) ^ v2;
        v0 = BitOperations.RotateLeft(v0, 32);
        v2 += v1; v0 += v3;
        v1 = BitOperations.RotateLeft(v1, 17) ^ v2; v3 = BitOperations.RotateLeft(v3, 21) ^ v0;
        v2 = BitOperations.RotateLeft(v2, 32);
    }

    // PYTHONHASHSEED: 0 turns randomization off, another number seeds CPython's lcg_urandom.
    private static (ulong K0, ulong K1) MakeKey()
    {
        Span<byte> key = stackalloc byte[16];
        string? seedText = Environment.GetEnvironmentVariable("PYTHONHASHSEED");
        if (uint.TryParse(seedText, out uint seed))
        {
            if (seed != 0)
            {
                uint x = seed;
                for (int i = 0; i < key.Length; i++)
                {
                    x = x * 214013 + 2531011;
                    key[i] = (byte)(x >> 16);
                }
            }
        }
        else
        {
            // The system's secure source, too, without the library for cryptography; six of the bits are fixed.
            _ = Guid.NewGuid().TryWriteBytes(key);
        }
        return (MemoryMarshal.Read<ulong>(key), MemoryMarshal.Read<ulong>(key[8..]));
    }
}
