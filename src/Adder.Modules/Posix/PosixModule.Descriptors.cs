using System.Runtime.InteropServices;
using Adder.Modules.Platform;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;
using CallingConvention = Adder.Objects.Clinic.CallingConvention;

namespace Adder.Modules.Posix;

internal static unsafe partial class PosixModule
{
    private const int CloseOnExec = 0x80000;

    [PyFunction("open($module, /, path, flags, mode=511, *, dir_fd=None)\n--\n\nOpen a file for low level IO.  Returns a file descriptor (integer).")]
    private static int Open(ThreadState ts, Value path, int flags, int mode = 511, Value dirFd = default)
    {
        PosixPath file = PosixPath.From(ts, path, "open");
        Auditing.Raise(ts, "open", file.Given, Value.None, flags);
        IO.UnwrittenFiles.Of(ts).WriteOut(ts, file.Bytes, PosixPath.Directory(ts, dirFd));
        fixed (byte* name = file.Bytes)
        {
            int descriptor = LibC.Open(PosixPath.Directory(ts, dirFd), name, flags | CloseOnExec, (uint)mode);
            return SystemErrors.Failed(ts, descriptor, file.Given) ? -1 : descriptor;
        }
    }

    [PyFunction("close($module, /, fd)\n--\n\nClose a file descriptor.")]
    private static void Close(ThreadState ts, int fd)
    {
        RefuseRuntimes(ts, fd);
        SystemErrors.Check(ts, LibC.Close(fd));
    }

    // Without them the process would end.
    private static void RefuseRuntimes(ThreadState ts, int descriptor)
    {
        if (ts.Interpreter.Runtime.State<RuntimeDescriptors>().Has(descriptor)) throw SystemErrors.Of(ts, Errno.BadFile);
    }

    [PyFunction("closerange($module, fd_low, fd_high, /)\n--\n\nClose the descriptors from one up to another, open or not.")]
    private static void CloseRange(ThreadState ts, int fdLow, int fdHigh)
    {
        RuntimeDescriptors runtimes = ts.Interpreter.Runtime.State<RuntimeDescriptors>();
        for (int fd = Math.Max(0, fdLow); fd < fdHigh; fd++)
        {
            if (!runtimes.Has(fd)) _ = LibC.Close(fd);
        }
    }

    [PyFunction("read($module, fd, length, /)\n--\n\nRead at most so many bytes.")]
    private static Value Read(ThreadState ts, int fd, long length)
    {
        if (length < 0) throw SystemErrors.Of(ts, 22);
        byte[] buffer = GC.AllocateUninitializedArray<byte>((int)Math.Min(length, 0x7ffff000));
        int count = SystemErrors.Check(ts, Descriptor.Read(ts, fd, buffer));
        return PyBytes.From(buffer.AsSpan(0, count));
    }

    [PyFunction("write($module, fd, data, /)\n--\n\nWrite bytes; gives how many were taken.")]
    private static int Write(ThreadState ts, int fd, BufferView data) => SystemErrors.Check(ts, Descriptor.Write(ts, fd, data.Span));

    [PyFunction("lseek($module, fd, position, whence, /)\n--\n\nSet the position of a file descriptor.  Return the new position.")]
    private static long Seek(ThreadState ts, int fd, long position, int whence)
    {
        long result = LibC.Seek(fd, position, whence);
        return result < 0 ? throw SystemErrors.Last(ts) : result;
    }

    [PyFunction("isatty($module, fd, /)\n--\n\nReturn True if the fd is connected to a terminal.")]
    private static bool IsATty(int fd) => LibC.IsATty(fd) == 1;

    [PyFunction("ftruncate($module, fd, length, /)\n--\n\nCut or extend an open file to a length.")]
    private static void FTruncate(ThreadState ts, int fd, long length)
    {
        Auditing.Raise(ts, "os.truncate", fd, length);
        SystemErrors.Check(ts, LibC.Truncate(fd, length));
    }

    [PyFunction("fsync($module, /, fd)\n--\n\nForce write of fd to disk.")]
    private static void Synchronize(ThreadState ts, int fd) => SystemErrors.Check(ts, LibC.Synchronize(fd));

    [PyFunction("dup($module, fd, /)\n--\n\nA second descriptor for the same open file, which children do not inherit.")]
    private static int Duplicate(ThreadState ts, int fd)
    {
        const int duplicateCloseOnExec = 1030;
        return SystemErrors.Check(ts, LibC.Control(fd, duplicateCloseOnExec, 0));
    }

    [PyFunction("dup2($module, /, fd, fd2, inheritable=True)\n--\n\nDuplicate file descriptor.")]
    private static int Duplicate2(ThreadState ts, int fd, int fd2, bool inheritable = true)
    {
        RefuseRuntimes(ts, fd2);
        return SystemErrors.Check(ts, inheritable ? LibC.Duplicate(fd, fd2) : LibC.Duplicate(fd, fd2, CloseOnExec));
    }

    [PyFunction("pipe($module, /)\n--\n\nMake a pipe; its file descriptors, that for reading first.")]
    private static Value Pipe(ThreadState ts)
    {
        int* ends = stackalloc int[2];
        SystemErrors.Check(ts, LibC.Pipe(ends, CloseOnExec));
        return new PyTuple(ends[0], ends[1]);
    }

    [PyFunction("pipe2($module, flags, /)\n--\n\nCreate a pipe with flags set atomically.")]
    private static Value Pipe2(ThreadState ts, int flags)
    {
        int* ends = stackalloc int[2];
        SystemErrors.Check(ts, LibC.Pipe(ends, flags));
        return new PyTuple(ends[0], ends[1]);
    }

    [PyFunction("get_inheritable($module, fd, /)\n--\n\nTell whether children inherit a descriptor.")]
    private static bool GetInheritable(ThreadState ts, int fd) => (SystemErrors.Check(ts, LibC.Control(fd, 1, 0)) & 1) == 0;

    [PyFunction("set_inheritable($module, fd, inheritable, /)\n--\n\nSay whether children inherit a descriptor.")]
    private static void SetInheritable(ThreadState ts, int fd, int inheritable)
    {
        int flags = SystemErrors.Check(ts, LibC.Control(fd, 1, 0));
        SystemErrors.Check(ts, LibC.Control(fd, 2, inheritable != 0 ? flags & ~1 : flags | 1));
    }

    [PyFunction("get_blocking($module, fd, /)\n--\n\nGet the blocking mode of the file descriptor.")]
    private static bool GetBlocking(ThreadState ts, int fd) => (SystemErrors.Check(ts, LibC.Control(fd, 3, 0)) & 0x800) == 0;

    [PyFunction("set_blocking($module, fd, blocking, /)\n--\n\nSet the blocking mode of the specified file descriptor.")]
    private static void SetBlocking(ThreadState ts, int fd, bool blocking)
    {
        int flags = SystemErrors.Check(ts, LibC.Control(fd, 3, 0));
        SystemErrors.Check(ts, LibC.Control(fd, 4, blocking ? flags & ~0x800 : flags | 0x800));
    }

    [PyFunction("get_terminal_size($module, fd=<unrepresentable>, /)\n--\n\nReturn the size of the terminal window as (columns, lines).", Convention = CallingConvention.FastCall)]
    private static Value GetTerminalSize(ThreadState ts, int fd = 1)
    {
        const ulong getWindowSize = 0x5413;
        ushort* size = stackalloc ushort[4];
        return SystemErrors.Failed(ts, LibC.TerminalSize(fd, getWindowSize, size)) ? default : PosixRecords.TerminalSize.Make(size[1], size[0]);
    }

    [PyFunction("strerror($module, code, /)\n--\n\nThe text for an errno.")]
    private static string ErrorText(int code) => LibC.ErrorText(code);
}
