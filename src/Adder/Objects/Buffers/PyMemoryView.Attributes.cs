using Adder.Objects.Clinic;
using Adder.Runtime;

namespace Adder.Objects;

public sealed partial class PyMemoryView
{
    [PyGetSet("obj", Doc = "The object whose memory is viewed.")]
    private Value Exporter()
    {
        Check();
        return _master.Owner is BufferLoan loan ? loan.Exporter : _master.Owner;
    }

    [PyGetSet("nbytes", Doc = "How many bytes the items take in all.")]
    private long GetByteCount()
    {
        Check();
        return ByteCount;
    }

    [PyGetSet("readonly", Doc = "Whether the memory cannot be written to.")]
    private bool GetReadOnly()
    {
        Check();
        return _isReadOnly;
    }

    [PyGetSet("itemsize", Doc = "The size in bytes of one item.")]
    private long GetItemSize()
    {
        Check();
        return _itemSize;
    }

    [PyGetSet("format", Doc = "The format of an item, in the notation of the struct module.")]
    private string GetFormat()
    {
        Check();
        return _format;
    }

    [PyGetSet("ndim", Doc = "How many dimensions the memory has.")]
    private long GetDimensions()
    {
        Check();
        return _shape.Length;
    }

    [PyGetSet("shape", Doc = "How many items there are in each dimension.")]
    private PyTuple GetShape() => Numbers(_shape);

    [PyGetSet("strides", Doc = "How many bytes it is from item to item in each dimension.")]
    private PyTuple GetStrides() => Numbers(_strides);

    [PyGetSet("suboffsets", Doc = "Where arrays of pointers are followed, by dimension.")]
    private PyTuple GetSubOffsets() => Numbers([]);

    [PyGetSet("c_contiguous", Doc = "Whether the items lie side by side in C order.")]
    private bool GetCContiguous()
    {
        Check();
        return IsContiguous;
    }

    [PyGetSet("f_contiguous", Doc = "Whether the items lie side by side in Fortran order.")]
    private bool GetFContiguous()
    {
        Check();
        return BufferLayout.IsFortran(_shape, _strides, _itemSize);
    }

    [PyGetSet("contiguous", Doc = "Whether the items lie side by side.")]
    private bool GetContiguous() => GetCContiguous() || GetFContiguous();

    [Slot(Slot.TpRepr)]
    internal string ToRepr() => $"<{(IsReleased ? "released memory" : "memory")} at {Protocols.Identity.Hex(this)}>";

    private PyTuple Numbers(int[] numbers)
    {
        Check();
        Value[] items = new Value[numbers.Length];
        for (int i = 0; i < items.Length; i++) items[i] = numbers[i];
        return PyTuple.Own(items);
    }
}
