using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Adder.Objects;

public partial class PyStr
{
    // Few Latin-1 characters stand in the object, behind a byte that counts them: up to seven in place of the hash, which is quickly
    // computed again, more behind the hash, in classes that have room for them. All others are in an array.
    // The size of the hash that they stand behind is itself a flag.
    private const int InArrayFlag = 1 << 2;
    private protected const int HashedFlag = sizeof(ulong);
    private const int KindShift = 4, KindMask = 3;
    private const int InternedFlag = 1 << 6;
    private const int GrowingFlag = 1 << 7;
    private const int ConcatenatedFlag = 1 << 8;

    private const int TinyRoom = sizeof(ulong) - 1;
    private const int InlineRoom = 4 * sizeof(ulong) - 1;

    // The hash (0: not yet known); in the smallest strings the count and the characters.
    private ulong _head;

    private protected PyStr(PyType type, int flags) : base(type)
    {
        Flags = (ObjectFlags)flags;
    }

    /// <summary>The byte that counts the characters in the object; they follow.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref byte Inline(int flags) => ref Unsafe.AddByteOffset(ref Unsafe.As<ulong, byte>(ref _head), flags & HashedFlag);

    private bool IsInArray
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ((int)Flags & InArrayFlag) != 0;
    }

    private Array Data
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Unsafe.As<PyArrayStr>(this).Array;
    }

    private protected static int FlagsOf(StrKind kind) => InArrayFlag | HashedFlag | BitOperations.Log2((uint)kind) << KindShift;

    /// <summary>An array of the code points, which nobody changes.</summary>
    internal Array ToArray() => Kind switch
    {
        _ when IsInArray && !IsGrowing => Data,
        StrKind.Latin1 => Latin1.ToArray(),
        StrKind.Ucs2 => Ucs2.ToArray(),
        _ => Ucs4.ToArray(),
    };

    /// <summary>A new Latin-1 string, whose characters the caller writes before anybody sees it.</summary>
    internal static PyStr New(int length, out Span<byte> text)
    {
        if (length <= TinyRoom) return NewInline(new PyStr(PyType.Str, 0), length, out text);
        return NewHashed(length, out text);
    }

    /// <summary>As <see cref="New"/>, with a place for the hash.</summary>
    private static PyStr NewHashed(int length, out Span<byte> text)
    {
        if (length <= InlineRoom)
        {
            return NewInline(length <= 15 ? new InlineStr15() : length <= 23 ? new InlineStr23() : new InlineStr31(), length, out text);
        }
        byte[] array = GC.AllocateUninitializedArray<byte>(length);
        text = array;
        return new PyArrayStr(PyType.Str, array, StrKind.Latin1);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static PyStr NewInline(PyStr made, int length, out Span<byte> text)
    {
        ref byte count = ref made.Inline((int)made.Flags);
        count = (byte)length;
        text = MemoryMarshal.CreateSpan(ref Unsafe.Add(ref count, 1), length);
        return made;
    }

    /// <summary>Another str with the same text, of type str itself.</summary>
    internal PyStr Copy() => IsLatin1 && Length <= InlineRoom ? Copy(New(Length, out Span<byte> text), text) : new PyArrayStr(PyType.Str, this);

    /// <summary>A str of type str itself that keeps its hash and shares its memory with nobody: this one, if it does.</summary>
    internal PyStr Lasting()
    {
        if (((int)Flags & (HashedFlag | GrowingFlag)) == HashedFlag && ReferenceEquals(Type, PyType.Str)) return this;
        return IsLatin1 ? LatinCopy() : new PyArrayStr(PyType.Str, this);
    }

    private PyStr LatinCopy() => Copy(NewHashed(Length, out Span<byte> text), text);

    private PyStr Copy(PyStr made, Span<byte> text)
    {
        Latin1.CopyTo(text);
        return made;
    }
}
