using Adder.Objects;
using Adder.Runtime;

namespace Adder.Modules.Digests;

/// <summary>BLAKE2b or BLAKE2s: its limits, and how a hash begins. What is asked for is checked in CPython's order.</summary>
internal sealed class Blake2Variant
{
    internal static readonly Blake2Variant B = new()
    {
        MostDigest = Blake2bDigest.MostDigest, MostKey = Blake2bDigest.MostKey, SaltSize = Blake2bDigest.SaltSize, OffsetBits = 64,
    };

    internal static readonly Blake2Variant S = new()
    {
        MostDigest = Blake2sDigest.MostDigest, MostKey = Blake2sDigest.MostKey, SaltSize = Blake2sDigest.SaltSize, OffsetBits = 48,
    };

    internal required int MostDigest { get; init; }

    internal required int MostKey { get; init; }

    internal required int SaltSize { get; init; }

    internal required int OffsetBits { get; init; }

    /// <summary>A hash that nothing has been fed to. Throws. (py_blake2b_new_impl)</summary>
    internal Digest Start(
        ThreadState ts, int digestSize, Value key, Value salt, Value person, int fanout, int depth, Value leafSize, Value nodeOffset,
        int nodeDepth, int innerSize, bool isLastNode)
    {
        using BufferView keyView = Bytes(ts, key);
        using BufferView saltView = Bytes(ts, salt);
        using BufferView personView = Bytes(ts, person);
        if (digestSize <= 0 || digestSize > MostDigest) throw Errors.ValueError($"digest_size must be between 1 and {MostDigest} bytes");
        CheckLength("salt", saltView, SaltSize);
        CheckLength("person", personView, SaltSize);
        Blake2Parameters parameters = new()
        {
            DigestSize = digestSize,
            Salt = saltView.Span,
            Person = personView.Span,
            Fanout = Byte("fanout", fanout, 0),
            Depth = Byte("depth", depth, 1),
            LeafSize = LeafSize(ts, leafSize),
            NodeOffset = NodeOffset(ts, nodeOffset),
            NodeDepth = Byte("node_depth", nodeDepth, 0),
            InnerSize = InnerSize(innerSize),
            Key = CheckLength("key", keyView, MostKey).Span,
            IsLastNode = isLastNode,
        };
        return ReferenceEquals(this, B) ? new Blake2bDigest(parameters) : new Blake2sDigest(parameters);
    }

    private static BufferView Bytes(ThreadState ts, Value value) => value.IsNull ? default : BufferView.From(ts, value);

    private static BufferView CheckLength(string name, BufferView view, int most) =>
        view.Length <= most ? view : throw Errors.ValueError($"maximum {name} length is {most} bytes");

    private static byte Byte(string name, int value, int least) =>
        value >= least && value <= 255 ? (byte)value : throw Errors.ValueError($"{name} must be between {least} and 255");

    private static uint LeafSize(ThreadState ts, Value value)
    {
        ulong size = value.IsNull ? 0 : HashArguments.UnsignedLong(ts, value);
        return size <= uint.MaxValue ? (uint)size : throw Errors.OverflowError("leaf_size is too large");
    }

    private ulong NodeOffset(ThreadState ts, Value value)
    {
        ulong offset = value.IsNull ? 0 : HashArguments.UnsignedLongLong(ts, value);
        return OffsetBits == 64 || offset >> OffsetBits == 0 ? offset : throw Errors.OverflowError("node_offset is too large");
    }

    private byte InnerSize(int value) =>
        value >= 0 && value <= MostDigest ? (byte)value : throw Errors.ValueError($"inner_size must be between 0 and is {MostDigest}");
}
