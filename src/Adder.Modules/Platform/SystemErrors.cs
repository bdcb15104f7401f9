using System.Runtime.InteropServices;
using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Platform;

/// <summary>OSError for a failed system call. (PyErr_SetFromErrno)</summary>
internal static class SystemErrors
{
    /// <summary>The exception for the errno that the last call left.</summary>
    internal static PythonException Last(ThreadState ts, Value fileName = default) => Of(ts, Marshal.GetLastPInvokeError(), fileName);

    /// <summary>The exception for an errno; its class goes by the errno.</summary>
    internal static PythonException Of(ThreadState ts, int number, Value fileName = default)
    {
        string text = LibC.ErrorText(number);
        Value error = fileName.IsNull || fileName.IsNone
            ? Calls.Call(ts, PyType.OSError, number, text)
            : Calls.Call(ts, PyType.OSError, number, text, fileName);
        return error.Ref is PyException exception ? new PythonException(exception) : ts.Throwable();
    }

    /// <summary>Throws if the call failed.</summary>
    internal static int Check(ThreadState ts, int result) => result < 0 ? throw Last(ts) : result;
}
