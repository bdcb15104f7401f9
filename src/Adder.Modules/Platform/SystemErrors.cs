using System.Runtime.InteropServices;
using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Platform;

/// <summary>OSErrors from errno. (PyErr_SetFromErrnoWithFilenameObjects)</summary>
internal static class SystemErrors
{
    /// <summary>The exception for the errno that the last call left.</summary>
    internal static PythonException Last(ThreadState ts, Value fileName = default, Value second = default) =>
        Of(ts, Marshal.GetLastPInvokeError(), fileName, second);

    /// <summary>The exception for an errno; its class goes by the errno.</summary>
    internal static PythonException Of(ThreadState ts, int number, Value fileName = default, Value second = default) =>
        Make(ts, number, fileName, second) is { } error ? new PythonException(error) : ts.Throwable();

    private static PyException? Make(ThreadState ts, int number, Value fileName, Value second)
    {
        string text = LibC.ErrorText(number);
        Value error = fileName.IsNull || fileName.IsNone ? Calls.Call(ts, PyType.OSError, number, text)
            : second.IsNull ? Calls.Call(ts, PyType.OSError, number, text, fileName)
            : Calls.Call(ts, PyType.OSError, [number, text, fileName, Value.None, second]);
        return error.Ref as PyException;
    }

    /// <summary>Makes the exception for an errno pending, without a throw; gives -1.</summary>
    internal static int Fail(ThreadState ts, int number, Value fileName = default, Value second = default)
    {
        if (Make(ts, number, fileName, second) is { } error) ts.Raise(error);
        return -1;
    }

    /// <summary>Whether the call failed; its exception is pending then. For what programs try in order to see whether it works.</summary>
    internal static bool Failed(ThreadState ts, int result, Value fileName = default, Value second = default) =>
        result < 0 && Fail(ts, Marshal.GetLastPInvokeError(), fileName, second) < 0;

    /// <summary>Throws if the call failed.</summary>
    internal static int Check(ThreadState ts, int result, Value fileName = default, Value second = default) =>
        result < 0 ? throw Last(ts, fileName, second) : result;
}
