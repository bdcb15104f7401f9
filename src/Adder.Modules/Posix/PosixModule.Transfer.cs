using Adder.Modules.Platform;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Posix;

internal static unsafe partial class PosixModule
{
    private const int MostAtOnce = 0x7ffff000;

    [PyFunction("pread($module, fd, length, offset, /)\n--\n\nRead a number of bytes from a file descriptor starting at a particular offset.\n\nThe position of the file does not change.", Name = "pread")]
    private static Value ReadAt(ThreadState ts, int fd, long length, long offset)
    {
        if (length < 0) throw SystemErrors.Of(ts, Errno.Invalid);
        byte[] buffer = new byte[Math.Min(length, MostAtOnce)];
        fixed (byte* start = buffer)
        {
            byte* place = start;
            long count = SystemCall.Check(ts, () => LibC.ReadAt(fd, place, buffer.Length, offset));
            return PyBytes.From(buffer.AsSpan(0, (int)count));
        }
    }

    [PyFunction("pwrite($module, fd, buffer, offset, /)\n--\n\nWrite bytes to a file descriptor starting at a particular offset.\n\nReturns the number of bytes written; the position of the file does not change.", Name = "pwrite")]
    private static long WriteAt(ThreadState ts, int fd, BufferView buffer, long offset)
    {
        int length = Math.Min(buffer.Length, MostAtOnce);
        fixed (byte* start = buffer.Span)
        {
            byte* place = start;
            return SystemCall.Check(ts, () => LibC.WriteAt(fd, place, length, offset));
        }
    }

    private static void CheckSequence(Value buffers, string function)
    {
        if (!Iteration.IsSequence(buffers.Type)) throw Errors.TypeError($"{function}() arg 2 must be a sequence");
    }

    [PyFunction("readv($module, fd, buffers, /)\n--\n\nRead from a file descriptor into a sequence of writable buffers.\n\nReturns the total number of bytes read.", Name = "readv")]
    private static long ReadVector(ThreadState ts, int fd, Value buffers)
    {
        CheckSequence(buffers, "readv");
        using VectorBuffers memory = new(ts, buffers, writable: true);
        return memory.Check((vectors, count) => LibC.ReadVector(fd, vectors, count));
    }

    [PyFunction("writev($module, fd, buffers, /)\n--\n\nWrite a sequence of buffers to a file descriptor.\n\nReturns the total number of bytes written.", Name = "writev")]
    private static long WriteVector(ThreadState ts, int fd, Value buffers)
    {
        CheckSequence(buffers, "writev");
        using VectorBuffers memory = new(ts, buffers, writable: false);
        return memory.Check((vectors, count) => LibC.WriteVector(fd, vectors, count));
    }

    [PyFunction("preadv($module, fd, buffers, offset, flags=0, /)\n--\n\nRead from a file descriptor at an offset into a sequence of writable buffers.\n\nflags is made of RWF_HIPRI and RWF_NOWAIT. Returns the total number of bytes read.", Name = "preadv")]
    private static long ReadVectorAt(ThreadState ts, int fd, Value buffers, long offset, int flags = 0)
    {
        CheckSequence(buffers, "preadv2");
        using VectorBuffers memory = new(ts, buffers, writable: true);
        return memory.Check((vectors, count) => flags == 0 ? LibC.ReadVectorAt(fd, vectors, count, offset) : LibC.ReadVectorAt(fd, vectors, count, offset, flags));
    }

    [PyFunction("pwritev($module, fd, buffers, offset, flags=0, /)\n--\n\nWrite a sequence of buffers to a file descriptor at an offset.\n\nflags is made of RWF_DSYNC, RWF_SYNC and RWF_APPEND. Returns the total number of\nbytes written.", Name = "pwritev")]
    private static long WriteVectorAt(ThreadState ts, int fd, Value buffers, long offset, int flags = 0)
    {
        CheckSequence(buffers, "pwritev");
        using VectorBuffers memory = new(ts, buffers, writable: false);
        return memory.Check((vectors, count) => flags == 0 ? LibC.WriteVectorAt(fd, vectors, count, offset) : LibC.WriteVectorAt(fd, vectors, count, offset, flags));
    }

    [PyFunction("sendfile($module, /, out_fd, in_fd, offset, count)\n--\n\nHave the system copy count bytes of the file in_fd to out_fd, from offset on.", Name = "sendfile")]
    private static long SendFile(ThreadState ts, int outFd, int inFd, Value offset, long count)
    {
        if (offset.IsNone) return SystemCall.Check(ts, () => LibC.SendFile(outFd, inFd, null, (nint)count));
        long position = Indexing.ToSsize(ts, offset, PyType.OverflowError).OrThrow(ts);
        return SystemCall.Check(ts, () =>
        {
            long from = position;
            return LibC.SendFile(outFd, inFd, &from, (nint)count);
        });
    }

    [PyFunction("splice($module, /, src, dst, count, offset_src=None, offset_dst=None,\n       flags=0)\n--\n\nTransfer count bytes from one pipe to a descriptor or vice versa.", Name = "splice")]
    private static long Splice(ThreadState ts, int src, int dst, long count, Value offsetSrc = default, Value offsetDst = default, uint flags = 0)
    {
        if (count < 0) throw Errors.ValueError("negative value for 'count' not allowed");
        long? from = Offset(ts, offsetSrc), to = Offset(ts, offsetDst);
        return SystemCall.Check(ts, () =>
        {
            long start = from ?? 0, target = to ?? 0;
            return LibC.Splice(src, from is null ? null : &start, dst, to is null ? null : &target, (nint)count, flags);
        });
    }

    [PyFunction("copy_file_range($module, /, src, dst, count, offset_src=None,\n                offset_dst=None)\n--\n\nCopy count bytes from one file descriptor to another.", Name = "copy_file_range")]
    private static long CopyRange(ThreadState ts, int src, int dst, long count, Value offsetSrc = default, Value offsetDst = default)
    {
        if (count < 0) throw Errors.ValueError("negative value for 'count' not allowed");
        long? from = Offset(ts, offsetSrc), to = Offset(ts, offsetDst);
        return SystemCall.Check(ts, () =>
        {
            long start = from ?? 0, target = to ?? 0;
            return LibC.CopyRange(src, from is null ? null : &start, dst, to is null ? null : &target, (nint)count, 0);
        });
    }

    private static long? Offset(ThreadState ts, Value offset) =>
        offset.IsNull || offset.IsNone ? null : Indexing.ToSsize(ts, offset, PyType.OverflowError).OrThrow(ts);

    [PyFunction("posix_fallocate($module, fd, offset, length, /)\n--\n\nEnsure a file has allocated at least a particular number of bytes on disk.", Name = "posix_fallocate")]
    private static void Allocate(ThreadState ts, int fd, long offset, long length)
    {
        if (LibC.Allocate(fd, offset, length) is var error and not 0) throw SystemErrors.Of(ts, error);
    }

    [PyFunction("posix_fadvise($module, fd, offset, length, advice, /)\n--\n\nAnnounce an intention to access data in a specific pattern.", Name = "posix_fadvise")]
    private static void Advise(ThreadState ts, int fd, long offset, long length, int advice)
    {
        if (LibC.Advise(fd, offset, length, advice) is var error and not 0) throw SystemErrors.Of(ts, error);
    }

    [PyFunction("lockf($module, fd, command, length, /)\n--\n\nApply, test or remove a POSIX lock on an open file descriptor.", Name = "lockf")]
    private static void LockFile(ThreadState ts, int fd, int command, long length) => SystemCall.Check(ts, () => LibC.LockFile(fd, command, length));

    [PyFunction("fdatasync($module, /, fd)\n--\n\nHave a file's data, not its times, written to disk.", Name = "fdatasync")]
    private static void SynchronizeData(ThreadState ts, Value fd)
    {
        int descriptor = DescriptorArgument.From(ts, fd);
        SystemCall.Check(ts, () => LibC.SynchronizeData(descriptor));
    }

    [PyFunction("sync($module, /)\n--\n\nForce write of everything to disk.", Name = "sync")]
    private static void SynchronizeAll(ThreadState ts) => SystemCall.Check(ts, () =>
    {
        LibC.SynchronizeAll();
        return 0;
    });
}
