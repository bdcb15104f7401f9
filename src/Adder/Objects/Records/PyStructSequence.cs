using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary>A tuple whose items have names, and with further fields behind them: os.stat_result, time.struct_time. (PyStructSequence)</summary>
internal sealed class PyStructSequence : PyTuple
{
    internal PyStructSequence(PyType type, StructLayout layout, Value[] all)
        : base(type, all.Length == layout.VisibleCount ? all : all[..layout.VisibleCount])
    {
        Layout = layout;
        All = all;
    }

    internal StructLayout Layout { get; }

    /// <summary>The visible items and the others.</summary>
    internal Value[] All { get; }
}

/// <summary>What a struct sequence type is like. One per type.</summary>
internal sealed unsafe class StructLayout
{
    private readonly string[] _fields;

    /// <param name="module">The module shown.</param>
    /// <param name="name">The type's name.</param>
    /// <param name="doc">The docstring.</param>
    /// <param name="fields">Field names in order; null for one without a name.</param>
    /// <param name="visible">How many of them are items of the tuple.</param>
    /// <param name="canInstantiate">Whether programs may make one.</param>
    internal StructLayout(string module, string name, string doc, string?[] fields, int visible, bool canInstantiate = true)
    {
        _fields = fields!;
        VisibleCount = visible;
        Type = new PyType(new TypeSpec
        {
            Name = name,
            Module = module,
            Doc = doc,
            Base = PyType.Tuple,
            Flags = canInstantiate ? 0 : TypeFlags.DisallowInstantiation,
            FillSlots = &FillSlots,
            AddConstants = &AddMembers,
            Methods = &Methods,
        }, this);
        Type.SetType(PyType.Type);
    }

    internal PyType Type { get; }

    internal int VisibleCount { get; }

    internal int FieldCount => _fields.Length;

    internal string? Field(int index) => _fields[index];

    /// <summary>What repr() calls an item: the name at its place among the fields with one.</summary>
    internal string Member(int index)
    {
        foreach (string? field in _fields)
        {
            if (field is not null && index-- == 0) return field;
        }
        return "";
    }

    /// <summary>An instance; takes the array over, which has a value for every field.</summary>
    internal PyStructSequence Make(params Value[] values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (values[i].IsNull) values[i] = Value.None;
        }
        return new PyStructSequence(Type, this, values);
    }

    private static void FillSlots(PyType type)
    {
        type.TpRepr = &StructSequenceSlots.Repr;
        if (!type.Has(TypeFlags.DisallowInstantiation)) type.TpNew = &StructSequenceSlots.New;
    }

    private static MethodDef[] Methods() => StructSequenceSlots.Methods;

    private static void AddMembers(PyType type, PyDict dict)
    {
        StructLayout layout = (StructLayout)type.Extension!;
        int unnamed = 0;
        for (int i = 0; i < layout._fields.Length; i++)
        {
            if (layout._fields[i] is { } name) dict.SetString(name, new PyStructField(type, name, i));
            else unnamed++;
        }
        dict.SetString("n_sequence_fields", layout.VisibleCount);
        dict.SetString("n_fields", layout._fields.Length);
        dict.SetString("n_unnamed_fields", unnamed);
        Value[] match = new Value[layout.VisibleCount - unnamed];
        for (int i = 0, n = 0; i < layout.VisibleCount; i++)
        {
            if (layout._fields[i] is { } name) match[n++] = name;
        }
        dict.SetString("__match_args__", new PyTuple(match));
    }
}

/// <summary>The descriptor of one field of a struct sequence.</summary>
[PyType("member_descriptor", Property = "StructField", Subclassable = false, NoInstantiation = true)]
internal sealed partial class PyStructField : PyDescriptor
{
    private readonly int _index;

    internal PyStructField(PyType owner, string name, int index) : base(PyType.StructField, owner, name)
    {
        _index = index;
    }

    [Slot(Slot.TpDescrGet)]
    private Value Get(Value obj, Value type)
    {
        if (obj.IsNull) return this;
        Check(obj);
        return obj.Ref is PyStructSequence sequence ? sequence.All[_index] : ((PyTuple)obj.Ref)[_index];
    }

    [Slot(Slot.TpDescrSet)]
    private void Set(Value obj, Value value) => throw Errors.Make(PyType.AttributeError, "readonly attribute");

    [PyMember("__objclass__")]
    private Value ObjClass => Owner;

    [PyMember("__name__")]
    private string NameMember => Name;

    [Slot(Slot.TpRepr)]
    private Value ReprOf() => Describe("member");
}
