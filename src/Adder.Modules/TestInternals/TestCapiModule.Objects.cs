using Adder.Bytecode;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.TestInternals;

// Calls, attributes, exceptions, frames and code objects as C code uses them.
[PyModuleType(typeof(PyMethInstance)), PyModuleType(typeof(PyMethClass)), PyModuleType(typeof(PyMethStatic))]
internal static unsafe partial class TestCapiModule
{
    [PyModuleExec]
    private static void Execute(PyModule module) => CallingConventions.AddTo(module);

    [PyFunction("pyobject_fastcall($module, callable, args, /)\n--\n\nCall with positional arguments: a tuple, or None for none.")]
    private static Value PyobjectFastcall(ThreadState ts, Value callable, [OrNone] PyTuple? args) => Calls.Call(ts, callable, Items(args), null);

    [PyFunction("pyobject_fastcalldict($module, callable, args, kwargs, /)\n--\n\nCall with positional arguments and a dict of the others; either may be None.")]
    private static Value PyobjectFastcalldict(ThreadState ts, Value callable, [OrNone] PyTuple? args, [OrNone] PyDict? kwargs) =>
        Calls.CallWithDict(ts, callable, Items(args), kwargs);

    [PyFunction("pyobject_vectorcall($module, callable, args, kwnames, /)\n--\n\nCall with all arguments in one tuple, the names of the last ones in another.")]
    private static Value PyobjectVectorcall(ThreadState ts, Value callable, [OrNone] PyTuple? args, [OrNone] PyTuple? kwnames)
    {
        ReadOnlySpan<Value> items = Items(args);
        if (kwnames is null || kwnames.Count == 0) return Calls.Call(ts, callable, items, null);
        return items.Length >= kwnames.Count ? Calls.Call(ts, callable, items, kwnames) : ts.Raise(PyType.ValueError, "kwnames longer than args");
    }

    [PyFunction("pyvectorcall_call($module, callable, args, kwargs=None, /)\n--\n\nCall with a tuple and a dict.")]
    private static Value PyvectorcallCall(ThreadState ts, Value callable, PyTuple args, [OrNone] PyDict? kwargs = null) =>
        Calls.CallWithDict(ts, callable, args.Items, kwargs);

    private static ReadOnlySpan<Value> Items(PyTuple? args) => args is null ? default : args.Items;

    // PyObject_HasAttrString
    [PyFunction("object_hasattrstring($module, obj, name, /)\n--\n\nWhether the object has the attribute; any error says no.")]
    private static int ObjectHasattrstring(ThreadState ts, Value obj, PyBytes name)
    {
        Value found = Attributes.Get(ts, obj, PyStr.From(System.Text.Encoding.UTF8.GetString(name.Span)));
        if (!found.IsNull) return 1;
        ts.ClearPending();
        return 0;
    }

    [PyFunction("raise_exception($module, exception, num_args, /)\n--\n\nRaise an exception with so many arguments, 0, 1, ...")]
    private static Value RaiseException(ThreadState ts, Value exception, int numArgs)
    {
        Value[] args = new Value[numArgs];
        for (int i = 0; i < numArgs; i++) args[i] = i;
        if (exception.Ref is not PyType type || !type.IsSubtypeOf(PyType.BaseException))
        {
            return ts.Raise(PyType.SystemError, $"_PyErr_SetObject: exception {Repr.Of(ts, exception)} is not a BaseException subclass");
        }
        Value made = Calls.Call(ts, exception, args, null);
        return made.IsNull ? default : ts.Raise((PyException)made.Ref);
    }

    // PyErr_NoMemory
    [PyFunction("raise_memoryerror($module, /)\n--\n\nRaise MemoryError.")]
    private static Value RaiseMemoryerror(ThreadState ts) => throw new OutOfMemoryException();

    [PyFunction("set_nomemory($module, start, stop=0, /)\n--\n\nRefuse the objects that instructions make, but for the first start; behind a stop they are made again.", Name = "set_nomemory")]
    private static void SetNoMemory(ThreadState ts, long start, long stop = 0) => ts.Interpreter.State<ScarceMemory>().Begin(ts, start, stop);

    [PyFunction("remove_mem_hooks($module, /)\n--\n\nEnd what set_nomemory() began.", Name = "remove_mem_hooks")]
    private static void RemoveMemoryHooks(ThreadState ts) => ts.Interpreter.State<ScarceMemory>().End(ts.Interpreter.Runtime);

    // PyErr_NewExceptionWithDoc
    [PyFunction("make_exception_with_doc($module, /, name, doc=None, base=None, dict=None)\n--\n\nMake a class of exceptions; the name has the module's in front.")]
    private static Value MakeExceptionWithDoc(ThreadState ts, string name, Value doc = default, Value @base = default, Value dict = default)
    {
        int dot = name.LastIndexOf('.');
        if (dot < 0) return ts.Raise(PyType.SystemError, "PyErr_NewException: name must be module.class");
        PyDict names = new();
        if (!dict.IsNull && !dict.IsNone) names.Merge(ts, dict, true);
        if (!doc.IsNull && !doc.IsNone) names.SetString("__doc__", doc);
        if (names.FindString("__module__").IsNull) names.SetString("__module__", name[..dot]);
        PyTuple bases = @base.IsNull || @base.IsNone ? new PyTuple((Value)PyType.Exception) : @base.Ref as PyTuple ?? new PyTuple(@base);
        return Calls.Call(ts, PyType.Type, name[(dot + 1)..], bases, names);
    }

    [PyFunction("write_unraisable_exc($module, exception, err_msg, obj, /)\n--\n\nReport an exception that nobody can catch.")]
    private static void WriteUnraisableExc(ThreadState ts, Value exception, Value errMsg, Value obj)
    {
        ts.Raise(exception.Ref as PyException ?? throw Errors.TypeError("expected an exception"));
        Unraisable.Report(ts, obj, errMsg.IsNone ? "Exception ignored in" : $"Exception ignored {errMsg.Ref}");
    }

    // PyCode_NewEmpty
    [PyFunction("code_newempty($module, filename, funcname, firstlineno, /)\n--\n\nA code object without code.")]
    private static Value CodeNewempty(string filename, string funcname, int firstlineno) => CodeObjects.Empty(filename, funcname, firstlineno);
}
