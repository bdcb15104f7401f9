using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary><c>BaseException</c>.</summary>
[PyType("BaseException", Property = "BaseException", Flags = TypeFlags.BaseExcSubclass | TypeFlags.HasDict,
    Doc = "Common base class of all exceptions.")]
public partial class PyException : PyObject
{
    private PyDict? _dict;

    public PyException(PyType type) : base(type) { }

    /// <summary>The constructor's positional arguments.</summary>
    public PyTuple Args { get; internal set; } = PyTuple.Empty;

    public PyException? Cause { get; internal set; }

    public PyException? Context { get; internal set; }

    internal bool SuppressContext { get; set; }

    internal PyTraceback? Traceback { get; set; }

    internal override ref PyDict? DictSlot => ref _dict;

    /// <summary>Type and message, for .NET.</summary>
    public override string ToString()
    {
        string message = Args.Count switch { 0 => "", 1 => Args[0].ToString(), _ => $"({Args.Count} arguments)" };
        return message.Length == 0 ? Type.ShortName : $"{Type.ShortName}: {message}";
    }

    /// <summary>What a subclass keeps of its arguments. (tp_init of the C types)</summary>
    internal virtual void Initialize(ThreadState ts, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        if (kwnames is { Count: > 0 }) throw Errors.TypeError($"{Type.Name}() takes no keyword arguments");
        Args = PyTuple.From(args);
    }

    [Slot(Slot.TpNew)]
    internal static Value New(ThreadState ts, PyType type, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        PyException error = Errors.Allocate(type);
        error.Args = PyTuple.From(args[..(args.Length - (kwnames?.Count ?? 0))]);
        return error;
    }

    [Slot(Slot.TpInit)]
    internal void Init(ThreadState ts, ReadOnlySpan<Value> args, PyTuple? kwnames) => Initialize(ts, args, kwnames);

    [Slot(Slot.TpStr)]
    internal Value Str(ThreadState ts) => StrOf(ts);

    // BaseException_str
    internal virtual Value StrOf(ThreadState ts) => Args.Count switch
    {
        0 => PyStr.Empty,
        1 => Protocols.Str.Of(ts, Args[0]),
        _ => Repr.Of(ts, Args),
    };

    [Slot(Slot.TpRepr)]
    internal Value ReprOf(ThreadState ts)
    {
        string arguments = Args.Count == 1 ? $"({Repr.Of(ts, Args[0])})" : Repr.Of(ts, Args).ToString();
        return Type.ShortName + arguments;
    }

    [PyGetSet("args", Setter = nameof(SetArgs))]
    internal Value GetArgs() => Args;

    internal void SetArgs(ThreadState ts, Value value)
    {
        if (value.IsNull) throw Errors.TypeError("args may not be deleted");
        Args = Iterables.ToTuple(ts, value);
    }

    [PyGetSet("__traceback__", Setter = nameof(SetTraceback))]
    internal Value GetTraceback() => Traceback is null ? Value.None : Traceback;

    internal void SetTraceback(Value value)
    {
        if (value.IsNull) throw Errors.TypeError("__traceback__ may not be deleted");
        Traceback = value.IsNone ? null : value.Ref as PyTraceback ?? throw Errors.TypeError("__traceback__ must be a traceback or None");
    }

    [PyGetSet("__context__", Doc = "The exception that was being handled when this one was raised.", Setter = nameof(SetContext))]
    internal Value GetContext() => Context is null ? Value.None : Context;

    internal void SetContext(Value value)
    {
        if (value.IsNull) throw Errors.TypeError("__context__ may not be deleted");
        Context = value.IsNone ? null : value.Ref as PyException ?? throw Errors.TypeError("exception context must be None or derive from BaseException");
    }

    [PyGetSet("__cause__", Doc = "The exception named by raise ... from.", Setter = nameof(SetCause))]
    internal Value GetCause() => Cause is null ? Value.None : Cause;

    internal void SetCause(Value value)
    {
        if (value.IsNull) throw Errors.TypeError("__cause__ may not be deleted");
        Cause = value.IsNone ? null : value.Ref as PyException ?? throw Errors.TypeError("exception cause must be None or derive from BaseException");
        SuppressContext = true;
    }

    [PyGetSet("__suppress_context__", Setter = nameof(SetSuppressContext))]
    internal bool GetSuppressContext() => SuppressContext;

    internal void SetSuppressContext(ThreadState ts, Value value)
    {
        if (value.IsNull) throw Errors.TypeError("can't delete numeric/char attribute");
        if (value.Ref is not PyBool) throw Errors.TypeError("attribute value type must be bool");
        SuppressContext = value.IsTrue;
    }

    [PyMethod("""
        with_traceback($self, tb, /)
        --

        Set self.__traceback__ to tb and return self.
        """, Name = "with_traceback")]
    internal Value WithTraceback(Value tb)
    {
        SetTraceback(tb);
        return this;
    }

    [PyMethod("""
        add_note($self, note, /)
        --

        Add a note that is shown below the message in tracebacks.
        """)]
    internal void AddNote(ThreadState ts, Value note)
    {
        if (note.Ref is not PyStr) throw Errors.TypeError($"note must be a str, not '{note.Type.Name}'");
        PyStr name = PyStr.Intern("__notes__");
        Value notes = Attributes.Find(ts, this, name);
        if (notes.IsNull)
        {
            if (ts.HasPending) throw ts.Throwable();
            notes = new PyList();
            Attributes.Set(ts, this, name, notes);
        }
        if (notes.Ref is not PyList list) throw Errors.TypeError("Cannot add note: __notes__ is not a list");
        list.Add(note);
    }

    [PyMethod("__reduce__($self, /)\n--\n\nHelper for pickle.")]
    internal virtual Value Reduce(ThreadState ts) =>
        _dict is null ? new PyTuple(Type, Args) : new PyTuple(Type, Args, _dict);

    [PyMethod("__setstate__($self, state, /)\n--\n\nTake attributes from a dictionary.")]
    internal void SetState(ThreadState ts, Value state)
    {
        if (state.IsNone) return;
        if (state.Ref is not PyDict dict) throw Errors.TypeError("state is not a dictionary");
        for (int i = 0; i < dict.EntryCount; i++)
        {
            PyDict.Entry entry = dict.EntryAt(i);
            if (!entry.Key.IsNull) Attributes.SetAny(ts, this, entry.Key, entry.Item);
        }
    }
}
