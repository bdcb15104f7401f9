using Adder.Objects;
using Adder.Runtime;

namespace Adder.Modules.Digests;

/// <summary>What the constructors of _blake2 check, in CPython's order. Throw.</summary>
internal static class Blake2Arguments
{
    internal static BufferView Bytes(ThreadState ts, Value value) => value.IsNull ? default : BufferView.From(ts, value);

    internal static void CheckSize(int size, int most)
    {
        if (size <= 0 || size > most) throw Errors.ValueError($"digest_size must be between 1 and {most} bytes");
    }

    internal static BufferView CheckLength(string name, BufferView view, int most) =>
        view.Length <= most ? view : throw Errors.ValueError($"maximum {name} length is {most} bytes");

    internal static byte Byte(string name, int value, int least) =>
        value >= least && value <= 255 ? (byte)value : throw Errors.ValueError($"{name} must be between {least} and 255");

    internal static uint LeafSize(ThreadState ts, Value value)
    {
        ulong size = value.IsNull ? 0 : HashArguments.UnsignedLong(ts, value);
        return size <= uint.MaxValue ? (uint)size : throw Errors.OverflowError("leaf_size is too large");
    }

    internal static ulong NodeOffset(ThreadState ts, Value value, int bits)
    {
        ulong offset = value.IsNull ? 0 : HashArguments.UnsignedLongLong(ts, value);
        return bits == 64 || offset >> bits == 0 ? offset : throw Errors.OverflowError("node_offset is too large");
    }

    internal static byte InnerSize(int value, int most) =>
        value >= 0 && value <= most ? (byte)value : throw Errors.ValueError($"inner_size must be between 0 and is {most}");
}
