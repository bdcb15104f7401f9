using System.Runtime.CompilerServices;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary><c>bytearray</c>: bytes that change. Space is kept free at both ends, so that taking from the front is cheap too.</summary>
[PyType("bytearray", Doc = """
    bytearray(iterable_of_ints) -> bytearray
    bytearray(string, encoding[, errors]) -> bytearray
    bytearray(bytes_or_buffer) -> bytearray
    bytearray(int) -> bytearray of that many zeros
    bytearray() -> empty bytearray

    A mutable array of bytes: of the numbers below 256 that an iterable gives,
    of text in an encoding, or copied from any object with a buffer.
    """, MatchSelf = true)]
public partial class PyByteArray : PyByteString, IBufferOwner
{
    private byte[] _data = [];
    private int _start;
    private int _count;

    public PyByteArray(PyType type) : base(type) { }

    /// <summary>Takes the array over.</summary>
    internal PyByteArray(byte[] data) : base(PyType.ByteArray)
    {
        _data = data;
        _count = data.Length;
    }

    public int Length => _count;

    internal override ReadOnlySpan<byte> Span => new(_data, _start, _count);

    internal Span<byte> Writable => new(_data, _start, _count);

    internal override PyByteString Same() => Copy(Span);

    private protected override PyByteString OwnSame(byte[] bytes) => new PyByteArray(bytes);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static new PyByteArray Of(Value self) => Unsafe.As<PyByteArray>(self.Ref);

    [Slot(Slot.TpNew)]
    internal static unsafe Value New(ThreadState ts, PyType type, ReadOnlySpan<Value> args, PyTuple? names) => type.AllocateInstance(type);

    [Slot(Slot.TpInit, Signature = "bytearray(source=<unrepresentable>, encoding=<unrepresentable>, errors=<unrepresentable>)")]
    internal void Init(ThreadState ts, Value source = default, string? encoding = null, string? errors = null)
    {
        if (_count > 0) Resize(ts, 0);
        bool isPlain = source.IsNull || source.IsInt || encoding is not null || errors is not null || source.Ref is PyStr;
        if (!isPlain && !Positions.HasIndex(source) && !Buffers.Has(source))
        {
            AppendEach(ts, source);
            return;
        }
        byte[] bytes = Source(ts, source, encoding, errors);
        Splice(ts, 0, _count, bytes);
    }

    // The iterable sees the array grow.
    private void AppendEach(ThreadState ts, Value source)
    {
        Value iterator = Iteration.GetIter(ts, source);
        if (iterator.IsNull)
        {
            if (ts.ClearIf(PyType.TypeError)) throw Errors.TypeError($"cannot convert '{source.Type.Name}' object to bytearray");
            throw ts.Throwable();
        }
        while (Iteration.Next(ts, iterator) is { IsNull: false } item)
        {
            byte number = BytesMaking.ToByte(ts, item, "byte must be in range(0, 256)");
            Splice(ts, _count, _count, [number]);
        }
        if (ts.HasPending) throw ts.Throwable();
    }

    private static byte[] Source(ThreadState ts, Value source, string? encoding, string? errors)
    {
        if (encoding is not null || errors is not null || source.IsNull)
        {
            return BytesMaking.FromText(ts, source, encoding, errors)?.ToArray() ?? [];
        }
        if (source.Ref is PyStr) throw Errors.TypeError("string argument without an encoding");
        if (BytesMaking.Count(ts, source) is long count) return BytesMaking.Zeros(count);
        if (Buffers.Has(source)) return Buffers.Copy(ts, source);
        return [];
    }

    [Slot(Slot.TpRepr)]
    internal string ToRepr() => $"{Type.Name}(b{Literal(Span, true)})";

    [Slot(Slot.TpStr)]
    private string ToStr(ThreadState ts)
    {
        BytesWarnings.Warn(ts, "str() on a bytearray instance");
        return ToRepr();
    }

    // bytearray_richcompare: anything with a buffer.
    [Slot(Slot.TpRichcompare)]
    internal static Value Compare(ThreadState ts, Value self, Value other, CompareOp op)
    {
        using BufferView? selfView = BufferView.TryFrom(ts, self), otherView = BufferView.TryFrom(ts, other);
        if (selfView is not { } left || otherView is not { } right) return BytesWarnings.Incomparable(ts, self, other, op);
        if (op is CompareOp.Eq or CompareOp.Ne) return left.Span.SequenceEqual(right.Span) == (op == CompareOp.Eq);
        return Comparison.Holds(left.Span.SequenceCompareTo(right.Span), op);
    }

    [Slot(Slot.TpIter)]
    [NoThrow]
    internal static Value Iterate(ThreadState ts, Value self) => new PyByteArrayIterator(Of(self));

    [Slot(Slot.SqConcat)]
    internal static Value Concat(ThreadState ts, Value self, Value other) => new PyByteArray(Concatenated(ts, self, other));

    [Slot(Slot.SqInplaceConcat)]
    internal Value ConcatInPlace(ThreadState ts, Value other)
    {
        if (ReferenceEquals(other.Ref, this) && _count > 0) throw Errors.Make(PyType.BufferError, "Existing exports of data: object cannot be re-sized");
        if (!TryAppend(ts, other)) throw Errors.TypeError($"can't concat {other.Type.Name} to {Type.Name}");
        return this;
    }

    [Slot(Slot.SqInplaceRepeat)]
    internal Value RepeatInPlace(ThreadState ts, long times)
    {
        if (times == 1) return this;
        byte[] bytes = Repeated(Span, times);
        CheckResizable(ts, bytes.Length);
        _data = bytes;
        _start = 0;
        _count = bytes.Length;
        return this;
    }

    [Slot(Slot.BfGetbuffer)]
    internal PyBuffer GetBuffer(int flags)
    {
        _exports++;
        return new PyBuffer(this, _data.AsMemory(_start, _count), false);
    }

    [PyMethod("""
        fromhex($type, string, /)
        --

        Make a bytearray from pairs of hexadecimal digits; spaces between them are allowed.
        """, Class = true)]
    private static Value FromHex(ThreadState ts, PyType type, PyStr @string)
    {
        PyByteArray made = new(HexText.Parse(@string));
        return ReferenceEquals(type, PyType.ByteArray) ? made : Calls.Call(ts, type, made);
    }

    [PyMethod("B.__alloc__() -> int\n\nHow many bytes are allocated.", Name = "__alloc__")]
    private long Allocated() => _data.Length == 0 ? 0 : _data.Length + 1;

    [PyMethod("""
        __sizeof__($self, /)
        --

        How much memory the bytearray takes, in bytes.
        """)]
    private long SizeOf() => 56 + Allocated();
}
