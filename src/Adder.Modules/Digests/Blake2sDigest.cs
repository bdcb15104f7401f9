using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;

namespace Adder.Modules.Digests;

/// <summary>BLAKE2s: words of 32 bits.</summary>
internal sealed class Blake2sDigest : Blake2Digest
{
    internal const int Block = 64;
    internal const int MostDigest = 32;
    internal const int MostKey = 32;
    internal const int SaltSize = 8;

    private static ReadOnlySpan<uint> Initial =>
    [
        0x6A09E667, 0xBB67AE85, 0x3C6EF372, 0xA54FF53A,
        0x510E527F, 0x9B05688C, 0x1F83D9AB, 0x5BE0CD19,
    ];

    private readonly uint[] _state = new uint[8];

    internal Blake2sDigest(Blake2Parameters parameters) : base(parameters, Block)
    {
        Span<byte> block = stackalloc byte[32];
        block.Clear();
        WriteTree(parameters, block);
        block[14] = parameters.NodeDepth;
        block[15] = parameters.InnerSize;
        parameters.Salt.CopyTo(block[16..]);
        parameters.Person.CopyTo(block[24..]);
        for (int i = 0; i < 8; i++) _state[i] = Initial[i] ^ BinaryPrimitives.ReadUInt32LittleEndian(block[(4 * i)..]);
    }

    private Blake2sDigest(Blake2sDigest other) : base(other)
    {
        other._state.CopyTo(_state, 0);
    }

    internal override string Name => "blake2s";

    internal override Digest Copy() => new Blake2sDigest(this);

    private protected override void Compress(ReadOnlySpan<byte> block) => Compress(_state, block, Counter, 0, 0);

    private protected override void Finish(ReadOnlySpan<byte> block, ulong counter, Span<byte> state)
    {
        Span<uint> h = stackalloc uint[8];
        _state.CopyTo(h);
        Compress(h, block, counter, uint.MaxValue, IsLastNode ? uint.MaxValue : 0);
        for (int i = 0; i < 8; i++) BinaryPrimitives.WriteUInt32LittleEndian(state[(4 * i)..], h[i]);
    }

    [SkipLocalsInit]
    private static void Compress(Span<uint> h, ReadOnlySpan<byte> block, ulong counter, uint last, uint lastNode)
    {
        h = h[..8];
        Span<uint> m = stackalloc uint[16];
        for (int i = 0; i < 16; i++) m[i] = BinaryPrimitives.ReadUInt32LittleEndian(block[(4 * i)..]);
        uint v0 = h[0], v1 = h[1], v2 = h[2], v3 = h[3], v4 = h[4], v5 = h[5], v6 = h[6], v7 = h[7],
            v8 = Initial[0], v9 = Initial[1], v10 = Initial[2], v11 = Initial[3],
            v12 = Initial[4] ^ (uint)counter, v13 = Initial[5] ^ (uint)(counter >> 32),
            v14 = Initial[6] ^ last, v15 = Initial[7] ^ lastNode;
        for (int round = 0; round < 10; round++)
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
    private static void Mix(ref uint a, ref uint b, ref uint c, ref uint d, uint x, uint y)
    {
        a = a + b + x;
        d = BitOperations.RotateRight(d ^ a, 16);
        c += d;
        b = BitOperations.RotateRight(b ^ c, 12);
        a = a + b + y;
        d = BitOperations.RotateRight(d ^ a, 8);
        c += d;
        b = BitOperations.RotateRight(b ^ c, 7);
    }
}
