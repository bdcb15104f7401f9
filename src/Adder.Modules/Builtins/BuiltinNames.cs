using Adder.Objects;

namespace Adder.Modules.Builtins;

/// <summary>The types that <c>builtins</c> names, in CPython's order.</summary>
internal static class BuiltinNames
{
    internal static PyType[] Types() =>
    [
        PyType.Bool, PyType.MemoryView, PyType.ByteArray, PyType.Bytes, PyType.ClassMethod, PyType.Complex, PyType.Dict, PyType.Enumerate,
        PyType.Filter, PyType.Float, PyType.FrozenSet, PyType.Property, PyType.Int, PyType.List, PyType.Map, PyType.Object, PyType.Range,
        PyType.Reversed, PyType.Set, PyType.Slice, PyType.StaticMethod, PyType.Str, PyType.Super, PyType.Tuple, PyType.Type, PyType.Zip,
    ];

    internal static PyType[] Exceptions() =>
    [
        PyType.BaseException, PyType.BaseExceptionGroup, PyType.Exception, PyType.GeneratorExit, PyType.KeyboardInterrupt, PyType.SystemExit,
        PyType.ArithmeticError, PyType.AssertionError, PyType.AttributeError, PyType.BufferError, PyType.EOFError, PyType.ImportError,
        PyType.LookupError, PyType.MemoryError, PyType.NameError, PyType.OSError, PyType.ReferenceError, PyType.RuntimeError,
        PyType.StopAsyncIteration, PyType.StopIteration, PyType.SyntaxError, PyType.SystemError, PyType.TypeError, PyType.ValueError,
        PyType.Warning, PyType.FloatingPointError, PyType.OverflowError, PyType.ZeroDivisionError, PyType.BytesWarning,
        PyType.DeprecationWarning, PyType.EncodingWarning, PyType.FutureWarning, PyType.ImportWarning, PyType.PendingDeprecationWarning,
        PyType.ResourceWarning, PyType.RuntimeWarning, PyType.SyntaxWarning, PyType.UnicodeWarning, PyType.UserWarning,
        PyType.BlockingIOError, PyType.ChildProcessError, PyType.ConnectionError, PyType.FileExistsError, PyType.FileNotFoundError,
        PyType.InterruptedError, PyType.IsADirectoryError, PyType.NotADirectoryError, PyType.PermissionError, PyType.ProcessLookupError,
        PyType.TimeoutError, PyType.IndentationError, PyType.IndexError, PyType.KeyError, PyType.ModuleNotFoundError,
        PyType.NotImplementedError, PyType.RecursionError, PyType.UnboundLocalError, PyType.UnicodeError, PyType.BrokenPipeError,
        PyType.ConnectionAbortedError, PyType.ConnectionRefusedError, PyType.ConnectionResetError, PyType.TabError,
        PyType.UnicodeDecodeError, PyType.UnicodeEncodeError, PyType.UnicodeTranslateError, PyType.ExceptionGroup,
    ];
}
