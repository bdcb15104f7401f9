using System.Runtime.InteropServices;
using Adder.Modules.Platform;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Fcntl;

/// <summary>The <c>fcntl</c> module.</summary>
[PyModule("fcntl", Doc = "The system calls fcntl(), ioctl(), flock() and lockf().\n\nThey work on a file descriptor, or on an object that has a fileno() method.")]
internal static unsafe partial class FcntlModule
{
    // FCNTL_BUFSZ, IOCTL_BUFSZ
    private const int Room = 1024;

    [PyModuleExec]
    private static void Execute(ThreadState ts, PyModule module)
    {
        foreach ((string name, long value) in FcntlConstants.All) module.Dict.SetString(name, value);
    }

    // fcntl_fcntl_impl
    [PyFunction("fcntl($module, fd, cmd, arg=0, /)\n--\n\nPerform the operation cmd on file descriptor fd.\n\nWith an integer arg the result is that of the C call; with a bytes-like object or\na string it is a bytes object of the same length with what the system wrote.", Name = "fcntl")]
    private static Value Control(ThreadState ts, Value fd, int cmd, Value arg = default)
    {
        int descriptor = DescriptorArgument.From(ts, fd);
        if (!arg.IsNull && BytesOf(ts, arg) is { } bytes)
        {
            byte[] buffer = Copy(bytes, "fcntl string arg too long");
            fixed (byte* start = buffer)
            {
                byte* place = start;
                SystemCall.Check(ts, () => LibC.Control(descriptor, cmd, place));
            }
            return PyBytes.From(buffer.AsSpan(0, bytes.Length));
        }
        nint number = Number(ts, arg, "fcntl requires a file or file descriptor, an integer and optionally a third integer or a string");
        return SystemCall.Check(ts, () => LibC.Control(descriptor, cmd, (void*)number));
    }

    // fcntl_ioctl_impl
    [PyFunction("ioctl($module, fd, request, arg=0, mutate_flag=True, /)\n--\n\nPerform the operation request on file descriptor fd.\n\nWith an integer arg the result is that of the C call. What is written to a mutable\nbuffer stays there if mutate_flag is true, and the result is an integer; otherwise\na bytes object comes back.", Name = "ioctl")]
    private static Value ControlDevice(ThreadState ts, Value fd, uint request, Value arg = default, bool mutateFlag = true)
    {
        int descriptor = DescriptorArgument.From(ts, fd);
        if (!arg.IsNull && Writable(ts, arg) is { } writable) return Mutate(ts, descriptor, request, writable, mutateFlag);
        if (!arg.IsNull && BytesOf(ts, arg) is { } bytes)
        {
            byte[] buffer = Copy(bytes, "ioctl string arg too long");
            fixed (byte* start = buffer)
            {
                byte* place = start;
                SystemCall.Check(ts, () => LibC.ControlDevice(descriptor, request, place));
            }
            return PyBytes.From(buffer.AsSpan(0, bytes.Length));
        }
        nint number = Number(ts, arg, "ioctl requires a file or file descriptor, an integer and optionally an integer or buffer argument");
        return SystemCall.Check(ts, () => LibC.ControlDevice(descriptor, request, number));
    }

    private static Value Mutate(ThreadState ts, int descriptor, uint request, PyBuffer writable, bool mutate)
    {
        try
        {
            int length = writable.Length;
            if (length > Room && !mutate) throw Errors.ValueError("ioctl string arg too long");
            byte[] buffer = new byte[Math.Max(length, Room) + 1];
            writable.Span.CopyTo(buffer);
            long result;
            fixed (byte* start = buffer)
            {
                byte* place = start;
                result = SystemCall.Call(ts, () => LibC.ControlDevice(descriptor, request, place));
            }
            if (mutate) buffer.AsSpan(0, length).CopyTo(writable.Span);
            if (result < 0) throw SystemErrors.Last(ts);
            return mutate ? result : PyBytes.From(buffer.AsSpan(0, length));
        }
        finally
        {
            writable.Release(ts);
        }
    }

    private static PyBuffer? Writable(ThreadState ts, Value value)
    {
        if (value.Ref is PyBytes or PyStr || !Buffers.Has(value)) return null;
        try
        {
            PyBuffer buffer = Buffers.GetContiguous(ts, value, BufferRequest.Writable);
            if (!buffer.IsReadOnly) return buffer;
            buffer.Release(ts);
            return null;
        }
        catch (PythonException)
        {
            return null;
        }
    }

    private static byte[]? BytesOf(ThreadState ts, Value value)
    {
        if (value.Ref is PyStr text) return Encodings.EncodeUtf8(ts, text);
        return Buffers.Has(value) ? Buffers.Copy(ts, value) : null;
    }

    private static byte[] Copy(byte[] bytes, string message)
    {
        if (bytes.Length > Room) throw Errors.ValueError(message);
        byte[] buffer = new byte[Room + 1];
        bytes.CopyTo(buffer, 0);
        return buffer;
    }

    // A C int, or an unsigned one.
    private static nint Number(ThreadState ts, Value value, string message)
    {
        if (value.IsNull) return 0;
        if (!PyLong.Is(value) && value.Type.NbIndex == null) throw Errors.TypeError(message);
        return ArgumentConversion.ToUInt(ts, value, out uint number) ? (int)number : throw ts.Throwable();
    }

    [PyFunction("flock($module, fd, operation, /)\n--\n\nPerform the lock operation on file descriptor fd: LOCK_SH, LOCK_EX or LOCK_UN,\npossibly with LOCK_NB.", Name = "flock")]
    private static void Lock(ThreadState ts, Value fd, int operation)
    {
        int descriptor = DescriptorArgument.From(ts, fd);
        SystemCall.Check(ts, () => LibC.Lock(descriptor, operation));
    }

    // fcntl_lockf_impl
    [PyFunction("lockf($module, fd, cmd, len=0, start=0, whence=0, /)\n--\n\nA wrapper around the fcntl() locking calls.\n\ncmd is LOCK_UN, LOCK_SH or LOCK_EX, possibly with LOCK_NB; len, start and whence\nsay which bytes to lock, as in lseek().", Name = "lockf")]
    private static void LockRange(ThreadState ts, Value fd, int cmd, Value len = default, Value start = default, int whence = 0)
    {
        const int shared = 1, exclusive = 2, notBlocking = 4, unlock = 8, setLock = 6, setLockWaiting = 7;
        int descriptor = DescriptorArgument.From(ts, fd);
        FileLock wanted = default;
        wanted.Type = cmd switch
        {
            unlock => 2,
            _ when (cmd & shared) != 0 => 0,
            _ when (cmd & exclusive) != 0 => 1,
            _ => throw Errors.ValueError("unrecognized lockf argument"),
        };
        wanted.Whence = (short)whence;
        if (!start.IsNull) wanted.Start = Indexing.ToSsize(ts, start, PyType.OverflowError).OrThrow(ts);
        if (!len.IsNull) wanted.Length = Indexing.ToSsize(ts, len, PyType.OverflowError).OrThrow(ts);
        void* place = &wanted;
        SystemCall.Check(ts, () => LibC.Control(descriptor, (cmd & notBlocking) != 0 ? setLock : setLockWaiting, place));
    }

    /// <summary>struct flock of 64-bit systems.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct FileLock
    {
        internal short Type;
        internal short Whence;
        internal long Start;
        internal long Length;
        internal int Process;
    }
}
