using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary><c>typing.TypeVar</c>. Bound and constraints of <c>def f[T: bound]</c> are computed when first asked for.</summary>
[PyType("TypeVar", Property = "TypeVar", Module = "typing", Subclassable = false, Flags = TypeFlags.HasWeakref, Doc = "A type variable: stands for one type in generics.")]
public sealed partial class PyTypeVar : PyVariantTypeParameter
{
    private Value _bound, _constraints, _computeBound, _computeConstraints;

    private PyTypeVar(PyStr name, Variance variance, Value module) : base(PyType.TypeVar, name, variance, module) { }

    /// <summary>A variable of a type parameter list. (_Py_make_typevar)</summary>
    internal static PyTypeVar Declare(PyStr name, Value computeBound = default, Value computeConstraints = default) =>
        new(name, new Variance(false, false, true), default) { _computeBound = computeBound, _computeConstraints = computeConstraints };

    [Slot(Slot.TpNew, Signature = "typevar(name, *constraints, bound=None, covariant=False, contravariant=False, infer_variance=False)")]
    internal static Value New(ThreadState ts, PyType type, PyStr name, ReadOnlySpan<Value> constraints, Value bound, bool covariant, bool contravariant, bool inferVariance)
    {
        Variance variance = Variance.Checked(covariant, contravariant, inferVariance);
        Value checkedBound = TypingLibrary.CheckBound(ts, bound);
        if (constraints.Length == 1) throw Errors.TypeError("A single constraint is not allowed");
        if (constraints.Length > 0 && !checkedBound.IsNull) throw Errors.TypeError("Constraints cannot be combined with bound=...");
        return new PyTypeVar(name, variance, TypingLibrary.CallerModule(ts)) { _bound = checkedBound, _constraints = PyTuple.From(constraints) };
    }

    [PyGetSet("__bound__")]
    private Value GetBound(ThreadState ts)
    {
        if (!_bound.IsNull) return _bound;
        return _computeBound.IsNull ? Value.None : _bound = Calls.Call(ts, _computeBound).OrThrow(ts);
    }

    [PyGetSet("__constraints__")]
    private Value GetConstraints(ThreadState ts)
    {
        if (!_constraints.IsNull) return _constraints;
        return _computeConstraints.IsNull ? PyTuple.Empty : _constraints = Calls.Call(ts, _computeConstraints).OrThrow(ts);
    }

    [PyMethod("__typing_subst__($self, arg, /)\n--\n\nThe argument, checked, in the variable's place.")]
    private Value Substitute(ThreadState ts, Value arg) => TypingLibrary.Call(ts, "_typevar_subst", this, arg);
}
