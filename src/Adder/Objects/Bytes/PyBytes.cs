using System.Runtime.CompilerServices;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary><c>bytes</c>: immutable.</summary>
[PyType("bytes", Flags = TypeFlags.BytesSubclass, MatchSelf = true, SubclassBase = typeof(PyArrayBytes), Doc = """
    bytes(iterable_of_ints) -> bytes
    bytes(string, encoding[, errors]) -> bytes
    bytes(bytes_or_buffer) -> bytes
    bytes(int) -> bytes of that many zeros
    bytes() -> empty bytes

    An immutable array of bytes: of the numbers below 256 that an iterable
    gives, of text in an encoding, or copied from any object with a buffer.
    """)]
public partial class PyBytes : PyByteString
{
    public static readonly PyBytes Empty = NewHashed(0, out _);

    private static readonly PyBytes?[] s_single = new PyBytes?[256];

    public int Length => Span.Length;

    /// <summary>Takes the array over, if it is not a short one: it must not change any more.</summary>
    internal static new PyBytes Own(byte[] bytes) => bytes.Length > InlineRoom ? new PyArrayBytes(PyType.Bytes, bytes) : From(bytes);

    public static PyBytes From(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length <= 1) return bytes.IsEmpty ? Empty : FromByte(bytes[0]);
        PyBytes made = New(bytes.Length, out Span<byte> copy);
        bytes.CopyTo(copy);
        return made;
    }

    /// <summary>The bytes in an array of their own, which is not cleared first.</summary>
    internal static byte[] CopyOf(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length == 0) return [];
        byte[] copy = GC.AllocateUninitializedArray<byte>(bytes.Length);
        bytes.CopyTo(copy);
        return copy;
    }

    internal static PyBytes FromByte(byte b) => s_single[b] ??= NewSingle(b);

    private static PyBytes NewSingle(byte b)
    {
        PyBytes made = New(1, out Span<byte> bytes);
        bytes[0] = b;
        return made;
    }

    internal override PyByteString Same() => ReferenceEquals(Type, PyType.Bytes) ? this : From(Span);

    private protected override PyByteString OwnSame(byte[] bytes) => Own(bytes);

    internal override PyByteString Copy(ReadOnlySpan<byte> bytes) => From(bytes);

    [Slot(Slot.TpNew, Signature = "bytes(source=<unrepresentable>, encoding=<unrepresentable>, errors=<unrepresentable>)")]
    internal static Value New(ThreadState ts, PyType type, Value source = default, string? encoding = null, string? errors = null)
    {
        PyBytes made = BytesMaking.Bytes(ts, source, encoding, errors);
        if (ReferenceEquals(type, PyType.Bytes)) return made;
        return type.IsHeapType ? new Subclass(type, made.ToArray()) : new PyArrayBytes(type, made.ToArray());
    }

    [Slot(Slot.TpRepr)]
    internal string ToRepr() => "b" + Literal(Span, false);

    [Slot(Slot.TpStr)]
    private string ToStr(ThreadState ts)
    {
        BytesWarnings.Warn(ts, "str() on a bytes instance");
        return ToRepr();
    }

    [Slot(Slot.TpHash)]
    [NoThrow]
    internal static long GetHash(ThreadState ts, Value self)
    {
        PyBytes bytes = Unsafe.As<PyBytes>(self.Ref);
        bool keeps = ((int)bytes.Flags & HashedFlag) != 0;
        if (keeps && bytes._head != 0) return (long)bytes._head;
        ReadOnlySpan<byte> span = bytes.Span;
        if (span.IsEmpty) return 0;
        long hash = SipHash.Hash13(span);
        if (hash == -1) hash = -2;
        if (keeps) bytes._head = (ulong)hash;
        return hash;
    }

    [Slot(Slot.TpRichcompare)]
    [NoThrow]
    internal static Value Compare(ThreadState ts, Value self, Value other, CompareOp op)
    {
        if (self.Ref is not PyBytes left || other.Ref is not PyBytes right) return BytesWarnings.Incomparable(ts, self, other, op);
        if (op is CompareOp.Eq or CompareOp.Ne) return left.Span.SequenceEqual(right.Span) == (op == CompareOp.Eq);
        return Comparison.Holds(left.Span.SequenceCompareTo(right.Span), op);
    }

    [Slot(Slot.TpIter)]
    [NoThrow]
    internal static Value Iterate(ThreadState ts, Value self) => new PyBytesIterator(Unsafe.As<PyBytes>(self.Ref));

    [Slot(Slot.SqItem)]
    [NoThrow]
    internal static Value GetItem(ThreadState ts, Value self, long index)
    {
        ReadOnlySpan<byte> data = Unsafe.As<PyBytes>(self.Ref).Span;
        return (ulong)index < (ulong)data.Length ? data[(int)index] : ts.Raise(PyType.IndexError, "index out of range");
    }

    [Slot(Slot.MpSubscript)]
    [NoThrow]
    internal static Value GetSubscript(ThreadState ts, Value self, Value key)
    {
        PyBytes bytes = Unsafe.As<PyBytes>(self.Ref);
        if (key.IsInt || Positions.HasIndex(key))
        {
            if (!Positions.TryIndex(ts, key, out long index)) return default;
            return GetItem(ts, self, index < 0 ? index + bytes.Length : index);
        }
        if (key.Ref is not PySlice slice) return ts.Raise(PyType.TypeError, $"byte indices must be integers or slices, not {key.Type.Name}");
        return slice.TryUnpack(ts, out SliceBounds bounds) ? bytes.Part(bounds) : default(Value);
    }

    /// <summary>What the bounds of a slice select, before they are adjusted to the length.</summary>
    internal PyByteString Part(SliceBounds bounds)
    {
        ReadOnlySpan<byte> bytes = Span;
        bounds.Adjust(bytes.Length);
        bool isWhole = bounds is { Step: 1, Start: 0 } && bounds.Count == bytes.Length;
        if (isWhole) return Same();
        return bounds.Step == 1 ? From(bytes.Slice((int)bounds.Start, (int)bounds.Count)) : Own(Sequences.Select(bytes, bounds));
    }

    [Slot(Slot.SqConcat)]
    internal static Value Concat(ThreadState ts, Value self, Value other)
    {
        PyBytes left = Unsafe.As<PyBytes>(self.Ref);
        if (other.Ref is not PyBytes right) return Own(Concatenated(ts, self, other));
        ReadOnlySpan<byte> first = left.Span, second = right.Span;
        if (first.IsEmpty && ReferenceEquals(other.Type, PyType.Bytes)) return other;
        if (second.IsEmpty && ReferenceEquals(self.Type, PyType.Bytes)) return self;
        if ((long)first.Length + second.Length > Array.MaxLength) throw Errors.MemoryError();
        PyBytes both = New(first.Length + second.Length, out Span<byte> bytes);
        first.CopyTo(bytes);
        second.CopyTo(bytes[first.Length..]);
        return both;
    }

    [Slot(Slot.BfGetbuffer)]
    internal PyBuffer GetBuffer(int flags)
    {
        if ((flags & (int)BufferRequest.Writable) != 0) throw Errors.Make(PyType.BufferError, "Object is not writable.");
        return new PyBuffer(this, ToArray(), true);
    }

    [PyMethod("""
        fromhex($type, string, /)
        --

        Make bytes from pairs of hexadecimal digits; spaces between them are allowed.
        """, Class = true)]
    private static Value FromHex(ThreadState ts, PyType type, PyStr @string)
    {
        PyBytes made = Own(HexText.Parse(@string));
        return ReferenceEquals(type, PyType.Bytes) ? made : Calls.Call(ts, type, made);
    }

    [PyMethod("""
        __bytes__($self, /)
        --

        Return the bytes as an object of type bytes itself.
        """)]
    private PyByteString ToBytes() => Same();

    [PyMethod("", Name = "__getnewargs__")]
    private PyTuple GetNewArgs() => new(From(Span));
}
