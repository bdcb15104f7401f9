using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

public sealed partial class PyMemoryView
{
    [PyMethod("""
        tobytes($self, /, order='C')
        --

        Return a copy of the memory as bytes, items in the order given.

          order
            'C' or None: the last index runs fastest. 'F': the first. 'A': 'F'
            for memory in that order already, else 'C'.
        """)]
    private PyBytes ToBytes([OrNone] string? order = null)
    {
        Check();
        if (order is not (null or "C" or "F" or "A")) throw Errors.ValueError("order must be 'C', 'F' or 'A'");
        bool isFortran = order == "F" || (order == "A" && !IsContiguous && BufferLayout.IsFortran(_shape, _strides, _itemSize));
        return PyBytes.Own(isFortran ? Reversed() : Copy());
    }

    [PyMethod("""
        hex($self, /, sep=<unrepresentable>, bytes_per_sep=1)
        --

        Return the bytes as hexadecimal digits.

          sep
            A character or byte to put between groups of digits.
          bytes_per_sep
            How many bytes make a group; counted from the right when positive.

        >>> memoryview(b'adder').hex(':', 2)
        '61:6464:6572'
        """)]
    private PyStr Hex(ThreadState ts, Value sep, int bytesPerSep)
    {
        Check();
        return HexText.Of(ts, Copy(), sep, bytesPerSep);
    }

    [PyMethod("""
        tolist($self, /)
        --

        Return the items as a list, of lists for more than one dimension.
        """)]
    private Value ToList()
    {
        Check();
        char format = NativeFormat();
        return _shape.Length == 0 ? BufferItems.Get(format, Memory.Slice(_start, _itemSize)) : List(format, 0, _start);
    }

    [PyMethod("""
        toreadonly($self, /)
        --

        Return a view of the same memory that cannot be written to.
        """)]
    private PyMemoryView ToReadOnly()
    {
        Check();
        return new(_master, _start, _shape, _strides, _format, _itemSize, true);
    }

    [PyMethod("""
        cast($self, /, format, shape=<unrepresentable>)
        --

        Return a view of the same memory as items of another format or shape.
        """)]
    private PyMemoryView Cast(ThreadState ts, PyStr format, Value shape)
    {
        Check();
        if (!IsContiguous) throw Errors.TypeError("memoryview: casts are restricted to C-contiguous views");
        if ((!shape.IsNull || _shape.Length != 1) && System.Array.IndexOf(_shape, 0) >= 0)
        {
            throw Errors.TypeError("memoryview: cannot cast view with zeros in shape or strides");
        }
        if (!shape.IsNull && shape.Ref is not (PyList or PyTuple)) throw Errors.TypeError("shape must be a list or a tuple");
        ReadOnlySpan<Value> sizes = shape.IsNull ? default : Sequences.Fast(ts, shape, "shape must be a list or a tuple");
        if (sizes.Length > MaxDimensions) throw Errors.ValueError($"memoryview: number of dimensions must not exceed {MaxDimensions}");
        if (!shape.IsNull && _shape.Length != 1 && sizes.Length != 1) throw Errors.TypeError("memoryview: cast must be 1D -> ND or ND -> 1D");
        string target = format.ToString();
        const string restricted = "memoryview: destination format must be a native single character format prefixed with an optional '@'";
        char to = BufferItems.Native(target) ?? throw Errors.ValueError(restricted);
        // Bytes can be had of items of any format, ctypes' own included.
        bool fromBytes = BufferItems.Native(_format) is { } from && BufferItems.IsByte(from);
        if (!fromBytes && !BufferItems.IsByte(to)) throw Errors.TypeError("memoryview: cannot cast between two non-byte formats");
        int itemSize = BufferItems.SizeOf(to);
        if (ByteCount % itemSize != 0) throw Errors.TypeError("memoryview: length is not a multiple of itemsize");
        int[] dimensions = shape.IsNull ? [ByteCount / itemSize] : Dimensions(ts, sizes, itemSize);
        return new(_master, _start, dimensions, BufferLayout.StridesOf(dimensions, itemSize), target, itemSize, _isReadOnly);
    }

    [Slot(Slot.TpHash)]
    internal long GetHash(ThreadState ts)
    {
        if (_hash != -1) return _hash;
        Check();
        if (!_isReadOnly) throw Errors.ValueError("cannot hash writable memoryview object");
        if (BufferItems.Native(_format) is not char format || !BufferItems.IsByte(format))
        {
            throw Errors.ValueError("memoryview: hashing is restricted to formats 'B', 'b' or 'c'");
        }
        if (_master.Owner is not BufferLoan) Hashing.Of(ts, _master.Owner).OrThrow(ts);
        byte[] bytes = Copy();
        return _hash = PyBytes.GetHash(ts, PyBytes.Own(bytes));
    }

    // memory_richcompare
    [Slot(Slot.TpRichcompare)]
    internal static Value Compare(ThreadState ts, Value self, Value other, CompareOp op)
    {
        if (op is not (CompareOp.Eq or CompareOp.Ne) || self.Ref is not PyMemoryView left) return Value.NotImplemented;
        if (left.IsReleased || other.Ref is PyMemoryView { IsReleased: true }) return self.Is(other) == (op == CompareOp.Eq);
        if (!Buffers.Has(other)) return Value.NotImplemented;
        PyMemoryView right;
        try
        {
            right = Of(ts, other);
        }
        catch (PythonException)
        {
            return Value.NotImplemented;
        }
        bool equal = left.HasItemsOf(ts, right);
        right.Close(ts);
        return equal == (op == CompareOp.Eq);
    }

    private bool HasItemsOf(ThreadState ts, PyMemoryView other)
    {
        if (!_shape.AsSpan().SequenceEqual(other._shape)) return false;
        char? mine = BufferItems.Native(_format), its = BufferItems.Native(other._format);
        byte[] left = Copy(), right = other.Copy();
        if (mine is null || its is null) return _format == other._format && left.AsSpan().SequenceEqual(right);
        if (mine == its && mine is not ('e' or 'f' or 'd' or '?')) return left.AsSpan().SequenceEqual(right);
        int count = BufferLayout.CountOf(_shape);
        for (int i = 0; i < count; i++)
        {
            Value a = BufferItems.Get(mine.Value, left.AsSpan(i * _itemSize, _itemSize));
            Value b = BufferItems.Get(its.Value, right.AsSpan(i * other._itemSize, other._itemSize));
            if (!Comparison.Equal(ts, a, b)) return false;
        }
        return true;
    }

    private byte[] Copy()
    {
        byte[] bytes = new byte[ByteCount];
        if (IsContiguous) Memory.Slice(_start, bytes.Length).CopyTo(bytes);
        else BufferLayout.Gather(Memory, _start, _shape, _strides, _itemSize, bytes);
        return bytes;
    }

    /// <summary>The bytes with the first index running fastest.</summary>
    private byte[] Reversed()
    {
        byte[] bytes = new byte[ByteCount];
        int[] shape = [.. _shape], strides = [.. _strides];
        System.Array.Reverse(shape);
        System.Array.Reverse(strides);
        BufferLayout.Gather(Memory, _start, shape, strides, _itemSize, bytes);
        return bytes;
    }

    private PyList List(char format, int dimension, int offset)
    {
        PyList list = new();
        for (int i = 0; i < _shape[dimension]; i++, offset += _strides[dimension])
        {
            list.Add(dimension == _shape.Length - 1 ? BufferItems.Get(format, Memory.Slice(offset, _itemSize)) : List(format, dimension + 1, offset));
        }
        return list;
    }

    private int[] Dimensions(ThreadState ts, ReadOnlySpan<Value> sizes, int itemSize)
    {
        int[] dimensions = new int[sizes.Length];
        long product = itemSize;
        for (int i = 0; i < dimensions.Length; i++)
        {
            if (!Positions.IsInt(sizes[i])) throw Errors.TypeError("memoryview.cast(): elements of shape must be integers");
            long size = Indexing.ToSsize(ts, sizes[i], PyType.OverflowError).OrThrow(ts);
            if (size <= 0) throw Errors.ValueError("memoryview.cast(): elements of shape must be integers > 0");
            if (size > ByteCount || (product *= size) > ByteCount) throw Errors.TypeError("memoryview: product(shape) * itemsize != buffer size");
            dimensions[i] = (int)size;
        }
        return product == ByteCount ? dimensions : throw Errors.TypeError("memoryview: product(shape) * itemsize != buffer size");
    }
}
