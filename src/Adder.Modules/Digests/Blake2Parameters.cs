namespace Adder.Modules.Digests;

/// <summary>The parameter block of BLAKE2. (RFC 7693, and the tree mode of the BLAKE2 paper)</summary>
internal readonly ref struct Blake2Parameters
{
    internal int DigestSize { get; init; }
    internal ReadOnlySpan<byte> Key { get; init; }
    internal ReadOnlySpan<byte> Salt { get; init; }
    internal ReadOnlySpan<byte> Person { get; init; }
    internal byte Fanout { get; init; }
    internal byte Depth { get; init; }
    internal uint LeafSize { get; init; }
    internal ulong NodeOffset { get; init; }
    internal byte NodeDepth { get; init; }
    internal byte InnerSize { get; init; }
    internal bool IsLastNode { get; init; }

    /// <summary>A plain hash of a size.</summary>
    internal static Blake2Parameters Plain(int digestSize) => new() { DigestSize = digestSize, Fanout = 1, Depth = 1 };
}
