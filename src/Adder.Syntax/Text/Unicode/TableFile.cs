using System.Runtime.CompilerServices;

namespace Adder.Syntax.Text.Unicode;

/// <summary>An embedded file of tables, read where it lies in the assembly's image.</summary>
internal sealed unsafe class TableFile
{
    private const int HeaderSize = 8;

    private readonly byte* _start;

    internal TableFile(string name)
    {
        var stream = (UnmanagedMemoryStream)typeof(TableFile).Assembly.GetManifestResourceStream(name)!;
        _start = stream.PositionPointer;
    }

    internal ReadOnlySpan<byte> Bytes(int section) => new(Pointer(section), Length(section));

    internal T* Items<T>(int section)
        where T : unmanaged => (T*)Pointer(section);

    internal int Count<T>(int section)
        where T : unmanaged => Length(section) / sizeof(T);

    internal TwoStageTable Table(int section) =>
        new(Items<ushort>(section), Count<ushort>(section), Items<ushort>(section + 1));

    private byte* Pointer(int section) => _start + Head(section)[0];

    private int Length(int section) => Head(section)[1];

    private int* Head(int section) => (int*)(_start + HeaderSize) + 2 * section;
}

/// <summary>A 16-bit value for every code point; blocks that are alike are stored once.</summary>
internal readonly unsafe struct TwoStageTable(ushort* index, int indexLength, ushort* blocks)
{
    private const int BlockBits = 7;
    private const int BlockMask = (1 << BlockBits) - 1;

    private readonly ushort* _index = index;
    private readonly int _lastBlock = indexLength - 1;
    private readonly ushort* _blocks = blocks;

    internal int this[int character]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            int block = Math.Min((int)((uint)character >> BlockBits), _lastBlock);
            return _blocks[(_index[block] << BlockBits) | (character & BlockMask)];
        }
    }
}
