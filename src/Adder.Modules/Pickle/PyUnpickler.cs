using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Pickle;

/// <summary><c>pickle.Unpickler</c></summary>
[PyType("Unpickler", Module = "_pickle", Doc = """
    Unpickler(file, *, fix_imports=True, encoding='ASCII', errors='strict',
              buffers=())
    --

    This takes a binary file for reading a pickle data stream.

    The protocol is found out by itself. The optional arguments fix_imports,
    encoding and errors say how pickles of Python 2 are read; buffers gives the
    buffers that went out of band.
    """)]
internal partial class PyUnpickler(PyType type) : PyObject(type)
{
    private PickleState _state = null!;
    private Value _persistentLoad, _buffers;
    private string? _encoding;
    private string _errors = "strict";
    private bool _fixImports;
    private int _protocol;

    internal UnpicklerInput Input { get; } = new();

    internal UnpicklerMemo Memo { get; private set; } = new();

    internal PickleStack Stack { get; } = new();

    [PyGetSet("memo", Setter = nameof(SetMemo))]
    private Value GetMemo() => new PyUnpicklerMemoProxy(this);

    private void SetMemo(ThreadState ts, Value value)
    {
        if (value.IsNull) throw Errors.TypeError("attribute deletion is not supported");
        var memo = new UnpicklerMemo();
        if (value.Ref is PyUnpicklerMemoProxy proxy)
        {
            foreach ((long number, Value item) in proxy.Unpickler.Memo.Entries()) memo.Set(number, item);
        }
        else if (value.Ref is PyDict dict)
        {
            for (int i = 0; i < dict.EntryCount; i++)
            {
                PyDict.Entry entry = dict.EntryAt(i);
                if (entry.Key.IsNull) continue;
                if (!PyLong.Is(entry.Key)) throw Errors.TypeError("memo key must be integers");
                long number = Indexing.ToSsize(ts, entry.Key, PyType.OverflowError).OrThrow(ts);
                if (number < 0) throw Errors.ValueError("memo key must be positive integers.");
                memo.Set(number, entry.Item);
            }
        }
        else
        {
            throw Errors.TypeError($"'memo' attribute must be an UnpicklerMemoProxy object or dict, not {value.Type.Name}");
        }
        Memo = memo;
    }

    [PyGetSet("persistent_load", Setter = nameof(SetPersistentLoad))]
    private Value GetPersistentLoad() => _persistentLoad.IsNull ? throw Errors.Make(PyType.AttributeError, "persistent_load") : _persistentLoad;

    private void SetPersistentLoad(Value value)
    {
        if (value.IsNull) throw Errors.TypeError("attribute deletion is not supported");
        if (!Calls.IsCallable(value)) throw Errors.TypeError("persistent_load must be a callable taking one argument");
        _persistentLoad = value;
    }

    [Slot(Slot.TpNew)]
    internal static unsafe Value New(ThreadState ts, PyType type, ReadOnlySpan<Value> args, PyTuple? kwnames) => type.AllocateInstance(type);

    [Slot(Slot.TpInit, Signature = "Unpickler(file, *, fix_imports=True, encoding='ASCII', errors='strict', buffers=())")]
    private void Init(ThreadState ts, Value file, bool fixImports = true, string encoding = "ASCII", string errors = "strict", Value buffers = default)
    {
        Input.SetFile(ts, file);
        SetUp(ts, fixImports, encoding, errors, buffers);
        _persistentLoad = Attributes.Find(ts, this, "persistent_load");
        if (ts.HasPending) throw ts.Throwable();
        Memo = new UnpicklerMemo();
        Stack.Clear();
        _protocol = 0;
    }

    internal void SetUp(ThreadState ts, bool fixImports, string encoding, string errors, Value buffers)
    {
        _fixImports = fixImports;
        _encoding = encoding;
        _errors = errors;
        _buffers = buffers.IsNull || buffers.IsNone || buffers.Is(PyTuple.Empty) ? default : Iteration.GetIter(ts, buffers).OrThrow(ts);
        _state = ts.Interpreter.State<PickleState>();
    }

    /// <summary>Keeps nothing of the last pickle.</summary>
    internal void Forget()
    {
        Memo.Clear();
        Input.Clear();
        _buffers = default;
    }

    [PyMethod("""
        load($self, /)
        --

        Read one pickle from the file of this unpickler and build the object that it describes.
        """)]
    private Value Load(ThreadState ts)
    {
        if (!Input.HasFile) throw PickleModule.UnpicklingError($"Unpickler.__init__() was not called by {Type.Name}.__init__()");
        return Read(ts);
    }

    [PyMethod("""
        find_class($self, module_name, global_name, /)
        --

        Return an object from a specified module.

        The module is imported if need be. Subclasses override this to say what
        may be loaded: global_name is a function or a class, whatever the name of
        the method suggests.
        """)]
    private Value FindClass(ThreadState ts, Value moduleName, Value globalName)
    {
        Auditing.Raise(ts, "pickle.find_class", moduleName, globalName);
        if (_protocol < 3 && _fixImports) ToPython3(ts, ref moduleName, ref globalName);
        if (globalName.Ref is not PyStr name) throw Errors.TypeError($"attribute name must be string, not '{globalName.Type.Name}'");
        Calls.Call(ts, Builtin.Get(ts, "__import__"), moduleName).OrThrow(ts);
        Value module = Subscript.Get(ts, ts.Interpreter.Modules, moduleName).OrThrow(ts);
        return DottedName.Get(ts, module, name, _protocol >= 4);
    }

    private void ToPython3(ThreadState ts, ref Value module, ref Value name)
    {
        Value pair = _state.NameMapping2To3.Find(ts, new PyTuple(module, name));
        if (ts.HasPending) throw ts.Throwable();
        if (!pair.IsNull)
        {
            if (pair.Ref is not PyTuple { Count: 2 } tuple)
            {
                throw Errors.RuntimeError($"_compat_pickle.NAME_MAPPING values should be 2-tuples, not {pair.Type.Name}");
            }
            if (tuple[0].Ref is not PyStr || tuple[1].Ref is not PyStr)
            {
                throw Errors.RuntimeError(
                    $"_compat_pickle.NAME_MAPPING values should be pairs of str, not ({tuple[0].Type.Name}, {tuple[1].Type.Name})");
            }
            (module, name) = (tuple[0], tuple[1]);
            return;
        }
        Value renamed = _state.ImportMapping2To3.Find(ts, module);
        if (renamed.IsNull) return;
        if (renamed.Ref is not PyStr)
        {
            throw Errors.RuntimeError($"_compat_pickle.IMPORT_MAPPING values should be strings, not {renamed.Type.Name}");
        }
        module = renamed;
    }

    [PyMethod("__sizeof__($self, /)\n--\n\nReturns size in memory, in bytes.", Name = "__sizeof__")]
    private long SizeOf() => 300 + 16L * Memo.Count;

    private Value Class(ThreadState ts, Value module, Value name)
    {
        if (ReferenceEquals(Type, TypeObject)) return FindClass(ts, module, name);
        return Calls.Method(ts, this, "find_class", module, name).OrThrow(ts);
    }
}
