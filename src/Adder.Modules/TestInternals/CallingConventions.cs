using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.TestInternals;

/// <summary>Six functions, one for each way in which C code takes arguments: they answer with self and what they got. (METH_VARARGS ...)</summary>
internal static unsafe class CallingConventions
{
    internal static MethodDef[] Functions(CallingConvention kind = CallingConvention.Default) =>
    [
        new("meth_varargs", CallingConvention.VarArgs | kind, null, (delegate*<ThreadState, Value, ReadOnlySpan<Value>, Value>)&Positional),
        new("meth_varargs_keywords", CallingConvention.VarArgs | CallingConvention.Keywords | kind, null,
            (delegate*<ThreadState, Value, ReadOnlySpan<Value>, PyTuple?, Value>)&WithKeywords),
        new("meth_o", CallingConvention.O | kind, null, (delegate*<ThreadState, Value, Value, Value>)&One),
        new("meth_noargs", CallingConvention.NoArgs | kind, null, (delegate*<ThreadState, Value, Value>)&Nothing),
        new("meth_fastcall", CallingConvention.FastCall | kind, null, (delegate*<ThreadState, Value, ReadOnlySpan<Value>, Value>)&Positional),
        new("meth_fastcall_keywords", CallingConvention.FastCall | CallingConvention.Keywords | kind, null,
            (delegate*<ThreadState, Value, ReadOnlySpan<Value>, PyTuple?, Value>)&WithKeywords),
    ];

    internal static void AddTo(PyModule module)
    {
        foreach (MethodDef def in Functions()) module.Dict.SetString(def.Name, new PyBuiltinFunction(def, module, "_testcapi"));
        foreach (MethodDef def in Functions()) PyMethInstance.TypeObject.Namespace.SetString(def.Name, new PyMethodDescriptor(PyMethInstance.TypeObject, def));
        foreach (MethodDef def in Functions(CallingConvention.Class))
        {
            PyMethClass.TypeObject.Namespace.SetString(def.Name, new PyClassMethodDescriptor(PyMethClass.TypeObject, def));
        }
        foreach (MethodDef def in Functions(CallingConvention.Static))
        {
            PyMethStatic.TypeObject.Namespace.SetString(def.Name, new PyStaticMethod(new PyBuiltinFunction(def, default, default, PyMethStatic.TypeObject)));
        }
    }

    private static Value Self(Value self) => self.IsNull ? Value.None : self;

    private static Value Nothing(ThreadState ts, Value self) => Self(self);

    private static Value One(ThreadState ts, Value self, Value arg) => new PyTuple(Self(self), arg);

    private static Value Positional(ThreadState ts, Value self, ReadOnlySpan<Value> args) => new PyTuple(Self(self), PyTuple.From(args));

    private static Value WithKeywords(ThreadState ts, Value self, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        int positional = args.Length - (kwnames?.Count ?? 0);
        if (kwnames is null) return new PyTuple(Self(self), PyTuple.From(args), Value.None);
        PyDict keywords = new();
        for (int i = positional; i < args.Length; i++) keywords.SetString((PyStr)kwnames[i - positional].Ref, args[i]);
        return new PyTuple(Self(self), PyTuple.From(args[..positional]), keywords);
    }
}

/// <summary><c>MethInstance</c>: has the six functions as methods.</summary>
[PyType("MethInstance", Module = "_testcapi")]
internal partial class PyMethInstance : PyObject
{
    public PyMethInstance(PyType type) : base(type) { }

    [Slot(Slot.TpNew)]
    private static unsafe Value New(ThreadState ts, PyType type, ReadOnlySpan<Value> args, PyTuple? kwnames) => type.AllocateInstance(type);
}

/// <summary><c>MethClass</c>: has the six functions as class methods.</summary>
[PyType("MethClass", Module = "_testcapi")]
internal partial class PyMethClass : PyObject
{
    public PyMethClass(PyType type) : base(type) { }

    [Slot(Slot.TpNew)]
    private static unsafe Value New(ThreadState ts, PyType type, ReadOnlySpan<Value> args, PyTuple? kwnames) => type.AllocateInstance(type);
}

/// <summary><c>MethStatic</c>: has the six functions as static methods.</summary>
[PyType("MethStatic", Module = "_testcapi")]
internal partial class PyMethStatic : PyObject
{
    public PyMethStatic(PyType type) : base(type) { }

    [Slot(Slot.TpNew)]
    private static unsafe Value New(ThreadState ts, PyType type, ReadOnlySpan<Value> args, PyTuple? kwnames) => type.AllocateInstance(type);
}
