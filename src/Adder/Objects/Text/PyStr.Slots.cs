using System.Runtime.CompilerServices;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

public partial class PyStr
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static PyStr Of(Value self) => Unsafe.As<PyStr>(self.Ref);

    // unicode_new_impl
    [Slot(Slot.TpNew, Signature = "str(object=<unrepresentable>, encoding=<unrepresentable>, errors=<unrepresentable>)")]
    internal static Value New(ThreadState ts, PyType type, Value @object, PyStr? encoding, PyStr? errors)
    {
        PyStr text;
        if (@object.IsNull) text = Empty;
        else if (encoding is null && errors is null) text = Protocols.Str.Of(ts, @object);
        else text = BytesLike.Decode(ts, @object, encoding, errors);
        if (ReferenceEquals(type, PyType.Str)) return text;
        return type.IsHeapType ? new Subclass(type, text) : new PyArrayStr(type, text);
    }

    /// <summary>A str of type str itself. (unicode_result_unchanged)</summary>
    internal PyStr Exact() => ReferenceEquals(Type, PyType.Str) ? this : Copy();

    [Slot(Slot.TpStr)]
    internal static Value ToStr(Value self) => Of(self).Exact();

    [Slot(Slot.TpHash)]
    [NoThrow]
    internal static long GetHash(ThreadState ts, Value self) => Of(self).Hash;

    [Slot(Slot.TpRichcompare)]
    [NoThrow]
    internal static Value Compare(ThreadState ts, Value self, Value other, CompareOp op)
    {
        if (other.Ref is not PyStr right) return Value.NotImplemented;
        PyStr left = Of(self);
        if (op == CompareOp.Eq) return left.ContentEquals(right);
        if (op == CompareOp.Ne) return !left.ContentEquals(right);
        int order = left.CompareTo(right);
        return op switch
        {
            CompareOp.Lt => order < 0,
            CompareOp.Le => order <= 0,
            CompareOp.Gt => order > 0,
            _ => order >= 0,
        };
    }

    /// <summary>The order by code points: below, at or above 0.</summary>
    internal int CompareTo(PyStr other)
    {
        if (ReferenceEquals(this, other)) return 0;
        if (Kind == other.Kind)
        {
            return Kind switch
            {
                StrKind.Latin1 => Latin1.SequenceCompareTo(other.Latin1),
                StrKind.Ucs2 => Ucs2.SequenceCompareTo(other.Ucs2),
                _ => Ucs4.SequenceCompareTo(other.Ucs4),
            };
        }
        int common = Math.Min(Length, other.Length);
        for (int i = 0; i < common; i++)
        {
            int order = this[i] - other[i];
            if (order != 0) return order;
        }
        return Length - other.Length;
    }

    [Slot(Slot.TpIter)]
    internal static Value Iterate(ThreadState ts, Value self) =>
        Of(self).IsAscii ? new PyStrAsciiIterator(Of(self)) : new PyStrIterator(Of(self));

    [Slot(Slot.SqLength)]
    [Slot(Slot.MpLength)]
    [NoThrow]
    internal static long GetLength(ThreadState ts, Value self) => Of(self).Length;

    [Slot(Slot.SqContains)]
    internal static int Contains(ThreadState ts, Value self, Value item)
    {
        if (item.Ref is not PyStr sub) return ts.Fail(PyType.TypeError, $"'in <string>' requires string as left operand, not {item.Type.Name}");
        PyStr text = Of(self);
        return TextSearch.Find(text, sub, 0, text.Length) >= 0 ? 1 : 0;
    }

    [Slot(Slot.SqConcat)]
    internal static Value Concat(ThreadState ts, Value self, Value other) =>
        other.Ref is PyStr right
            ? Concat(Of(self), right)
            : ts.Raise(PyType.TypeError, $"can only concatenate str (not \"{other.Type.Name}\") to str");

    /// <summary>Both, one behind the other. Throws MemoryError.</summary>
    internal static PyStr Concat(PyStr left, PyStr right)
    {
        if (left.Length == 0) return right.Exact();
        if (right.Length == 0) return left.Exact();
        long length = (long)left.Length + right.Length;
        if (length > Array.MaxLength) throw Errors.MemoryError();
        if (length <= InlineRoom && left.IsLatin1 && right.IsLatin1)
        {
            PyStr whole = New((int)length, out Span<byte> text);
            left.Latin1.CopyTo(text);
            right.Latin1.CopyTo(text[left.Length..]);
            return whole;
        }
        return (StrKind)Math.Max((int)left.Kind, (int)right.Kind) switch
        {
            StrKind.Latin1 => ConcatAs<byte>(left, right),
            StrKind.Ucs2 => ConcatAs<char>(left, right),
            _ => ConcatAs<int>(left, right),
        };
    }

    [Slot(Slot.SqRepeat)]
    internal static Value Repeat(ThreadState ts, Value self, long times)
    {
        PyStr text = Of(self);
        if (times < 1 || text.Length == 0) return Empty;
        if (times == 1) return text.Exact();
        if (times > long.MaxValue / text.Length) return ts.Raise(PyType.OverflowError, "repeated string is too long");
        if (times > Array.MaxLength / text.Length) return ts.Raise(PyType.MemoryError, "");
        return text.Kind switch
        {
            StrKind.Latin1 => RepeatAs(text.Latin1, (int)times),
            StrKind.Ucs2 => RepeatAs(text.Ucs2, (int)times),
            _ => RepeatAs(text.Ucs4, (int)times),
        };
    }

    private static PyStr RepeatAs<T>(ReadOnlySpan<T> text, int times)
        where T : unmanaged
    {
        T[] repeated = GC.AllocateUninitializedArray<T>(text.Length * times);
        Sequences.FillRepeated(text, repeated);
        return Own(repeated);
    }

    [Slot(Slot.SqItem)]
    [NoThrow]
    internal static Value GetItem(ThreadState ts, Value self, long index)
    {
        PyStr text = Of(self);
        return (ulong)index < (ulong)text.Length ? FromCodePoint(text[(int)index]) : ts.Raise(PyType.IndexError, "string index out of range");
    }

    [Slot(Slot.MpSubscript)]
    internal static Value GetSubscript(ThreadState ts, Value self, Value key)
    {
        PyStr text = Of(self);
        if (key.IsInt || Positions.HasIndex(key))
        {
            if (!Positions.TryIndex(ts, key, out long index)) return default;
            if (index < 0) index += text.Length;
            return GetItem(ts, self, index);
        }
        if (key.Ref is not PySlice slice) return ts.Raise(PyType.TypeError, $"string indices must be integers, not '{key.Type.Name}'");
        return slice.TryUnpack(ts, out SliceBounds bounds) ? text.Part(bounds) : default(Value);
    }

    /// <summary>What the bounds of a slice select, before they are adjusted to the length.</summary>
    internal PyStr Part(SliceBounds bounds)
    {
        bounds.Adjust(Length);
        if (bounds.Count <= 0) return Empty;
        if (bounds.Step == 1) return bounds.Count == Length ? Exact() : Substring((int)bounds.Start, (int)(bounds.Start + bounds.Count));
        return Kind switch
        {
            StrKind.Latin1 => OwnLatin1(Sequences.Select(Latin1, bounds)),
            StrKind.Ucs2 => FromUcs2(Sequences.Select(Ucs2, bounds)),
            _ => FromUcs4(Sequences.Select(Ucs4, bounds)),
        };
    }

    [Slot(Slot.NbRemainder)]
    internal static Value Remainder(ThreadState ts, Value left, Value right) =>
        left.Ref is PyStr format ? PercentFormatter.Format(ts, format, right) : Value.NotImplemented;
}
