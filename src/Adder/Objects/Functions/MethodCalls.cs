using System.Runtime.CompilerServices;
using Adder.Objects.Clinic;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary>Calls C# functions by their calling convention, with CPython's argument checks. (cfunction_vectorcall_*)</summary>
internal static unsafe class MethodCalls
{
    private const CallingConvention Kinds =
        CallingConvention.VarArgs | CallingConvention.Keywords | CallingConvention.NoArgs | CallingConvention.O | CallingConvention.FastCall;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Value Call(ThreadState ts, MethodDef def, PyType? type, Value self, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        switch (def.Convention & Kinds)
        {
            case CallingConvention.FastCall when kwnames is null:
                return def.Fast(ts, self, args);
            case CallingConvention.O when kwnames is null && args.Length == 1:
                return def.One(ts, self, args[0]);
            case CallingConvention.NoArgs when kwnames is null && args.Length == 0:
                return def.NoArgs(ts, self);
            case CallingConvention.FastCall | CallingConvention.Keywords:
            case CallingConvention.VarArgs | CallingConvention.Keywords:
            case CallingConvention.VarArgs when kwnames is null:
                return def.FastWithKeywords(ts, self, args, kwnames);
            default:
                return Refuse(ts, def, type, self, args, kwnames);
        }
    }

    /// <summary>The name in argument errors. (_PyObject_FunctionStr)</summary>
    internal static string FullName(MethodDef def, PyType? type, Value self)
    {
        if (type is not null) return $"{type.QualName}.{def.Name}";
        if (self.IsNull) return def.Name;
        if (self.Ref is PyModule module) return module.NameOrNull is { } name && name != "builtins" ? $"{name}.{def.Name}" : def.Name;
        return $"{(self.Ref as PyType ?? self.Type).QualName}.{def.Name}";
    }

    private static Value Refuse(ThreadState ts, MethodDef def, PyType? type, Value self, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        if (kwnames is { Count: 0 }) return Call(ts, def, type, self, args, null);
        string name = FullName(def, type, self);
        if (kwnames is not null) return ts.Raise(PyType.TypeError, $"{name}() takes no keyword arguments");
        return (def.Convention & CallingConvention.O) != 0
            ? ts.Raise(PyType.TypeError, $"{name}() takes exactly one argument ({args.Length} given)")
            : ts.Raise(PyType.TypeError, $"{name}() takes no arguments ({args.Length} given)");
    }
}
