using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

public sealed partial class PyBool
{
    private static readonly PyStr s_true = PyStr.Intern("True");
    private static readonly PyStr s_false = PyStr.Intern("False");

    [Slot(Slot.TpNew)]
    internal static Value New(ThreadState ts, PyType type, ReadOnlySpan<Value> args, PyTuple? names)
    {
        if (names is not null) return ts.Raise(PyType.TypeError, "bool() takes no keyword arguments");
        if (args.Length > 1) return ts.Raise(PyType.TypeError, $"bool expected at most 1 argument, got {args.Length}");
        return args.Length == 1 && Truth.Test(ts, args[0]);
    }

    [Slot(Slot.TpRepr)]
    [NoThrow]
    internal static Value ToRepr(ThreadState ts, Value self) => self.IsTrue ? s_true : s_false;

    [Slot(Slot.NbBool)]
    [NoThrow]
    internal static int ToBool(ThreadState ts, Value self) => self.IsTrue ? 1 : 0;

    [Slot(Slot.NbInvert)]
    internal static Value Invert(ThreadState ts, Value self)
    {
        Warnings.Warn(
            ts, PyType.DeprecationWarning,
            "Bitwise inversion '~' on bool is deprecated. This returns the bitwise inversion of the underlying int object and is usually "
            + "not what you expect from the negation of a bool. Use the 'not' operator for boolean negation or ~int(x) for the bitwise "
            + "inversion of the underlying int.");
        return self.IsTrue ? -2 : -1;
    }

    [Slot(Slot.NbAnd)]
    internal static Value And(ThreadState ts, Value left, Value right) =>
        left.Ref is PyBool && right.Ref is PyBool ? left.IsTrue && right.IsTrue : PyLong.And(ts, left, right);

    [Slot(Slot.NbOr)]
    internal static Value Or(ThreadState ts, Value left, Value right) =>
        left.Ref is PyBool && right.Ref is PyBool ? left.IsTrue || right.IsTrue : PyLong.Or(ts, left, right);

    [Slot(Slot.NbXor)]
    internal static Value Xor(ThreadState ts, Value left, Value right) =>
        left.Ref is PyBool && right.Ref is PyBool ? left.IsTrue != right.IsTrue : PyLong.Xor(ts, left, right);
}
