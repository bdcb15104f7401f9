using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Functools;

/// <summary>What cmp_to_key gives, with an object it is a key.</summary>
[PyType("KeyWrapper", Module = "functools", Subclassable = false, NoInstantiation = true)]
internal sealed partial class PyComparisonKey : PyObject
{
    private readonly Value _compare;

    internal PyComparisonKey(Value compare, Value obj) : base(TypeObject)
    {
        _compare = compare;
        Obj = obj;
    }

    [PyGetSet("obj", Doc = "Value wrapped by a key function.", Setter = nameof(SetObj))]
    internal Value GetObj() => Obj.IsNull ? Value.None : Obj;

    internal Value Obj;

    private void SetObj(Value value) => Obj = value;

    [Slot(Slot.TpCall)]
    private Value Call(ThreadState ts, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        if (args.Length != 1) return ts.Raise(PyType.TypeError, args.Length == 0 ? "K() missing required argument 'obj' (pos 1)" : $"K() takes at most 1 argument ({args.Length} given)");
        if (kwnames is { Count: > 0 } && !((PyStr)kwnames[0].Ref).Is("obj"))
        {
            return ts.Raise(PyType.TypeError, "K() missing required argument 'obj' (pos 1)");
        }
        return new PyComparisonKey(_compare, args[0]);
    }

    [Slot(Slot.TpRichcompare)]
    private Value Compare(ThreadState ts, Value other, CompareOp op)
    {
        if (other.Ref is not PyComparisonKey key) return ts.Raise(PyType.TypeError, "other argument must be K instance");
        if (Obj.IsNull || key.Obj.IsNull) return ts.Raise(Errors.Attribute(this, "object", "object"));
        Value order = Calls.Call(ts, _compare, Obj, key.Obj);
        return order.IsNull ? default : Comparison.Rich(ts, order, Value.Int(0), op);
    }
}
