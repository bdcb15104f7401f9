using Adder.Modules.Platform;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Runtime;
using CallingConvention = Adder.Objects.Clinic.CallingConvention;

namespace Adder.Modules.Sockets;

/// <summary>Options.</summary>
internal unsafe partial class PySocket
{
    [PyMethod("""
        setsockopt(level, option, value: int)
        setsockopt(level, option, value: buffer)
        setsockopt(level, option, None, optlen: int)

        Set an option of the socket, to an int, to bytes, or to nothing with a
        length.
        """, Name = "setsockopt", Convention = CallingConvention.VarArgs)]
    private void SetOption(ThreadState ts, params ReadOnlySpan<Value> args)
    {
        if (args.Length is < 3 or > 4) throw Errors.TypeError($"setsockopt() takes {(args.Length < 3 ? "exactly 3" : "at most 4")} arguments ({args.Length} given)");
        int level = Int(ts, args[0]), name = Int(ts, args[1]);
        if (args.Length == 4)
        {
            if (!args[2].IsNone) throw Errors.TypeError($"setsockopt() argument 3 must be None, not {args[2].Type.Name}");
            if (!ArgumentConversion.ToUInt(ts, args[3], out uint length)) throw ts.Throwable();
            SystemErrors.Check(ts, SocketCalls.SetOption(_descriptor, level, name, null, length));
            return;
        }
        if (PyLong.Is(args[2]))
        {
            int number = Int(ts, args[2]);
            SystemErrors.Check(ts, SocketCalls.SetOption(_descriptor, level, name, &number, sizeof(int)));
            return;
        }
        using BufferView view = BufferView.From(ts, args[2]);
        fixed (byte* start = view.Span) SystemErrors.Check(ts, SocketCalls.SetOption(_descriptor, level, name, start, (uint)view.Length));
    }

    private static int Int(ThreadState ts, Value value) => ArgumentConversion.ToInt(ts, value, out int number) ? number : throw ts.Throwable();

    [PyMethod("""
        getsockopt(level, option[, buffersize]) -> value

        Get an option of the socket: an int, or bytes where a buffer size is given
        that is not 0.
        """, Name = "getsockopt", Convention = CallingConvention.VarArgs)]
    private Value GetOption(ThreadState ts, int level, int option, int buffersize = 0)
    {
        if (buffersize == 0)
        {
            int number = 0;
            uint size = sizeof(int);
            SystemErrors.Check(ts, SocketCalls.GetOption(_descriptor, level, option, &number, &size));
            return number;
        }
        if (buffersize is < 0 or > 1024) throw Errors.Make(PyType.OSError, "getsockopt buflen out of range");
        byte* buffer = stackalloc byte[buffersize];
        uint length = (uint)buffersize;
        SystemErrors.Check(ts, SocketCalls.GetOption(_descriptor, level, option, buffer, &length));
        return PyBytes.From(new(buffer, (int)length));
    }
}
