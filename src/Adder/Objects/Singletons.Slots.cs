using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

public sealed partial class PyNone
{
    [Slot(Slot.TpNew)]
    internal static Value New(ThreadState ts, PyType type, ReadOnlySpan<Value> args, PyTuple? names) =>
        args.IsEmpty ? Value.None : ts.Raise(PyType.TypeError, "NoneType takes no arguments");

    [Slot(Slot.TpRepr)]
    internal static PyStr ToRepr(Value self) => PyStr.Intern("None");

    [Slot(Slot.TpHash)]
    [NoThrow]
    internal static long GetHash(ThreadState ts, Value self) => 0xFCA86420;

    [Slot(Slot.NbBool)]
    [NoThrow]
    internal static int ToBool(ThreadState ts, Value self) => 0;
}

public sealed partial class PyNotImplemented
{
    [Slot(Slot.TpNew)]
    internal static Value New(ThreadState ts, PyType type, ReadOnlySpan<Value> args, PyTuple? names) =>
        args.IsEmpty ? Value.NotImplemented : ts.Raise(PyType.TypeError, "NotImplementedType takes no arguments");

    [Slot(Slot.TpRepr)]
    internal static PyStr ToRepr(Value self) => PyStr.Intern("NotImplemented");

    [Slot(Slot.NbBool)]
    internal static int ToBool(ThreadState ts, Value self)
    {
        Warnings.Warn(ts, PyType.DeprecationWarning, "NotImplemented should not be used in a boolean context");
        return 1;
    }

    [PyMethod("Return the name by which pickle finds it.", Name = "__reduce__")]
    private static string Reduce(Value self) => "NotImplemented";
}

public sealed partial class PyEllipsis
{
    [Slot(Slot.TpNew)]
    internal static Value New(ThreadState ts, PyType type, ReadOnlySpan<Value> args, PyTuple? names) =>
        args.IsEmpty ? Value.Ellipsis : ts.Raise(PyType.TypeError, "EllipsisType takes no arguments");

    [Slot(Slot.TpRepr)]
    internal static PyStr ToRepr(Value self) => PyStr.Intern("Ellipsis");

    [PyMethod("Return the name by which pickle finds it.", Name = "__reduce__")]
    private static string Reduce(Value self) => "Ellipsis";
}
