using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary><c>typing.ParamSpec</c>: stands for the parameters of a callable.</summary>
[PyType("ParamSpec", Property = "ParamSpec", Module = "typing", Subclassable = false, Flags = TypeFlags.HasWeakref, Doc = "A parameter specification: stands for the parameters of a callable.")]
public sealed partial class PyParamSpec : PyVariantTypeParameter
{
    private readonly Value _bound;

    private PyParamSpec(PyStr name, Value bound, Variance variance, Value module) : base(PyType.ParamSpec, name, variance, module)
    {
        _bound = bound;
    }

    /// <summary>A variable of a type parameter list. (_Py_make_paramspec)</summary>
    internal static PyParamSpec Declare(PyStr name) => new(name, default, new Variance(false, false, true), default);

    [Slot(Slot.TpNew, Signature = "paramspec(name, *, bound=None, covariant=False, contravariant=False, infer_variance=False)")]
    internal static Value New(ThreadState ts, PyType type, PyStr name, Value bound, bool covariant, bool contravariant, bool inferVariance)
    {
        Variance variance = Variance.Checked(covariant, contravariant, inferVariance);
        return new PyParamSpec(name, TypingLibrary.CheckBound(ts, bound), variance, TypingLibrary.CallerModule(ts));
    }

    [PyMember("__bound__")]
    private Value BoundMember => _bound.IsNull ? Value.None : _bound;

    [PyGetSet("args", Doc = "Stands for the positional arguments.")]
    private Value GetArgs() => new PyParamSpecArgs(this);

    [PyGetSet("kwargs", Doc = "Stands for the keyword arguments.")]
    private Value GetKwargs() => new PyParamSpecKwargs(this);

    [PyMethod("__typing_subst__($self, arg, /)\n--\n\nThe argument, checked, in the variable's place.")]
    private Value Substitute(ThreadState ts, Value arg) => TypingLibrary.Call(ts, "_paramspec_subst", this, arg);

    [PyMethod("__typing_prepare_subst__($self, alias, args, /)\n--\n\nThe arguments as the variable wants them.")]
    private Value PrepareSubstitution(ThreadState ts, Value alias, Value args) => TypingLibrary.Call(ts, "_paramspec_prepare_subst", this, alias, args);
}
