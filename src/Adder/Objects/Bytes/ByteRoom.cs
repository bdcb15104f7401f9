using System.Buffers;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary>Bytes that are written one after another: at first into the room that is given, then into arrays of the pool.</summary>
internal ref struct ByteRoom(Span<byte> room)
{
    private Span<byte> _room = room;
    private byte[]? _rented;
    private int _count;

    internal readonly ReadOnlySpan<byte> Written => _room[.._count];

    /// <summary>Room for so many bytes, which <see cref="Advance"/> takes as written.</summary>
    internal Span<byte> GetSpan(int size)
    {
        if (_room.Length - _count < size) Grow(size);
        return _room[_count..];
    }

    internal void Advance(int count) => _count += count;

    internal void Write(scoped ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(GetSpan(bytes.Length));
        _count += bytes.Length;
    }

    private void Grow(int size)
    {
        long needed = (long)_count + size;
        if (needed > Array.MaxLength) throw Errors.MemoryError();
        byte[] larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(Array.MaxLength, Math.Max(needed, 2L * _room.Length)));
        Written.CopyTo(larger);
        Dispose();
        _rented = larger;
        _room = larger;
    }

    internal void Dispose()
    {
        if (_rented is not null) ArrayPool<byte>.Shared.Return(_rented);
        _rented = null;
    }
}
