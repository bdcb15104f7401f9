using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Pickle;

/// <summary><c>pickle.PickleError</c></summary>
[PyType("PickleError", Module = "_pickle", Base = typeof(ExceptionType))]
internal static partial class PickleErrorType;

/// <summary><c>pickle.PicklingError</c></summary>
[PyType("PicklingError", Module = "_pickle", Base = typeof(PickleErrorType))]
internal static partial class PicklingErrorType;

/// <summary><c>pickle.UnpicklingError</c></summary>
[PyType("UnpicklingError", Module = "_pickle", Base = typeof(PickleErrorType))]
internal static partial class UnpicklingErrorType;

/// <summary>The _pickle module: what Lib/pickle.py uses instead of its own classes.</summary>
[PyModule("_pickle", Doc = "Pickling and unpickling in compiled code.")]
[PyModuleType(typeof(PickleErrorType))]
[PyModuleType(typeof(PicklingErrorType))]
[PyModuleType(typeof(UnpicklingErrorType))]
[PyModuleType(typeof(PyPickler))]
[PyModuleType(typeof(PyUnpickler))]
[PyModuleType(typeof(PyPickleBuffer))]
internal static partial class PickleModule
{
    internal static PythonException PicklingError(string message) => Errors.Make(PicklingErrorType.TypeObject, message);

    internal static PythonException UnpicklingError(string message) => Errors.Make(UnpicklingErrorType.TypeObject, message);

    [PyModuleExec]
    private static void Execute(ThreadState ts) => ts.Interpreter.State<PickleState>().Load(ts);

    [PyFunction("""
        dump($module, /, obj, file, protocol=None, *, fix_imports=True,
             buffer_callback=None)
        --

        Write a pickled representation of obj to the open file object file.

        This is what Pickler(file, protocol).dump(obj) does.
        """)]
    private static void Dump(ThreadState ts, Value obj, Value file, Value protocol, bool fixImports = true, Value bufferCallback = default)
    {
        var pickler = new PyPickler(PyPickler.TypeObject);
        pickler.SetUp(ts, protocol, fixImports, bufferCallback.IsNull ? Value.None : bufferCallback);
        pickler.SetFile(ts, file);
        pickler.Write(ts, obj);
        pickler.Output.Flush(ts);
    }

    [PyFunction("""
        dumps($module, /, obj, protocol=None, *, fix_imports=True,
              buffer_callback=None)
        --

        Return the pickled representation of obj as bytes.
        """)]
    private static Value Dumps(ThreadState ts, Value obj, Value protocol, bool fixImports = true, Value bufferCallback = default)
    {
        PickleState state = ts.Interpreter.State<PickleState>();
        PyPickler pickler = state.TakePickler();
        pickler.SetUp(ts, protocol, fixImports, bufferCallback.IsNull ? Value.None : bufferCallback);
        pickler.Write(ts, obj);
        Value pickle = PyBytes.From(pickler.Output.Written);
        state.Return(pickler);
        return pickle;
    }

    [PyFunction("""
        load($module, /, file, *, fix_imports=True, encoding='ASCII',
             errors='strict', buffers=())
        --

        Read an object from the pickle data that the open file holds.

        This is what Unpickler(file).load() does. Never load data that comes from
        an untrusted source.
        """)]
    private static Value Load(
        ThreadState ts, Value file, bool fixImports = true, string encoding = "ASCII", string errors = "strict", Value buffers = default)
    {
        var unpickler = new PyUnpickler(PyUnpickler.TypeObject);
        unpickler.SetUp(ts, fixImports, encoding, errors, buffers);
        unpickler.Input.SetFile(ts, file);
        return unpickler.Read(ts);
    }

    [PyFunction("""
        loads($module, data, /, *, fix_imports=True, encoding='ASCII',
              errors='strict', buffers=())
        --

        Read an object from bytes of pickle data.
        """)]
    private static Value Loads(
        ThreadState ts, Value data, bool fixImports = true, string encoding = "ASCII", string errors = "strict", Value buffers = default)
    {
        PickleState state = ts.Interpreter.State<PickleState>();
        PyUnpickler unpickler = state.TakeUnpickler();
        unpickler.SetUp(ts, fixImports, encoding, errors, buffers);
        using BufferView view = BufferView.From(ts, data);
        unpickler.Input.SetBytes(view.Memory);
        Value loaded = unpickler.Read(ts);
        state.Return(unpickler);
        return loaded;
    }
}
