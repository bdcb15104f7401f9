using System.Runtime.CompilerServices;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary>What bytes and bytearray share: every method that makes new bytes from old ones. (bytes_methods.c, stringlib)</summary>
public abstract partial class PyByteString(PyType type) : PyObject(type)
{
    /// <summary>The bytes as they are now.</summary>
    internal abstract ReadOnlySpan<byte> Span { get; }

    /// <summary>An object of the same built-in type that takes the array over.</summary>
    internal PyByteString Own(byte[] bytes) => OwnSame(bytes);

    private protected abstract PyByteString OwnSame(byte[] bytes);

    /// <summary>This very object where it cannot change and is no subclass instance, else a copy.</summary>
    internal abstract PyByteString Same();

    internal virtual PyByteString Copy(ReadOnlySpan<byte> bytes) => Own(PyBytes.CopyOf(bytes));

    internal bool IsMutable => this is PyByteArray;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static PyByteString Of(Value self) => Unsafe.As<PyByteString>(self.Ref);

    [Slot(Slot.SqLength)]
    [Slot(Slot.MpLength)]
    [NoThrow]
    internal static long GetLength(ThreadState ts, Value self) => Of(self).Span.Length;

    // _Py_bytes_contains
    [Slot(Slot.SqContains)]
    internal static bool Contains(ThreadState ts, Value self, Value item)
    {
        if (item.IsInt || Positions.HasIndex(item))
        {
            long number = Indexing.ToSsize(ts, item, null);
            if (number != -1 || !ts.HasPending)
            {
                if (number is < 0 or > 255) throw Errors.ValueError("byte must be in range(0, 256)");
                return Of(self).Span.Contains((byte)number);
            }
            ts.ClearPending();
        }
        using BufferView part = BufferView.From(ts, item);
        return TextSearch.IndexOf(Of(self).Span, part.Span) >= 0;
    }

    [Slot(Slot.SqRepeat)]
    internal static Value Repeat(ThreadState ts, Value self, long times)
    {
        PyByteString text = Of(self);
        if (times == 1 && !text.IsMutable) return text.Same();
        if (!text.IsMutable && times > 0 && text.Span.Length > long.MaxValue / times) return ts.Raise(PyType.OverflowError, "repeated bytes are too long");
        return text.Own(Repeated(text.Span, times));
    }

    internal static byte[] Repeated(ReadOnlySpan<byte> bytes, long times)
    {
        if (times <= 0 || bytes.IsEmpty) return [];
        if (times > Array.MaxLength / bytes.Length) throw Errors.MemoryError();
        byte[] repeated = new byte[bytes.Length * times];
        Sequences.FillRepeated(bytes, repeated);
        return repeated;
    }

    /// <summary>Joins two bytes-like objects. Throws.</summary>
    internal static byte[] Concatenated(ThreadState ts, Value left, Value right)
    {
        using BufferView? leftView = BufferView.TryFrom(ts, left), rightView = BufferView.TryFrom(ts, right);
        if (leftView is not { } first || rightView is not { } second) throw Errors.TypeError($"can't concat {right.Type.Name} to {left.Type.Name}");
        if ((long)first.Length + second.Length > Array.MaxLength) throw Errors.MemoryError();
        byte[] joined = GC.AllocateUninitializedArray<byte>(first.Length + second.Length);
        first.Span.CopyTo(joined);
        second.Span.CopyTo(joined.AsSpan(first.Length));
        return joined;
    }

    [Slot(Slot.NbRemainder)]
    internal static Value Remainder(ThreadState ts, Value self, Value args)
    {
        if (self.Ref is not PyByteString text) return Value.NotImplemented;
        return ByteFormatting.Format(ts, text, args);
    }
}
