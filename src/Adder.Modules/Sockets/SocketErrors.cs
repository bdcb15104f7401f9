using System.Runtime.InteropServices;
using Adder.Modules.Platform;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Sockets;

/// <summary><c>socket.herror</c></summary>
[PyType("herror", Module = "socket", Base = typeof(PyOSError))]
internal static partial class HostErrorType;

/// <summary><c>socket.gaierror</c></summary>
[PyType("gaierror", Module = "socket", Base = typeof(PyOSError))]
internal static partial class ResolverErrorType;

/// <summary>The errors of the resolver.</summary>
internal static unsafe class SocketErrors
{
    private const int SystemFailure = -11;

    // set_gaierror
    internal static PythonException Resolver(ThreadState ts, int error, int errno)
    {
        if (error == SystemFailure) return SystemErrors.Of(ts, errno);
        return Make(ts, ResolverErrorType.TypeObject, error, SocketCalls.ResolverErrorText(error));
    }

    // set_herror
    internal static PythonException Host(ThreadState ts, int error) => Make(ts, HostErrorType.TypeObject, error, SocketCalls.HostErrorText(error));

    internal static PythonException TimedOut() => Errors.Make(PyType.TimeoutError, "timed out");

    private static PythonException Make(ThreadState ts, PyType type, int number, byte* text)
    {
        Value error = Calls.Call(ts, type, number, Marshal.PtrToStringUTF8((nint)text) ?? "");
        return error.Ref is PyException exception ? new PythonException(exception) : ts.Throwable();
    }
}
