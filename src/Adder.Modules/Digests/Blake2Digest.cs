using System.Buffers.Binary;

namespace Adder.Modules.Digests;

/// <summary>What BLAKE2b and BLAKE2s have in common: the last block stays until it is known to be the last.</summary>
internal abstract class Blake2Digest : Digest
{
    private protected static ReadOnlySpan<byte> Sigma =>
    [
        0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15,
        14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3,
        11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4,
        7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8,
        9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13,
        2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9,
        12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11,
        13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10,
        6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5,
        10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0,
    ];

    private readonly byte[] _block;
    private int _filled;

    private protected Blake2Digest(Blake2Parameters parameters, int blockSize)
    {
        Size = parameters.DigestSize;
        BlockSize = blockSize;
        IsLastNode = parameters.IsLastNode;
        _block = new byte[blockSize];
        if (parameters.Key.IsEmpty) return;
        parameters.Key.CopyTo(_block);
        _filled = blockSize;
    }

    private protected Blake2Digest(Blake2Digest other)
    {
        Size = other.Size;
        BlockSize = other.BlockSize;
        IsLastNode = other.IsLastNode;
        Counter = other.Counter;
        _block = other._block.AsSpan().ToArray();
        _filled = other._filled;
    }

    internal override int Size { get; }

    internal override int BlockSize { get; }

    private protected bool IsLastNode { get; }

    /// <summary>The bytes compressed so far. (t)</summary>
    private protected ulong Counter { get; private set; }

    private protected abstract void Compress(ReadOnlySpan<byte> block);

    /// <summary>Compresses the last block and writes the whole state; the object's own state remains.</summary>
    private protected abstract void Finish(ReadOnlySpan<byte> block, ulong counter, Span<byte> state);

    internal override void Update(ReadOnlySpan<byte> data)
    {
        if (data.IsEmpty) return;
        int room = BlockSize - _filled;
        if (data.Length > room)
        {
            if (_filled > 0)
            {
                data[..room].CopyTo(_block.AsSpan(_filled));
                Next(_block);
                data = data[room..];
                _filled = 0;
            }
            for (; data.Length > BlockSize; data = data[BlockSize..]) Next(data[..BlockSize]);
        }
        data.CopyTo(_block.AsSpan(_filled));
        _filled += data.Length;
    }

    private void Next(ReadOnlySpan<byte> block)
    {
        Counter += (ulong)BlockSize;
        Compress(block);
    }

    internal override void Result(Span<byte> destination)
    {
        Span<byte> last = stackalloc byte[BlockSize];
        last.Clear();
        _block.AsSpan(0, _filled).CopyTo(last);
        Span<byte> state = stackalloc byte[64];
        Finish(last, Counter + (ulong)_filled, state);
        state[..Size].CopyTo(destination);
    }

    /// <summary>The first words of the parameter block, which both variants have.</summary>
    private protected static void WriteTree(Blake2Parameters parameters, Span<byte> block)
    {
        block[0] = (byte)parameters.DigestSize;
        block[1] = (byte)parameters.Key.Length;
        block[2] = parameters.Fanout;
        block[3] = parameters.Depth;
        BinaryPrimitives.WriteUInt32LittleEndian(block[4..], parameters.LeafSize);
        BinaryPrimitives.WriteUInt64LittleEndian(block[8..], parameters.NodeOffset);
    }
}
