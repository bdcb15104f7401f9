using System.Runtime.InteropServices;
using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Posix;

/// <summary>OSErrors from errno. (PyErr_SetFromErrnoWithFilenameObjects)</summary>
internal static unsafe class PosixErrors
{
    /// <summary>The error of the system call just made.</summary>
    internal static PythonException Last(ThreadState ts, Value fileName = default, Value second = default) =>
        Of(ts, Marshal.GetLastPInvokeError(), fileName, second);

    internal static PythonException Of(ThreadState ts, int errno, Value fileName = default, Value second = default)
    {
        string text = Marshal.PtrToStringUTF8((nint)PosixCalls.ErrorText(errno)) ?? $"Unknown error {errno}";
        Value error = fileName.IsNull ? Calls.Call(ts, PyType.OSError, errno, text)
            : second.IsNull ? Calls.Call(ts, PyType.OSError, [errno, text, fileName])
            : Calls.Call(ts, PyType.OSError, [errno, text, fileName, Value.None, second]);
        return new PythonException((PyException)error.OrThrow(ts).Ref);
    }

    /// <summary>Throws if the call failed.</summary>
    internal static int Check(ThreadState ts, int result, Value fileName = default, Value second = default) =>
        result < 0 ? throw Last(ts, fileName, second) : result;
}
