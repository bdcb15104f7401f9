using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Adder.Modules.Digests;

/// <summary>Keys from passwords: PBKDF2 and scrypt. (RFC 8018, RFC 7914)</summary>
internal static class KeyDerivation
{
    internal static void Pbkdf2(Digest fresh, ReadOnlySpan<byte> password, ReadOnlySpan<byte> salt, int iterations, Span<byte> key)
    {
        if (fresh is SystemDigest { Algorithm: { } algorithm } && algorithm != SystemAlgorithm.Md5)
        {
            Rfc2898DeriveBytes.Pbkdf2(password, salt, key, iterations, algorithm.SystemName);
            return;
        }
        HmacDigest keyed = new(fresh, password);
        Span<byte> block = stackalloc byte[keyed.Size];
        Span<byte> sum = stackalloc byte[keyed.Size];
        Span<byte> number = stackalloc byte[4];
        for (int index = 1; !key.IsEmpty; index++)
        {
            Digest first = keyed.Copy();
            first.Update(salt);
            BinaryPrimitives.WriteInt32BigEndian(number, index);
            first.Update(number);
            first.Result(block);
            block.CopyTo(sum);
            for (int i = 1; i < iterations; i++)
            {
                Digest next = keyed.Copy();
                next.Update(block);
                next.Result(block);
                for (int j = 0; j < sum.Length; j++) sum[j] ^= block[j];
            }
            int taken = Math.Min(sum.Length, key.Length);
            sum[..taken].CopyTo(key);
            key = key[taken..];
        }
    }

    internal static void Scrypt(ReadOnlySpan<byte> password, ReadOnlySpan<byte> salt, int cost, int blockSize, int parallel, Span<byte> key)
    {
        int words = 32 * blockSize;
        var blocks = new byte[parallel * words * 4];
        Rfc2898DeriveBytes.Pbkdf2(password, salt, blocks, 1, HashAlgorithmName.SHA256);
        Span<uint> mixed = MemoryMarshal.Cast<byte, uint>(blocks.AsSpan());
        var table = new uint[(long)cost * words];
        var scratch = new uint[words];
        for (int i = 0; i < parallel; i++) Mix(mixed.Slice(i * words, words), table, scratch, cost);
        Rfc2898DeriveBytes.Pbkdf2(password, blocks, key, 1, HashAlgorithmName.SHA256);
    }

    // scryptROMix
    private static void Mix(Span<uint> block, uint[] table, uint[] scratch, int cost)
    {
        int words = block.Length;
        for (int i = 0; i < cost; i++)
        {
            block.CopyTo(table.AsSpan(i * words));
            MixBlock(block, scratch);
        }
        for (int i = 0; i < cost; i++)
        {
            int chosen = (int)(block[words - 16] & (uint)(cost - 1));
            ReadOnlySpan<uint> other = table.AsSpan(chosen * words, words);
            for (int j = 0; j < words; j++) block[j] ^= other[j];
            MixBlock(block, scratch);
        }
    }

    // scryptBlockMix
    private static void MixBlock(Span<uint> block, uint[] scratch)
    {
        Span<uint> x = stackalloc uint[16];
        block[^16..].CopyTo(x);
        int count = block.Length / 16;
        for (int i = 0; i < count; i++)
        {
            Span<uint> part = block.Slice(i * 16, 16);
            for (int j = 0; j < 16; j++) x[j] ^= part[j];
            Salsa8(x);
            x.CopyTo(scratch.AsSpan((i / 2 + (i & 1) * (count / 2)) * 16));
        }
        scratch.CopyTo(block);
    }

    private static void Salsa8(Span<uint> block)
    {
        block = block[..16];
        uint x0 = block[0], x1 = block[1], x2 = block[2], x3 = block[3], x4 = block[4], x5 = block[5], x6 = block[6], x7 = block[7],
            x8 = block[8], x9 = block[9], x10 = block[10], x11 = block[11], x12 = block[12], x13 = block[13], x14 = block[14], x15 = block[15];
        for (int i = 0; i < 4; i++)
        {
            Quarter(ref x0, ref x4, ref x8, ref x12);
            Quarter(ref x5, ref x9, ref x13, ref x1);
            Quarter(ref x10, ref x14, ref x2, ref x6);
            Quarter(ref x15, ref x3, ref x7, ref x11);
            Quarter(ref x0, ref x1, ref x2, ref x3);
            Quarter(ref x5, ref x6, ref x7, ref x4);
            Quarter(ref x10, ref x11, ref x8, ref x9);
            Quarter(ref x15, ref x12, ref x13, ref x14);
        }
        ReadOnlySpan<uint> mixed = [x0, x1, x2, x3, x4, x5, x6, x7, x8, x9, x10, x11, x12, x13, x14, x15];
        for (int i = 0; i < 16; i++) block[i] += mixed[i];
    }

    private static void Quarter(ref uint a, ref uint b, ref uint c, ref uint d)
    {
        b ^= BitOperations.RotateLeft(a + d, 7);
        c ^= BitOperations.RotateLeft(b + a, 9);
        d ^= BitOperations.RotateLeft(c + b, 13);
        a ^= BitOperations.RotateLeft(d + c, 18);
    }
}
