using System.Runtime.InteropServices;
using Adder.Runtime;

namespace Adder.Modules.Platform;

/// <summary>
/// System calls on file descriptors that may block: they let other threads run, and start over when a signal interrupts. They give -1
/// with the errno left in <see cref="Marshal.GetLastPInvokeError"/>. (fileutils.c)
/// </summary>
internal static unsafe class Descriptor
{
    // _PY_READ_MAX, _PY_WRITE_MAX
    private const int Most = 0x7ffff000;

    internal static int Read(ThreadState ts, int descriptor, Span<byte> buffer)
    {
        nint count;
        int error;
        do
        {
            ts.Interpreter.Lock.Drop();
            fixed (byte* start = buffer) count = LibC.Read(descriptor, start, Math.Min(buffer.Length, Most));
            error = Marshal.GetLastPInvokeError();
            ts.Interpreter.Lock.Take(ts);
        }
        while (count < 0 && error == Errno.Interrupted && SystemCall.RunHandlers(ts));
        Marshal.SetLastPInvokeError(error);
        return (int)count;
    }

    internal static int Write(ThreadState ts, int descriptor, ReadOnlySpan<byte> buffer)
    {
        nint count;
        int error;
        do
        {
            ts.Interpreter.Lock.Drop();
            fixed (byte* start = buffer) count = LibC.Write(descriptor, start, Math.Min(buffer.Length, Most));
            error = Marshal.GetLastPInvokeError();
            ts.Interpreter.Lock.Take(ts);
        }
        while (count < 0 && error == Errno.Interrupted && SystemCall.RunHandlers(ts));
        Marshal.SetLastPInvokeError(error);
        return (int)count;
    }

    internal static long Seek(ThreadState ts, int descriptor, long offset, int whence)
    {
        ts.Interpreter.Lock.Drop();
        long position = LibC.Seek(descriptor, offset, whence);
        int error = Marshal.GetLastPInvokeError();
        ts.Interpreter.Lock.Take(ts);
        Marshal.SetLastPInvokeError(error);
        return position;
    }

    internal static int Open(ThreadState ts, byte[] path, int flags, int mode)
    {
        int descriptor, error;
        bool mayFree = true;
        do
        {
            ts.Interpreter.Lock.Drop();
            fixed (byte* start = path) descriptor = LibC.Open(start, flags, mode);
            error = Marshal.GetLastPInvokeError();
            ts.Interpreter.Lock.Take(ts);
        }
        while (descriptor < 0 && ((error == Errno.Interrupted && SystemCall.RunHandlers(ts)) || (error == Errno.TooManyFiles && FreesSome())));
        Marshal.SetLastPInvokeError(error);
        return descriptor;

        // Files that nobody closed.
        bool FreesSome() => mayFree && !(mayFree = false) && Collection.FreeResources(ts);
    }
}
