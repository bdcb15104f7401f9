using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Runtime;

namespace Adder.Modules.Ctypes;

/// <summary>A field of a structure or union. (CFieldObject)</summary>
[PyType("CField", Module = "_ctypes", Subclassable = false, NoInstantiation = true, Doc = "Structure/Union member")]
internal sealed unsafe partial class PyCField(PyType proto, int index, long offset, long size) : PyObject(TypeObject)
{
    private const int WordBits = 64;

    internal PyType Proto => proto;

    internal int Index => index;

    [PyGetSet("offset", Doc = "offset in bytes of this field")]
    internal long Offset => offset;

    /// <summary>In bytes; of bit fields the first bit and, from bit 16 on, their number.</summary>
    [PyGetSet("size", Doc = "size in bytes of this field")]
    internal long Size => size;

    internal bool IsAnonymous { get; set; }

    /// <summary>How the field is read, where not as its type says: as bytes or text instead of an array of characters.</summary>
    internal SimpleCode? Code { get; init; }

    internal bool IsBitField { get; init; }

    private int FirstBit => (int)(size & 0xffff);

    private int BitCount => (int)(size >> 16);

    /// <summary>The same field seen from an outer structure.</summary>
    internal PyCField Within(int outerIndex, long outerOffset) =>
        new(proto, index + outerIndex, offset + outerOffset, size) { Code = Code, IsBitField = IsBitField };

    // PyCField_get
    [Slot(Slot.TpDescrGet)]
    internal static Value Get(ThreadState ts, Value self, Value instance, Value owner)
    {
        PyCField field = (PyCField)self.Ref;
        if (instance.IsNull || instance.IsNone) return self;
        if (instance.Ref is not PyCData data) throw Errors.TypeError("not a ctype instance");
        byte* at = data.Start + field.Offset;
        Value value = field.IsBitField ? field.ReadBits(at) : PyCData.Get(ts, field.Proto, field.Code, data, field.Index, field.Size, at);
        GC.KeepAlive(data);
        return value;
    }

    // PyCField_set
    [Slot(Slot.TpDescrSet)]
    internal static int Set(ThreadState ts, Value self, Value instance, Value value)
    {
        PyCField field = (PyCField)self.Ref;
        if (instance.Ref is not PyCData data) throw Errors.TypeError("not a ctype instance");
        if (value.IsNull) throw Errors.TypeError("can't delete attribute");
        byte* at = data.Start + field.Offset;
        if (field.IsBitField) field.WriteBits(ts, at, value);
        else data.Set(ts, field.Proto, field.Code, value, field.Index, field.Size, at);
        return 0;
    }

    private SimpleCode Integer => CType.Of(proto)!.Code!;

    // GET_BITFIELD
    private Value ReadBits(byte* at)
    {
        SimpleCode code = Integer;
        long raw = SimpleReading.Raw(code, at);
        if (code.Letter == '?') return raw != 0;
        long left = raw << (WordBits - FirstBit - BitCount);
        return code.IsSigned ? left >> (WordBits - BitCount) : PyLong.From((ulong)left >> (WordBits - BitCount));
    }

    // SET
    private void WriteBits(ThreadState ts, byte* at, Value value)
    {
        SimpleCode code = Integer;
        if (!code.IsInteger)
        {
            _ = SimpleWriting.Set(ts, code, at, value, code.Size);
            return;
        }
        ulong mask = (BitCount == WordBits ? ulong.MaxValue : (1UL << BitCount) - 1) << FirstBit;
        ulong old = (ulong)SimpleReading.Raw(code, at), bits = SimpleWriting.Masked(ts, value) << FirstBit;
        SimpleWriting.Put(code, at, (long)((old & ~mask) | (bits & mask)));
    }

    [Slot(Slot.TpRepr)]
    internal string ReprOf() => IsBitField
        ? $"<Field type={proto.Name}, ofs={offset}:{FirstBit}, bits={BitCount}>"
        : $"<Field type={proto.Name}, ofs={offset}, size={size}>";
}
