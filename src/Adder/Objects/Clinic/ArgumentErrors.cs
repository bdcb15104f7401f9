using System.Runtime.CompilerServices;

namespace Adder.Objects.Clinic;

/// <summary>CPython's wording of argument errors. (Python/getargs.c)</summary>
internal static unsafe class ArgumentErrors
{
    /// <summary>The number of positional arguments is not between the two. (_PyArg_CheckPositional)</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Value WrongCount(ThreadState ts, string name, int given, int least, int most)
    {
        int bound = given < least ? least : most;
        string about = least == most ? "" : given < least ? "at least " : "at most ";
        return ts.Raise(PyType.TypeError, $"{name} expected {about}{bound} argument{(bound == 1 ? "" : "s")}, got {given}");
    }

    /// <summary>As <see cref="WrongCount"/>, in the words of METH_VARARGS functions. (PyArg_ParseTuple)</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Value WrongTupleCount(ThreadState ts, string name, int given, int least, int most)
    {
        int bound = given < least ? least : most;
        if (most == 0) return ts.Raise(PyType.TypeError, $"{name}() takes no arguments ({given} given)");
        string about = least == most ? "exactly" : given < least ? "at least" : "at most";
        return ts.Raise(PyType.TypeError, $"{name}() takes {about} {bound} argument{(bound == 1 ? "" : "s")} ({given} given)");
    }

    /// <summary>An argument is not of the expected type. (_PyArg_BadArgument)</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Value BadArgument(ThreadState ts, string function, string display, string expected, Value argument) =>
        ts.Raise(PyType.TypeError, $"{function}() {display} must be {expected}, not {(argument.IsNone ? "None" : argument.Type.Name)}");

    /// <summary>A constructor without keywords: only a subclass that has its own __init__ may get them. (_PyArg_NoKeywords)</summary>
    internal static bool NewTakesKeywords(ThreadState ts, PyType type, PyType declared, string name, PyTuple names) =>
        names.Count == 0 || (!ReferenceEquals(type, declared) && type[Slot.TpInit] != declared[Slot.TpInit]) || NoKeywords(ts, name);

    /// <summary>As <see cref="NewTakesKeywords"/>, for initializers and a subclass's own __new__.</summary>
    internal static bool InitTakesKeywords(ThreadState ts, Value self, PyType declared, string name, PyTuple names) =>
        names.Count == 0 || (!ReferenceEquals(self.Type, declared) && self.Type[Slot.TpNew] != declared[Slot.TpNew]) || NoKeywords(ts, name);

    /// <summary>The arguments without those given by keyword.</summary>
    internal static ReadOnlySpan<Value> Positional(ReadOnlySpan<Value> args, PyTuple names) => args[..(args.Length - names.Count)];

    internal static int CannotDelete(ThreadState ts, string name) => ts.Fail(PyType.TypeError, $"can't delete {name} attribute");

    private static bool NoKeywords(ThreadState ts, string name)
    {
        ts.Raise(PyType.TypeError, $"{name}() takes no keyword arguments");
        return false;
    }
}
