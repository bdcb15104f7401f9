using static System.Numerics.BitOperations;

namespace Adder.Modules.Digests;

/// <summary>Keccak-f[1600]: lane (x, y) is aXY here, and stands at x + 5 y in the state.</summary>
internal static class KeccakPermutation
{
    private static ReadOnlySpan<ulong> RoundConstants =>
    [
        0x0000000000000001, 0x0000000000008082, 0x800000000000808A, 0x8000000080008000, 0x000000000000808B, 0x0000000080000001,
        0x8000000080008081, 0x8000000000008009, 0x000000000000008A, 0x0000000000000088, 0x0000000080008009, 0x000000008000000A,
        0x000000008000808B, 0x800000000000008B, 0x8000000000008089, 0x8000000000008003, 0x8000000000008002, 0x8000000000000080,
        0x000000000000800A, 0x800000008000000A, 0x8000000080008081, 0x8000000000008080, 0x0000000080000001, 0x8000000080008008,
    ];

    internal static void Apply(Span<ulong> s)
    {
        s = s[..25];
        ulong a00 = s[0], a10 = s[1], a20 = s[2], a30 = s[3], a40 = s[4];
        ulong a01 = s[5], a11 = s[6], a21 = s[7], a31 = s[8], a41 = s[9];
        ulong a02 = s[10], a12 = s[11], a22 = s[12], a32 = s[13], a42 = s[14];
        ulong a03 = s[15], a13 = s[16], a23 = s[17], a33 = s[18], a43 = s[19];
        ulong a04 = s[20], a14 = s[21], a24 = s[22], a34 = s[23], a44 = s[24];
        foreach (ulong constant in RoundConstants)
        {
            ulong c0 = a00 ^ a01 ^ a02 ^ a03 ^ a04;
            ulong c1 = a10 ^ a11 ^ a12 ^ a13 ^ a14;
            ulong c2 = a20 ^ a21 ^ a22 ^ a23 ^ a24;
            ulong c3 = a30 ^ a31 ^ a32 ^ a33 ^ a34;
            ulong c4 = a40 ^ a41 ^ a42 ^ a43 ^ a44;
            ulong d0 = c4 ^ RotateLeft(c1, 1);
            ulong d1 = c0 ^ RotateLeft(c2, 1);
            ulong d2 = c1 ^ RotateLeft(c3, 1);
            ulong d3 = c2 ^ RotateLeft(c4, 1);
            ulong d4 = c3 ^ RotateLeft(c0, 1);
            ulong b00 = a00 ^ d0;
            ulong b10 = RotateLeft(a11 ^ d1, 44);
            ulong b20 = RotateLeft(a22 ^ d2, 43);
            ulong b30 = RotateLeft(a33 ^ d3, 21);
            ulong b40 = RotateLeft(a44 ^ d4, 14);
            ulong b01 = RotateLeft(a30 ^ d3, 28);
            ulong b11 = RotateLeft(a41 ^ d4, 20);
            ulong b21 = RotateLeft(a02 ^ d0, 3);
            ulong b31 = RotateLeft(a13 ^ d1, 45);
            ulong b41 = RotateLeft(a24 ^ d2, 61);
            ulong b02 = RotateLeft(a10 ^ d1, 1);
            ulong b12 = RotateLeft(a21 ^ d2, 6);
            ulong b22 = RotateLeft(a32 ^ d3, 25);
            ulong b32 = RotateLeft(a43 ^ d4, 8);
            ulong b42 = RotateLeft(a04 ^ d0, 18);
            ulong b03 = RotateLeft(a40 ^ d4, 27);
            ulong b13 = RotateLeft(a01 ^ d0, 36);
            ulong b23 = RotateLeft(a12 ^ d1, 10);
            ulong b33 = RotateLeft(a23 ^ d2, 15);
            ulong b43 = RotateLeft(a34 ^ d3, 56);
            ulong b04 = RotateLeft(a20 ^ d2, 62);
            ulong b14 = RotateLeft(a31 ^ d3, 55);
            ulong b24 = RotateLeft(a42 ^ d4, 39);
            ulong b34 = RotateLeft(a03 ^ d0, 41);
            ulong b44 = RotateLeft(a14 ^ d1, 2);
            a00 = b00 ^ (~b10 & b20) ^ constant;
            a10 = b10 ^ (~b20 & b30);
            a20 = b20 ^ (~b30 & b40);
            a30 = b30 ^ (~b40 & b00);
            a40 = b40 ^ (~b00 & b10);
            a01 = b01 ^ (~b11 & b21);
            a11 = b11 ^ (~b21 & b31);
            a21 = b21 ^ (~b31 & b41);
            a31 = b31 ^ (~b41 & b01);
            a41 = b41 ^ (~b01 & b11);
            a02 = b02 ^ (~b12 & b22);
            a12 = b12 ^ (~b22 & b32);
            a22 = b22 ^ (~b32 & b42);
            a32 = b32 ^ (~b42 & b02);
            a42 = b42 ^ (~b02 & b12);
            a03 = b03 ^ (~b13 & b23);
            a13 = b13 ^ (~b23 & b33);
            a23 = b23 ^ (~b33 & b43);
            a33 = b33 ^ (~b43 & b03);
            a43 = b43 ^ (~b03 & b13);
            a04 = b04 ^ (~b14 & b24);
            a14 = b14 ^ (~b24 & b34);
            a24 = b24 ^ (~b34 & b44);
            a34 = b34 ^ (~b44 & b04);
            a44 = b44 ^ (~b04 & b14);
        }
        s[0] = a00;
        s[1] = a10;
        s[2] = a20;
        s[3] = a30;
        s[4] = a40;
        s[5] = a01;
        s[6] = a11;
        s[7] = a21;
        s[8] = a31;
        s[9] = a41;
        s[10] = a02;
        s[11] = a12;
        s[12] = a22;
        s[13] = a32;
        s[14] = a42;
        s[15] = a03;
        s[16] = a13;
        s[17] = a23;
        s[18] = a33;
        s[19] = a43;
        s[20] = a04;
        s[21] = a14;
        s[22] = a24;
        s[23] = a34;
        s[24] = a44;
    }
}
