using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary><c>typing.TypeVarTuple</c>: stands for any number of types.</summary>
[PyType("TypeVarTuple", Property = "TypeVarTuple", Module = "typing", Subclassable = false, Flags = TypeFlags.HasWeakref, Doc = "A type variable tuple: stands for any number of types.")]
public sealed partial class PyTypeVarTuple : PyTypeParameter
{
    private PyTypeVarTuple(PyStr name, Value module) : base(PyType.TypeVarTuple, name, module) { }

    /// <summary>A variable of a type parameter list. (_Py_make_typevartuple)</summary>
    internal static PyTypeVarTuple Declare(PyStr name) => new(name, default);

    [Slot(Slot.TpNew, Signature = "typevartuple(name)")]
    internal static Value New(ThreadState ts, PyType type, PyStr name) => new PyTypeVarTuple(name, TypingLibrary.CallerModule(ts));

    [Slot(Slot.TpRepr)]
    private string ReprOf() => Name.ToString();

    [Slot(Slot.TpIter)]
    private Value Iterate(ThreadState ts) => Iteration.GetIter(ts, new PyTuple(TypingLibrary.Unpack(ts, this)));

    [PyMethod("__typing_subst__($self, arg, /)\n--\n\nAlways refused.")]
    private Value Substitute(Value arg) => throw Errors.TypeError("Substitution of bare TypeVarTuple is not supported");

    [PyMethod("__typing_prepare_subst__($self, alias, args, /)\n--\n\nThe arguments as the variable wants them.")]
    private Value PrepareSubstitution(ThreadState ts, Value alias, Value args) => TypingLibrary.Call(ts, "_typevartuple_prepare_subst", this, alias, args);
}
