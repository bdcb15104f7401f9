using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Pickle;

/// <summary><c>pickle.Pickler</c></summary>
[PyType("Pickler", Module = "_pickle", Doc = """
    Pickler(file, protocol=None, fix_imports=True, buffer_callback=None)
    --

    This takes a binary file for writing a pickle data stream.

    The protocol is a number from 0 to HIGHEST_PROTOCOL, a negative one for the
    highest. With fix_imports and a protocol below 3 the new names of the standard
    library become those of Python 2. The buffer_callback is called with the
    buffers that shall go out of band, from protocol 5 on.
    """)]
internal partial class PyPickler(PyType type) : PyObject(type)
{
    private PicklerMemo _memo = new();
    private PickleState _state = null!;
    private Value _persistentId, _reducerOverride, _bufferCallback;
    private PyDict? _fastMemo;
    private int _fastNesting;
    private int _protocol;
    private bool _fixImports;

    internal PicklerOutput Output { get; } = new();

    [PyMember("bin", ReadOnly = false)]
    internal bool IsBinary;

    [PyMember("fast", ReadOnly = false)]
    internal bool IsFast;

    private Value _dispatchTable;

    [PyGetSet("dispatch_table", Setter = nameof(SetDispatchTable))]
    private Value GetDispatchTable() =>
        _dispatchTable.IsNull ? throw Errors.Make(PyType.AttributeError, "dispatch_table") : _dispatchTable;

    private void SetDispatchTable(Value value)
    {
        if (value.IsNull && _dispatchTable.IsNull) throw Errors.Make(PyType.AttributeError, "dispatch_table");
        _dispatchTable = value;
    }

    [PyGetSet("persistent_id", Setter = nameof(SetPersistentId))]
    private Value GetPersistentId() => _persistentId.IsNull ? throw Errors.Make(PyType.AttributeError, "persistent_id") : _persistentId;

    private void SetPersistentId(Value value)
    {
        if (value.IsNull) throw Errors.TypeError("attribute deletion is not supported");
        if (!Calls.IsCallable(value)) throw Errors.TypeError("persistent_id must be a callable taking one argument");
        _persistentId = value;
    }

    [PyGetSet("memo", Setter = nameof(SetMemo))]
    private Value GetMemo() => new PyPicklerMemoProxy(this);

    internal PicklerMemo Memo => _memo;

    private void SetMemo(ThreadState ts, Value value)
    {
        if (value.IsNull) throw Errors.TypeError("attribute deletion is not supported");
        if (value.Ref is PyPicklerMemoProxy proxy)
        {
            _memo = proxy.Pickler._memo.Copy();
            return;
        }
        if (value.Ref is not PyDict dict)
        {
            throw Errors.TypeError($"'memo' attribute must be a PicklerMemoProxy object or dict, not {value.Type.Name}");
        }
        var memo = new PicklerMemo();
        for (int i = 0; i < dict.EntryCount; i++)
        {
            PyDict.Entry entry = dict.EntryAt(i);
            if (entry.Key.IsNull) continue;
            if (entry.Item.Ref is not PyTuple { Count: 2 } pair) throw Errors.TypeError("'memo' values must be 2-item tuples");
            memo.Set(pair[1].Ref, (int)Indexing.ToSsize(ts, pair[0], PyType.OverflowError).OrThrow(ts));
        }
        _memo = memo;
    }

    [Slot(Slot.TpInit, Signature = "Pickler(file, protocol=None, fix_imports=True, buffer_callback=None)")]
    private void Init(ThreadState ts, Value file, Value protocol, bool fixImports = true, Value bufferCallback = default)
    {
        SetUp(ts, protocol, fixImports, bufferCallback.IsNull ? Value.None : bufferCallback);
        SetFile(ts, file);
        _memo = new PicklerMemo();
        IsFast = false;
        _fastNesting = 0;
        _fastMemo = null;
        _persistentId = Attributes.Find(ts, this, "persistent_id");
        if (ts.HasPending) throw ts.Throwable();
        _dispatchTable = Attributes.Find(ts, this, "dispatch_table");
        if (ts.HasPending) throw ts.Throwable();
    }

    [Slot(Slot.TpNew)]
    internal static unsafe Value New(ThreadState ts, PyType type, ReadOnlySpan<Value> args, PyTuple? kwnames) => type.AllocateInstance(type);

    /// <summary>Throws. (_Pickler_SetProtocol, _Pickler_SetBufferCallback)</summary>
    internal void SetUp(ThreadState ts, Value protocol, bool fixImports, Value bufferCallback)
    {
        int number = PickleOp.DefaultProtocol;
        if (!protocol.IsNull && !protocol.IsNone)
        {
            long given = Indexing.ToSsize(ts, protocol, PyType.OverflowError).OrThrow(ts);
            if (given > PickleOp.HighestProtocol) throw Errors.ValueError($"pickle protocol must be <= {PickleOp.HighestProtocol}");
            number = given < 0 ? PickleOp.HighestProtocol : (int)given;
        }
        _protocol = number;
        IsBinary = number > 0;
        _fixImports = fixImports && number < 3;
        if (!bufferCallback.IsNone && number < 5) throw Errors.ValueError("buffer_callback needs protocol >= 5");
        _bufferCallback = bufferCallback.IsNone ? default : bufferCallback;
        _state = ts.Interpreter.State<PickleState>();
    }

    /// <summary>Keeps nothing of the last pickle.</summary>
    internal void Forget()
    {
        Output.Clear();
        _memo.Clear();
        _bufferCallback = default;
    }

    // _Pickler_SetOutputStream
    internal void SetFile(ThreadState ts, Value file)
    {
        Value write = Attributes.Find(ts, file, "write");
        if (write.IsNull) throw ts.HasPending ? ts.Throwable() : Errors.TypeError("file must have a 'write' attribute");
        Output.SetWrite(write);
    }

    [PyMethod("clear_memo($self, /)\n--\n\nClears the pickler's \"memo\".\n\nAn object that was pickled before is then written anew.", Name = "clear_memo")]
    private void ClearMemo() => _memo.Clear();

    [PyMethod("dump($self, obj, /)\n--\n\nPickle an object and write it to the file.")]
    private void Dump(ThreadState ts, Value obj)
    {
        if (!Output.HasFile)
        {
            throw PickleModule.PicklingError($"Pickler.__init__() was not called by {Type.Name}.__init__()");
        }
        Output.Clear();
        Write(ts, obj);
        Output.Flush(ts);
    }

    [PyMethod("__sizeof__($self, /)\n--\n\nReturns size in memory, in bytes.", Name = "__sizeof__")]
    private long SizeOf() => 200 + 24L * _memo.Count + Output.Written.Length;

    /// <summary>The whole pickle of an object. Throws. (dump)</summary>
    internal void Write(ThreadState ts, Value obj)
    {
        _reducerOverride = ReferenceEquals(Type, TypeObject) ? default : Attributes.Find(ts, this, "reducer_override");
        if (ts.HasPending) throw ts.Throwable();
        int depth = ts.RecursionDepth;
        try
        {
            if (_protocol >= 2)
            {
                Output.Bytes(PickleOp.Proto, (byte)_protocol);
                Output.IsFraming = _protocol >= 4;
            }
            Save(ts, obj);
            Output.Byte(PickleOp.Stop);
            Output.CommitFrame();
        }
        finally
        {
            Output.IsFraming = false;
            ts.RecursionDepth = depth;
        }
    }
}
