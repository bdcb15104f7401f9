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
    internal static PythonException Of(ThreadState ts, int number, Value fileName = default, Value second = default)
    {
        return Make(ts, number, fileName, second).Ref is PyException exception ? new PythonException(exception) : ts.Throwable();
    }

    private static Value Make(ThreadState ts, int number, Value fileName, Value second)
    {
        string text = LibC.ErrorText(number);
        return fileName.IsNull || fileName.IsNone ? Calls.Call(ts, PyType.OSError, number, text)
            : second.IsNull ? Calls.Call(ts, PyType.OSError, number, text, fileName)
            : Calls.Call(ts, PyType.OSError, [number, text, fileName, Value.None, second]);
    }

    /// <summary>Makes the exception for an errno pending, without a throw; gives -1.</summary>
    internal static int Fail(ThreadState ts, int number, Value fileName = default)
    {
        if (Make(ts, number, fileName, default).Ref is PyException exception) ts.Raise(exception);
        return -1;
    }

    /// <summary>Throws if the call failed.</summary>
    internal static int Check(ThreadState ts, int result, Value fileName = default, Value second = default) =>
        result < 0 ? throw Last(ts, fileName, second) : result;
}
