using System.Runtime.CompilerServices;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary><c>bytes</c>: immutable.</summary>
[PyType("bytes", Flags = TypeFlags.BytesSubclass, MatchSelf = true, Doc = """
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
    private readonly byte[] _data;
    private long _hash;

    /// <summary>Takes the array over: it must not change any more.</summary>
    internal PyBytes(byte[] data) : this(PyType.Bytes, data) { }

    internal PyBytes(PyType type, byte[] data) : base(type)
    {
        _data = data;
    }

    public static PyBytes Empty { get; } = new([]);

    private static readonly PyBytes?[] s_single = new PyBytes?[256];

    /// <summary>The bytes; not to be changed.</summary>
    internal byte[] Data => _data;

    public int Length => _data.Length;

    internal override ReadOnlySpan<byte> Span => _data;

    /// <summary>Takes the array over; short ones are shared.</summary>
    internal static new PyBytes Own(byte[] bytes) => bytes.Length switch { 0 => Empty, 1 => FromByte(bytes[0]), _ => new PyBytes(bytes) };

    public static PyBytes From(ReadOnlySpan<byte> bytes) => Own(CopyOf(bytes));

    /// <summary>The bytes in an array of their own, which is not cleared first.</summary>
    internal static byte[] CopyOf(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length == 0) return [];
        byte[] copy = GC.AllocateUninitializedArray<byte>(bytes.Length);
        bytes.CopyTo(copy);
        return copy;
    }

    internal static PyBytes FromByte(byte b) => s_single[b] ??= new PyBytes([b]);

    internal override PyByteString Same() => ReferenceEquals(Type, PyType.Bytes) ? this : Own(_data);

    private protected override PyByteString OwnSame(byte[] bytes) => Own(bytes);

    [Slot(Slot.TpNew, Signature = "bytes(source=<unrepresentable>, encoding=<unrepresentable>, errors=<unrepresentable>)")]
    internal static Value New(ThreadState ts, PyType type, Value source = default, string? encoding = null, string? errors = null)
    {
        PyBytes made = BytesMaking.Bytes(ts, source, encoding, errors);
        if (ReferenceEquals(type, PyType.Bytes)) return made;
        return type.IsHeapType ? new Subclass(type, made._data) : new PyBytes(type, made._data);
    }

    [Slot(Slot.TpRepr)]
    internal string ToRepr() => "b" + Literal(_data, false);

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
        if (bytes._hash == 0 && bytes._data.Length > 0)
        {
            long hash = SipHash.Hash13(bytes._data);
            bytes._hash = hash == -1 ? -2 : hash;
        }
        return bytes._hash;
    }

    [Slot(Slot.TpRichcompare)]
    [NoThrow]
    internal static Value Compare(ThreadState ts, Value self, Value other, CompareOp op)
    {
        if (self.Ref is not PyBytes left || other.Ref is not PyBytes right) return BytesWarnings.Incomparable(ts, self, other, op);
        if (op is CompareOp.Eq or CompareOp.Ne) return left._data.AsSpan().SequenceEqual(right._data) == (op == CompareOp.Eq);
        return Comparison.Holds(left._data.AsSpan().SequenceCompareTo(right._data), op);
    }

    [Slot(Slot.TpIter)]
    [NoThrow]
    internal static Value Iterate(ThreadState ts, Value self) => new PyBytesIterator(Unsafe.As<PyBytes>(self.Ref));

    [Slot(Slot.SqItem)]
    [NoThrow]
    internal static Value GetItem(ThreadState ts, Value self, long index)
    {
        byte[] data = Unsafe.As<PyBytes>(self.Ref)._data;
        return (ulong)index < (ulong)data.Length ? data[index] : ts.Raise(PyType.IndexError, "index out of range");
    }

    [Slot(Slot.MpSubscript)]
    [NoThrow]
    internal static Value GetSubscript(ThreadState ts, Value self, Value key)
    {
        PyBytes bytes = Unsafe.As<PyBytes>(self.Ref);
        if (key.IsInt || Positions.HasIndex(key))
        {
            if (!Positions.TryIndex(ts, key, out long index)) return default;
            return GetItem(ts, self, index < 0 ? index + bytes._data.Length : index);
        }
        if (key.Ref is not PySlice slice) return ts.Raise(PyType.TypeError, $"byte indices must be integers or slices, not {key.Type.Name}");
        if (!slice.TryResolve(ts, bytes._data.Length, out SliceBounds bounds)) return default;
        bool isWhole = bounds is { Step: 1, Start: 0 } && bounds.Count == bytes._data.Length;
        return isWhole ? bytes.Same() : Own(Sequences.Select<byte>(bytes._data, bounds));
    }

    [Slot(Slot.SqConcat)]
    internal static Value Concat(ThreadState ts, Value self, Value other)
    {
        PyBytes left = Unsafe.As<PyBytes>(self.Ref);
        if (left._data.Length == 0 && ReferenceEquals(other.Type, PyType.Bytes)) return other;
        if (other.Ref is PyBytes { _data.Length: 0 } && ReferenceEquals(self.Type, PyType.Bytes)) return self;
        return Own(Concatenated(ts, self, other));
    }

    [Slot(Slot.BfGetbuffer)]
    internal PyBuffer GetBuffer(int flags)
    {
        if ((flags & (int)BufferRequest.Writable) != 0) throw Errors.Make(PyType.BufferError, "Object is not writable.");
        return new PyBuffer(this, _data, true);
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
    private PyTuple GetNewArgs() => new(Own(_data));
}
