using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Adder.Modules.Digests;

/// <summary>BLAKE2b: words of 64 bits.</summary>
// Written out for each size of word: one generic class for both hashed a megabyte in 2.6 ms instead of 2.1.
internal sealed class Blake2bDigest : Blake2Digest
{
    internal const int Block = 128;
    internal const int MostDigest = 64;
    internal const int MostKey = 64;
    internal const int SaltSize = 16;

    private static ReadOnlySpan<ulong> Initial =>
    [
        0x6A09E667F3BCC908, 0xBB67AE8584CAA73B, 0x3C6EF372FE94F82B, 0xA54FF53A5F1D36F1,
        0x510E527FADE682D1, 0x9B05688C2B3E6C1F, 0x1F83D9ABFB41BD6B, 0x5BE0CD19137E2179,
    ];

    private readonly ulong[] _state = new ulong[8];

    internal Blake2bDigest(Blake2Parameters parameters) : base(parameters, Block)
    {
        Span<byte> block = stackalloc byte[64];
        block.Clear();
        WriteTree(parameters, block);
        block[16] = parameters.NodeDepth;
        block[17] = parameters.InnerSize;
        parameters.Salt.CopyTo(block[32..]);
        parameters.Person.CopyTo(block[48..]);
        for (int i = 0; i < 8; i++) _state[i] = Initial[i] ^ BinaryPrimitives.ReadUInt64LittleEndian(block[(8 * i)..]);
    }

    private Blake2bDigest(Blake2bDigest other) : base(other)
    {
        other._state.CopyTo(_state, 0);
    }

    internal override string Name => "blake2b";

    internal override Digest Copy() => new Blake2bDigest(this);

    private protected override void Compress(ReadOnlySpan<byte> block) => Compress(_state, block, Counter, 0, 0);

    private protected override void Finish(ReadOnlySpan<byte> block, ulong counter, Span<byte> state)
    {
        Span<ulong> h = stackalloc ulong[8];
        _state.CopyTo(h);
        Compress(h, block, counter, ulong.MaxValue, IsLastNode ? ulong.MaxValue : 0);
        for (int i = 0; i < 8; i++) BinaryPrimitives.WriteUInt64LittleEndian(state[(8 * i)..], h[i]);
    }

    [SkipLocalsInit]
    private static void Compress(Span<ulong> h, ReadOnlySpan<byte> block, ulong counter, ulong last, ulong lastNode)
    {
        h = h[..8];
        Span<ulong> m = stackalloc ulong[16];
        for (int i = 0; i < 16; i++) m[i] = BinaryPrimitives.ReadUInt64LittleEndian(block[(8 * i)..]);
        ulong v0 = h[0], v1 = h[1], v2 = h[2], v3 = h[3], v4 = h[4], v5 = h[5], v6 = h[6], v7 = h[7],
            v8 = Initial[0], v9 = Initial[1], v10 = Initial[2], v11 = Initial[3],
            v12 = Initial[4] ^ counter, v13 = Initial[5],
            v14 = Initial[6] ^ last, v15 = Initial[7] ^ lastNode;
        for (int round = 0; round < 12; round++)
        {
            ReadOnlySpan<byte> s = Sigma.Slice(round % 10 * 16, 16);
            Mix(ref v0, ref v4, ref v8, ref v12, m[s[0]], m[s[1]]);
            Mix(ref v1, ref v5, ref v9, ref v13, m[s[2]], m[s[3]]);
            Mix(ref v2, ref v6, ref v10, ref v14, m[s[4]], m[s[5]]);
            Mix(ref v3, ref v7, ref v11, ref v15, m[s[6]], m[s[7]]);
            Mix(ref v0, ref v5, ref v10, ref v15, m[s[8]], m[s[9]]);
            Mix(ref v1, ref v6, ref v11, ref v12, m[s[10]], m[s[11]]);
            Mix(ref v2, ref v7, ref v8, ref v13, m[s[12]], m[s[13]]);
            Mix(ref v3, ref v4, ref v9, ref v14, m[s[14]], m[s[15]]);
        }
        h[0] ^= v0 ^ v8;
        h[1] ^= v1 ^ v9;
        h[2] ^= v2 ^ v10;
        h[3] ^= v3 ^ v11;
        h[4] ^= v4 ^ v12;
        h[5] ^= v5 ^ v13;
        h[6] ^= v6 ^ v14;
        h[7] ^= v7 ^ v15;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Mix(ref ulong a, ref ulong b, ref ulong c, ref ulong d, ulong x, ulong y)
    {
        a = a + b + x;
        d = BitOperations.RotateRight(d ^ a, 32);
        c += d;
        b = BitOperations.RotateRight(b ^ c, 24);
        a = a + b + y;
        d = BitOperations.RotateRight(d ^ a, 16);
        c += d;
        b = BitOperations.RotateRight(b ^ c, 63);
    }
}
