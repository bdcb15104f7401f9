using Adder.Objects.Clinic;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary><c>__new__</c> of built-in types. (tp_new_wrapper)</summary>
internal static unsafe class ConstructorWrapper
{
    internal static readonly MethodDef Def = new("__new__", CallingConvention.VarArgs | CallingConvention.Keywords,
        "__new__($type, *args, **kwargs)\n--\n\nCreate and return a new object.  See help(type) for accurate signature.",
        (delegate*<ThreadState, Value, ReadOnlySpan<Value>, PyTuple?, Value>)&New);

    private static Value New(ThreadState ts, Value self, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        PyType type = (PyType)self.Ref;
        if (args.Length - (kwnames?.Count ?? 0) < 1) return ts.Raise(PyType.TypeError, $"{type.Name}.__new__(): not enough arguments");
        if (args[0].Ref is not PyType subtype)
        {
            return ts.Raise(PyType.TypeError, $"{type.Name}.__new__(X): X is not a type object ({args[0].Type.Name})");
        }
        if (!subtype.IsSubtypeOf(type))
        {
            return ts.Raise(PyType.TypeError, $"{type.Name}.__new__({subtype.Name}): {subtype.Name} is not a subtype of {type.Name}");
        }
        // The constructor must be that of the nearest built-in base: int.__new__(a_dict_subclass) would make a broken object.
        PyType builtIn = subtype;
        while (builtIn.TpNew == (delegate*<ThreadState, PyType, ReadOnlySpan<Value>, PyTuple?, Value>)&SlotFunctions.TpNew && builtIn.BaseType is { } parent) builtIn = parent;
        if (builtIn.TpNew != type.TpNew)
        {
            return ts.Raise(PyType.TypeError, $"{type.Name}.__new__({subtype.Name}) is not safe, use {builtIn.Name}.__new__()");
        }
        return type.TpNew(ts, subtype, args[1..], kwnames);
    }
}
