using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary><c>types.SimpleNamespace</c>.</summary>
[PyType("SimpleNamespace", Property = "SimpleNamespace", Module = "types", Flags = TypeFlags.HasDict, Doc = "A simple attribute-based namespace.\n\nSimpleNamespace(**kwargs)")]
public partial class PySimpleNamespace : PyObject
{
    private PyDict? _dict;

    public PySimpleNamespace(PyType type) : base(type)
    {
        _dict = new PyDict();
    }

    internal PySimpleNamespace(PyDict attributes) : base(PyType.SimpleNamespace)
    {
        _dict = attributes;
    }

    internal override ref PyDict? DictSlot => ref _dict;

    [Slot(Slot.TpNew)]
    internal static unsafe Value New(ThreadState ts, PyType type, ReadOnlySpan<Value> args, PyTuple? kwnames) => type.AllocateInstance(type);

    [Slot(Slot.TpInit)]
    internal void Init(ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        int positional = args.Length - (kwnames?.Count ?? 0);
        if (positional > 0) throw Errors.TypeError("no positional arguments expected");
        for (int i = 0; i < args.Length; i++) _dict!.SetString((PyStr)kwnames![i].Ref, args[i]);
    }

    [PyMember("__dict__")]
    private Value DictMember => _dict!;

    // namespace_repr
    [Slot(Slot.TpRepr)]
    internal Value ReprOf(ThreadState ts)
    {
        string name = ReferenceEquals(Type, PyType.SimpleNamespace) ? "namespace" : Type.ShortName;
        if (!ts.EnterRepr(this)) return $"{name}(...)";
        try
        {
            System.Text.StringBuilder text = new(name + "(");
            bool first = true;
            for (int i = 0; i < _dict!.EntryCount; i++)
            {
                PyDict.Entry entry = _dict.EntryAt(i);
                if (entry.Key.Ref is not PyStr { Length: > 0 } key) continue;
                text.Append(first ? "" : ", ").Append(key).Append('=').Append(Repr.Of(ts, entry.Item));
                first = false;
            }
            return text.Append(')').ToString();
        }
        finally
        {
            ts.LeaveRepr();
        }
    }

    [Slot(Slot.TpRichcompare)]
    internal Value Compare(ThreadState ts, Value other, CompareOp op) =>
        other.Ref is PySimpleNamespace space ? Comparison.Rich(ts, _dict!, space._dict!, op) : Value.NotImplemented;

    [PyMethod("__reduce__($self, /)\n--\n\nReturn state information for pickling.")]
    private Value Reduce() => new PyTuple(Type, PyTuple.Empty, _dict!);
}
