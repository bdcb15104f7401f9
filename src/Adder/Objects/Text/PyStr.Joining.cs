using Adder.Objects.Clinic;
using Adder.Runtime;

namespace Adder.Objects;

public partial class PyStr
{
    [PyMethod("""
        join($self, iterable, /)
        --

        Put strings together, with this one in between.

        >>> '-'.join(['a', 'b', 'c'])
        'a-b-c'
        """)]
    private PyStr JoinMethod(ThreadState ts, Value iterable) => Join(this, Sequences.Fast(ts, iterable, "can only join an iterable"));

    /// <summary>Joins strings; throws TypeError for other items. (_PyUnicode_JoinArray)</summary>
    internal static PyStr Join(PyStr separator, ReadOnlySpan<Value> items)
    {
        if (items.IsEmpty) return Empty;
        if (items.Length == 1 && ReferenceEquals(items[0].Type, PyType.Str)) return (PyStr)items[0].Ref;
        long length = 0;
        StrKind kind = items.Length > 1 ? separator.Kind : StrKind.Latin1;
        for (int i = 0; i < items.Length; i++)
        {
            if (!items[i].Type.Has(TypeFlags.UnicodeSubclass))
            {
                throw Errors.TypeError($"sequence item {i}: expected str instance, {items[i].Type.Name} found");
            }
            PyStr item = Of(items[i]);
            length += item.Length;
            if (item.Kind > kind) kind = item.Kind;
        }
        length += (long)separator.Length * (items.Length - 1);
        if (length > Array.MaxLength) throw Errors.OverflowError("join() result is too long for a Python string");
        return kind switch
        {
            StrKind.Latin1 => JoinLatin1(separator, items, (int)length),
            StrKind.Ucs2 => JoinAs<char>(separator, items, (int)length),
            _ => JoinAs<int>(separator, items, (int)length),
        };
    }

    private static PyStr JoinLatin1(PyStr separator, ReadOnlySpan<Value> items, int length)
    {
        PyStr joined = New(length, out Span<byte> text);
        Span<byte> rest = text;
        ReadOnlySpan<byte> between = separator.Latin1;
        for (int i = 0; i < items.Length; i++)
        {
            if (i > 0) CopyFew(between, ref rest);
            CopyFew(Of(items[i]).Latin1, ref rest);
        }
        return length > 1 ? joined : FromLatin1(text);
    }

    private static void CopyFew(ReadOnlySpan<byte> from, ref Span<byte> rest)
    {
        const int few = 8;
        if (from.Length <= few)
        {
            for (int i = 0; i < from.Length; i++) rest[i] = from[i];
        }
        else
        {
            from.CopyTo(rest);
        }
        rest = rest[from.Length..];
    }

    private static PyStr JoinAs<T>(PyStr separator, ReadOnlySpan<Value> items, int length)
        where T : unmanaged
    {
        T[] joined = GC.AllocateUninitializedArray<T>(length);
        JoinTo<T>(separator, items, joined);
        return Own(joined);
    }

    private static void JoinTo<T>(PyStr separator, ReadOnlySpan<Value> items, Span<T> rest)
        where T : unmanaged
    {
        for (int i = 0; i < items.Length; i++)
        {
            if (i > 0 && separator.Length > 0)
            {
                separator.CopyTo(rest);
                rest = rest[separator.Length..];
            }
            PyStr item = Of(items[i]);
            item.CopyTo(rest);
            rest = rest[item.Length..];
        }
    }
}
