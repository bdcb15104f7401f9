using System.Buffers.Binary;

namespace Adder.Modules.Digests;

/// <summary>SHA-3 and SHAKE. (FIPS 202)</summary>
internal sealed class KeccakDigest : Digest
{
    private const int StateBytes = 200;

    private readonly ulong[] _state;
    private readonly byte[] _block;
    private int _filled;

    /// <param name="name">The name of the hash.</param>
    /// <param name="capacity">The bytes of the state that input does not touch.</param>
    /// <param name="size">The bytes of the result; 0 where any number can be had.</param>
    internal KeccakDigest(string name, int capacity, int size)
    {
        Name = name;
        Size = size;
        BlockSize = StateBytes - capacity;
        _state = new ulong[StateBytes / 8];
        _block = new byte[BlockSize];
    }

    private KeccakDigest(KeccakDigest other)
    {
        Name = other.Name;
        Size = other.Size;
        BlockSize = other.BlockSize;
        _state = other._state.AsSpan().ToArray();
        _block = other._block.AsSpan().ToArray();
        _filled = other._filled;
    }

    internal static KeccakDigest Sha3(int bits) => new($"sha3_{bits}", bits / 4, bits / 8);

    internal static KeccakDigest Shake(int bits) => new($"shake_{bits}", bits / 4, 0);

    internal override string Name { get; }

    internal override int Size { get; }

    internal override int BlockSize { get; }

    /// <summary>What is appended to the input before the padding.</summary>
    internal byte Suffix => Size == 0 ? (byte)0x1F : (byte)0x06;

    internal override Digest Copy() => new KeccakDigest(this);

    internal override void Update(ReadOnlySpan<byte> data)
    {
        if (_filled > 0)
        {
            int taken = Math.Min(BlockSize - _filled, data.Length);
            data[..taken].CopyTo(_block.AsSpan(_filled));
            _filled += taken;
            data = data[taken..];
            if (_filled < BlockSize) return;
            Absorb(_state, _block);
            _filled = 0;
        }
        for (; data.Length >= BlockSize; data = data[BlockSize..]) Absorb(_state, data[..BlockSize]);
        data.CopyTo(_block);
        _filled = data.Length;
    }

    internal override void Result(Span<byte> destination)
    {
        Span<ulong> state = stackalloc ulong[StateBytes / 8];
        _state.CopyTo(state);
        Span<byte> last = stackalloc byte[BlockSize];
        last.Clear();
        _block.AsSpan(0, _filled).CopyTo(last);
        last[_filled] ^= Suffix;
        last[^1] ^= 0x80;
        Absorb(state, last);
        Span<byte> output = stackalloc byte[StateBytes];
        while (!destination.IsEmpty)
        {
            for (int i = 0; i < state.Length; i++) BinaryPrimitives.WriteUInt64LittleEndian(output[(8 * i)..], state[i]);
            int given = Math.Min(BlockSize, destination.Length);
            output[..given].CopyTo(destination);
            destination = destination[given..];
            if (!destination.IsEmpty) KeccakPermutation.Apply(state);
        }
    }

    private static void Absorb(Span<ulong> state, ReadOnlySpan<byte> block)
    {
        for (int i = 0; i < block.Length / 8; i++) state[i] ^= BinaryPrimitives.ReadUInt64LittleEndian(block[(8 * i)..]);
        KeccakPermutation.Apply(state);
    }
}
