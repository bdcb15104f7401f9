using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Adder.Objects;

public partial class PyBytes
{
    // As in PyStr: few bytes stand in the object, behind one that counts them, up to seven in place of the hash, more behind the hash.
    // The size of the hash that they stand behind is itself a flag.
    private const int InArrayFlag = 1 << 2;
    private protected const int HashedFlag = sizeof(ulong);
    private protected const int ArrayFlags = InArrayFlag | HashedFlag;

    private const int TinyRoom = sizeof(ulong) - 1;
    private const int InlineRoom = 4 * sizeof(ulong) - 1;

    // The hash (0: not yet known); in the smallest objects the count and the bytes.
    private ulong _head;

    private protected PyBytes(PyType type, int flags) : base(type)
    {
        Flags = (ObjectFlags)flags;
    }

    internal sealed override ReadOnlySpan<byte> Span
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            int flags = (int)Flags;
            if ((flags & InArrayFlag) != 0) return Unsafe.As<PyArrayBytes>(this).Array;
            ref byte count = ref Inline(flags);
            return MemoryMarshal.CreateReadOnlySpan(ref Unsafe.Add(ref count, 1), count);
        }
    }

    /// <summary>An array of the bytes, which nobody changes.</summary>
    internal byte[] ToArray() => ((int)Flags & InArrayFlag) != 0 ? Unsafe.As<PyArrayBytes>(this).Array : CopyOf(Span);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref byte Inline(int flags) => ref Unsafe.AddByteOffset(ref Unsafe.As<ulong, byte>(ref _head), flags & HashedFlag);

    /// <summary>A new object, whose bytes the caller writes before anybody sees it.</summary>
    internal static PyBytes New(int length, out Span<byte> bytes)
    {
        if (length <= TinyRoom) return NewInline(new PyBytes(PyType.Bytes, 0), length, out bytes);
        return NewHashed(length, out bytes);
    }

    private static PyBytes NewHashed(int length, out Span<byte> bytes)
    {
        if (length <= InlineRoom)
        {
            return NewInline(length <= 15 ? new InlineBytes15() : length <= 23 ? new InlineBytes23() : new InlineBytes31(), length, out bytes);
        }
        byte[] array = GC.AllocateUninitializedArray<byte>(length);
        bytes = array;
        return new PyArrayBytes(PyType.Bytes, array);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static PyBytes NewInline(PyBytes made, int length, out Span<byte> bytes)
    {
        ref byte count = ref made.Inline((int)made.Flags);
        count = (byte)length;
        bytes = MemoryMarshal.CreateSpan(ref Unsafe.Add(ref count, 1), length);
        return made;
    }
}
