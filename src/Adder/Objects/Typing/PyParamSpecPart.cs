using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary>What <c>P.args</c> and <c>P.kwargs</c> share.</summary>
public abstract class PyParamSpecPart : PyObject
{
    private protected PyParamSpecPart(PyType type, Value origin) : base(type)
    {
        Origin = origin;
    }

    internal Value Origin { get; }

    [PyMember("__origin__")]
    internal Value OriginMember => Origin;

    [PyMethod("__mro_entries__($self, bases, /)\n--\n\nAlways refused.")]
    internal Value MroEntries(Value bases) => throw Errors.TypeError($"Cannot subclass an instance of {Type.ShortName}");

    [Slot(Slot.TpRichcompare)]
    internal Value Compare(ThreadState ts, Value other, CompareOp op)
    {
        if (!ReferenceEquals(other.Type, Type) || op is not (CompareOp.Eq or CompareOp.Ne)) return Value.NotImplemented;
        return Comparison.Equal(ts, Origin, ((PyParamSpecPart)other.Ref).Origin) == (op == CompareOp.Eq);
    }

    private protected string Show(ThreadState ts, string part) =>
        $"{(Origin.Ref is PyParamSpec spec ? spec.Name : Repr.Of(ts, Origin))}.{part}";
}

/// <summary><c>P.args</c></summary>
[PyType("ParamSpecArgs", Property = "ParamSpecArgs", Module = "typing", Subclassable = false, Flags = TypeFlags.HasWeakref, Doc = "The positional arguments of a ParamSpec: *args: P.args.")]
public sealed partial class PyParamSpecArgs : PyParamSpecPart
{
    internal PyParamSpecArgs(Value origin) : base(PyType.ParamSpecArgs, origin) { }

    [Slot(Slot.TpNew, Signature = "paramspecargs(origin)")]
    internal static Value New(ThreadState ts, PyType type, Value origin) => new PyParamSpecArgs(origin);

    [Slot(Slot.TpRepr)]
    private string ReprOf(ThreadState ts) => Show(ts, "args");
}

/// <summary><c>P.kwargs</c></summary>
[PyType("ParamSpecKwargs", Property = "ParamSpecKwargs", Module = "typing", Subclassable = false, Flags = TypeFlags.HasWeakref, Doc = "The keyword arguments of a ParamSpec: **kwargs: P.kwargs.")]
public sealed partial class PyParamSpecKwargs : PyParamSpecPart
{
    internal PyParamSpecKwargs(Value origin) : base(PyType.ParamSpecKwargs, origin) { }

    [Slot(Slot.TpNew, Signature = "paramspeckwargs(origin)")]
    internal static Value New(ThreadState ts, PyType type, Value origin) => new PyParamSpecKwargs(origin);

    [Slot(Slot.TpRepr)]
    private string ReprOf(ThreadState ts) => Show(ts, "kwargs");
}
