using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary><c>OSError</c>: an errno, its text, and up to two file names. The errno chooses the subclass.</summary>
[PyType("OSError", Property = "OSError", Base = typeof(ExceptionType), Doc = "A system call or other system function failed.")]
public partial class PyOSError(PyType type) : PyException(type)
{
    [PyMember("errno", ReadOnly = false)]
    internal Value Errno = Value.None;

    [PyMember("strerror", ReadOnly = false)]
    internal Value StrError = Value.None;

    [PyMember("filename", ReadOnly = false)]
    internal Value FileName = Value.None;

    [PyMember("filename2", ReadOnly = false)]
    internal Value FileName2 = Value.None;

    /// <summary>Only of BlockingIOError: how much was written.</summary>
    internal Value CharactersWritten;

    // OSError_new: the work is done here, so that the errno can choose the type; __init__ then does nothing.
    [Slot(Slot.TpNew)]
    internal static new Value New(ThreadState ts, PyType type, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        if (UsesInit(type)) return Errors.Allocate(type);
        if (kwnames is { Count: > 0 }) throw Errors.TypeError($"{type.Name}() takes no keyword arguments");
        if (ReferenceEquals(type, PyType.OSError) && args.Length is >= 2 and <= 5 && args[0].IsInt && TypeOf(args[0].Bits) is { } specific) type = specific;
        PyOSError error = (PyOSError)Errors.Allocate(type);
        error.Take(ts, args);
        return error;
    }

    [Slot(Slot.TpInit)]
    internal new void Init(ThreadState ts, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        if (!UsesInit(Type)) return;
        if (kwnames is { Count: > 0 }) throw Errors.TypeError($"{Type.Name}() takes no keyword arguments");
        Take(ts, args);
    }

    // oserror_use_init: a subclass that overrides __init__ but not __new__ initializes there.
    private static unsafe bool UsesInit(PyType type) => type.TpInit != PyType.OSError.TpInit && type.TpNew == PyType.OSError.TpNew;

    // oserror_init
    private void Take(ThreadState ts, ReadOnlySpan<Value> args)
    {
        Args = PyTuple.From(args);
        if (args.Length is < 2 or > 5) return;
        Errno = args[0];
        StrError = args[1];
        if (args.Length > 4 && !args[4].IsNone) FileName2 = args[4];
        if (args.Length <= 2 || args[2].IsNone) return;
        if (ReferenceEquals(Type, PyType.BlockingIOError) && (args[2].IsInt || args[2].Ref is PyLong))
        {
            CharactersWritten = Indexing.Index(ts, args[2]).OrThrow(ts);
            return;
        }
        FileName = args[2];
        Args = new PyTuple(args[0], args[1]);
    }

    // OSError_str
    internal override Value StrOf(ThreadState ts)
    {
        if (!FileName.IsNone)
        {
            string second = FileName2.IsNone ? "" : $" -> {Repr.Of(ts, FileName2)}";
            return $"[Errno {Protocols.Str.Of(ts, Errno)}] {Protocols.Str.Of(ts, StrError)}: {Repr.Of(ts, FileName)}{second}";
        }
        if (!Errno.IsNone && !StrError.IsNone) return $"[Errno {Protocols.Str.Of(ts, Errno)}] {Protocols.Str.Of(ts, StrError)}";
        return base.StrOf(ts);
    }

    // OSError_reduce
    internal override Value Reduce(ThreadState ts)
    {
        PyTuple args = Args;
        if (args.Count == 2 && !FileName.IsNone)
        {
            args = FileName2.IsNone ? new PyTuple(args[0], args[1], FileName) : new PyTuple(args[0], args[1], FileName, Value.None, FileName2);
        }
        return DictSlot is null ? new PyTuple(Type, args) : new PyTuple(Type, args, DictSlot);
    }

    [PyGetSet("characters_written", Setter = nameof(SetCharactersWritten))]
    private Value GetCharactersWritten() => CharactersWritten.IsNull ? throw Errors.Make(PyType.AttributeError, "characters_written") : CharactersWritten;

    private void SetCharactersWritten(ThreadState ts, Value value)
    {
        if (value.IsNull && CharactersWritten.IsNull) throw Errors.Make(PyType.AttributeError, "characters_written");
        CharactersWritten = value.IsNull ? default : Indexing.Index(ts, value).OrThrow(ts);
    }

    /// <summary>The subclass for an errno of Linux, or null. (PEP 3151)</summary>
    internal static PyType? TypeOf(long errno) => errno switch
    {
        11 or 114 or 115 => PyType.BlockingIOError,
        10 => PyType.ChildProcessError,
        32 or 108 => PyType.BrokenPipeError,
        103 => PyType.ConnectionAbortedError,
        111 => PyType.ConnectionRefusedError,
        104 => PyType.ConnectionResetError,
        17 => PyType.FileExistsError,
        2 => PyType.FileNotFoundError,
        4 => PyType.InterruptedError,
        21 => PyType.IsADirectoryError,
        20 => PyType.NotADirectoryError,
        1 or 13 => PyType.PermissionError,
        3 => PyType.ProcessLookupError,
        110 => PyType.TimeoutError,
        _ => null,
    };
}
