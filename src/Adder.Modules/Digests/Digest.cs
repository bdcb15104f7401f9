namespace Adder.Modules.Digests;

/// <summary>A hash that is being computed.</summary>
internal abstract class Digest
{
    internal abstract string Name { get; }

    /// <summary>The bytes of the result; 0 where the caller chooses.</summary>
    internal abstract int Size { get; }

    internal abstract int BlockSize { get; }

    internal abstract void Update(ReadOnlySpan<byte> data);

    /// <summary>The result so far; more data may follow.</summary>
    internal abstract void Result(Span<byte> destination);

    internal abstract Digest Copy();
}
