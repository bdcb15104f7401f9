using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Hosting;

/// <summary>What SystemExit means for the process. (_Py_HandleSystemExit)</summary>
internal static class SystemExits
{
    private const int Failure = 1;

    /// <summary>The exit code of a SystemExit; a code that is no number is printed.</summary>
    internal static int ExitCode(ThreadState ts, PyException error)
    {
        SystemStreams.Flush(ts, "stdout");
        Value code = Attributes.Find(ts, error, "code");
        ts.ClearPending();
        if (code.IsNull || code.IsNone) return 0;
        if (code.IsInt) return (int)code.Bits;
        if (code.Ref is PyBool) return code.IsTrue ? 1 : 0;
        if (code.Type.IsSubtypeOf(PyType.Int)) return Number(ts, code);
        try
        {
            SystemStreams.Write(ts, "stderr", Str.Of(ts, code) + "\n");
        }
        catch (PythonException)
        {
            SystemStreams.Write(ts, "stderr", "\n");
        }
        return Failure;
    }

    // PyLong_AsLong; -1 where that overflows.
    private static int Number(ThreadState ts, Value code)
    {
        Value index = Calls.Method(ts, code, "__and__", uint.MaxValue);
        if (!index.IsNull) return (int)(uint)index.Bits;
        ts.ClearPending();
        return -1;
    }
}
