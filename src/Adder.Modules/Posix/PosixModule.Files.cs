using Adder.Modules.Platform;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Posix;

internal static unsafe partial class PosixModule
{
    private const int NoFollow = 0x100, RemoveDirectory = 0x200, SymlinkFollow = 0x400, EmptyPath = 0x1000;

    /// <summary>The facts about a file; -1 with the errno left.</summary>
    internal static int Status(ThreadState ts, in PosixPath path, int directory, bool follow, out FileStatus status)
    {
        int result = StatusNow(path, directory, follow, out status);
        return result == 0 && !path.IsDescriptor && IO.UnwrittenFiles.Of(ts).WriteOut(ts, status) ? StatusNow(path, directory, follow, out status) : result;
    }

    private static int StatusNow(in PosixPath path, int directory, bool follow, out FileStatus status)
    {
        fixed (FileStatus* result = &status)
        fixed (byte* name = path.IsDescriptor ? [0] : path.Bytes)
        {
            return LibC.StatX(path.IsDescriptor ? path.Descriptor : directory, name, (follow ? 0 : NoFollow) | (path.IsDescriptor ? EmptyPath : 0), FileStatus.Basic, result);
        }
    }

    [PyFunction("stat($module, /, path, *, dir_fd=None, follow_symlinks=True)\n--\n\nPerform a stat system call on the given path.")]
    private static Value Stat(ThreadState ts, Value path, Value dirFd = default, bool followSymlinks = true)
    {
        PosixPath file = PosixPath.From(ts, path, "stat", allowDescriptor: true);
        bool failed = SystemErrors.Failed(ts, Status(ts, file, PosixPath.Directory(ts, dirFd), followSymlinks, out FileStatus status), file.Given);
        return failed ? default : PosixRecords.StatOf(status);
    }

    [PyFunction("lstat($module, /, path, *, dir_fd=None)\n--\n\nPerform a stat system call on the given path, without following symbolic links.")]
    private static Value LStat(ThreadState ts, Value path, Value dirFd = default)
    {
        PosixPath file = PosixPath.From(ts, path, "lstat");
        bool failed = SystemErrors.Failed(ts, Status(ts, file, PosixPath.Directory(ts, dirFd), false, out FileStatus status), file.Given);
        return failed ? default : PosixRecords.StatOf(status);
    }

    [PyFunction("fstat($module, /, fd)\n--\n\nPerform a stat system call on the given file descriptor.")]
    private static Value FStat(ThreadState ts, int fd)
    {
        if (fd < 0) throw SystemErrors.Of(ts, 9);
        SystemErrors.Check(ts, Status(ts, PosixPath.From(ts, fd, "fstat", allowDescriptor: true), 0, true, out FileStatus status));
        return PosixRecords.StatOf(status);
    }

    [PyFunction("access($module, /, path, mode, *, dir_fd=None, effective_ids=False,\n       follow_symlinks=True)\n--\n\nUse the real uid/gid to test for access to a path.")]
    private static bool Access(ThreadState ts, Value path, int mode, Value dirFd = default, bool effectiveIds = false, bool followSymlinks = true)
    {
        const int effectiveAccess = 0x200;
        PosixPath file = PosixPath.From(ts, path, "access");
        int flags = (effectiveIds ? effectiveAccess : 0) | (followSymlinks ? 0 : NoFollow);
        fixed (byte* name = file.Bytes) return LibC.Access(PosixPath.Directory(ts, dirFd), name, mode, flags) == 0;
    }

    /// <summary>A folder's descriptor as auditing events show it.</summary>
    private static Value Audited(Value dirFd) => dirFd.IsNull || dirFd.IsNone ? -1 : dirFd;

    [PyFunction("mkdir($module, /, path, mode=511, *, dir_fd=None)\n--\n\nCreate a directory.")]
    private static void MakeDirectory(ThreadState ts, Value path, int mode = 511, Value dirFd = default)
    {
        PosixPath file = PosixPath.From(ts, path, "mkdir");
        Auditing.Raise(ts, "os.mkdir", file.Given, mode, Audited(dirFd));
        fixed (byte* name = file.Bytes) SystemErrors.Failed(ts, LibC.MakeDirectory(PosixPath.Directory(ts, dirFd), name, (uint)mode), file.Given);
    }

    [PyFunction("rmdir($module, /, path, *, dir_fd=None)\n--\n\nRemove a directory.")]
    private static void RemoveDirectoryAt(ThreadState ts, Value path, Value dirFd = default) => Unlink(ts, path, dirFd, "rmdir", RemoveDirectory);

    [PyFunction("unlink($module, /, path, *, dir_fd=None)\n--\n\nRemove a file (same as remove()).", Name = "unlink")]
    private static void UnlinkAt(ThreadState ts, Value path, Value dirFd = default) => Unlink(ts, path, dirFd, "unlink", 0);

    [PyFunction("remove($module, /, path, *, dir_fd=None)\n--\n\nRemove a file (same as unlink()).")]
    private static void Remove(ThreadState ts, Value path, Value dirFd = default) => Unlink(ts, path, dirFd, "remove", 0);

    private static void Unlink(ThreadState ts, Value path, Value dirFd, string function, int flags)
    {
        PosixPath file = PosixPath.From(ts, path, function);
        Auditing.Raise(ts, function == "rmdir" ? "os.rmdir" : "os.remove", file.Given, Audited(dirFd));
        fixed (byte* name = file.Bytes) SystemErrors.Failed(ts, LibC.Unlink(PosixPath.Directory(ts, dirFd), name, flags), file.Given);
    }

    [PyFunction("rename($module, /, src, dst, *, src_dir_fd=None, dst_dir_fd=None)\n--\n\nRename a file or directory.")]
    private static void Rename(ThreadState ts, Value src, Value dst, Value srcDirFd = default, Value dstDirFd = default) => Move(ts, "rename", src, dst, srcDirFd, dstDirFd);

    [PyFunction("replace($module, /, src, dst, *, src_dir_fd=None, dst_dir_fd=None)\n--\n\nRename a file or directory, overwriting the destination.")]
    private static void Replace(ThreadState ts, Value src, Value dst, Value srcDirFd = default, Value dstDirFd = default) => Move(ts, "replace", src, dst, srcDirFd, dstDirFd);

    private static void Move(ThreadState ts, string function, Value src, Value dst, Value srcDirFd, Value dstDirFd)
    {
        PosixPath from = PosixPath.From(ts, src, function, "src"), to = PosixPath.From(ts, dst, function, "dst");
        Auditing.Raise(ts, "os.rename", from.Given, to.Given, Audited(srcDirFd), Audited(dstDirFd));
        fixed (byte* source = from.Bytes, target = to.Bytes)
        {
            SystemErrors.Failed(ts, LibC.Rename(PosixPath.Directory(ts, srcDirFd), source, PosixPath.Directory(ts, dstDirFd), target), from.Given, to.Given);
        }
    }

    [PyFunction("link($module, /, src, dst, *, src_dir_fd=None, dst_dir_fd=None,\n     follow_symlinks=True)\n--\n\nCreate a hard link to a file.")]
    private static void Link(ThreadState ts, Value src, Value dst, Value srcDirFd = default, Value dstDirFd = default, bool followSymlinks = true)
    {
        PosixPath from = PosixPath.From(ts, src, "link", "src"), to = PosixPath.From(ts, dst, "link", "dst");
        Auditing.Raise(ts, "os.link", from.Given, to.Given, Audited(srcDirFd), Audited(dstDirFd));
        fixed (byte* source = from.Bytes, target = to.Bytes)
        {
            int done = LibC.Link(PosixPath.Directory(ts, srcDirFd), source, PosixPath.Directory(ts, dstDirFd), target, followSymlinks ? SymlinkFollow : 0);
            SystemErrors.Check(ts, done, from.Given, to.Given);
        }
    }

    [PyFunction("symlink($module, /, src, dst, target_is_directory=False, *, dir_fd=None)\n--\n\nCreate a symbolic link pointing to src named dst.")]
    private static void SymbolicLink(ThreadState ts, Value src, Value dst, bool targetIsDirectory = false, Value dirFd = default)
    {
        PosixPath from = PosixPath.From(ts, src, "symlink", "src"), to = PosixPath.From(ts, dst, "symlink", "dst");
        Auditing.Raise(ts, "os.symlink", from.Given, to.Given, Audited(dirFd));
        fixed (byte* source = from.Bytes, target = to.Bytes) SystemErrors.Check(ts, LibC.SymbolicLink(source, PosixPath.Directory(ts, dirFd), target), from.Given, to.Given);
    }

    [PyFunction("readlink($module, /, path, *, dir_fd=None)\n--\n\nReturn a string representing the path to which the symbolic link points.")]
    private static Value ReadLink(ThreadState ts, Value path, Value dirFd = default)
    {
        PosixPath file = PosixPath.From(ts, path, "readlink");
        byte[] target = new byte[4096];
        nint length;
        fixed (byte* name = file.Bytes, buffer = target) length = LibC.ReadLink(PosixPath.Directory(ts, dirFd), name, buffer, target.Length);
        return SystemErrors.Failed(ts, (int)length, file.Given) ? default : file.Like(target.AsSpan(0, (int)length));
    }

    [PyFunction("chmod($module, /, path, mode, *, dir_fd=None, follow_symlinks=True)\n--\n\nChange the access permissions of a file.")]
    private static void ChangeMode(ThreadState ts, Value path, int mode, Value dirFd = default, bool followSymlinks = true)
    {
        PosixPath file = PosixPath.From(ts, path, "chmod", allowDescriptor: true);
        Auditing.Raise(ts, "os.chmod", file.Given, mode, Audited(dirFd));
        if (!followSymlinks) throw Errors.NotImplementedError("chmod: follow_symlinks unavailable on this platform");
        fixed (byte* name = file.IsDescriptor ? [0] : file.Bytes)
        {
            int done = file.IsDescriptor ? LibC.ChangeMode(file.Descriptor, (uint)mode) : LibC.ChangeMode(PosixPath.Directory(ts, dirFd), name, (uint)mode, 0);
            SystemErrors.Check(ts, done, file.Given);
        }
    }

    [PyFunction("fchmod($module, /, fd, mode)\n--\n\nChange the access permissions of the file given by file descriptor fd.")]
    private static void FChangeMode(ThreadState ts, int fd, int mode)
    {
        Auditing.Raise(ts, "os.chmod", fd, mode, -1);
        SystemErrors.Check(ts, LibC.ChangeMode(fd, (uint)mode));
    }

    [PyFunction("chown($module, /, path, uid, gid, *, dir_fd=None, follow_symlinks=True)\n--\n\nChange the owner and group id of path to the numeric uid and gid.")]
    private static void ChangeOwner(ThreadState ts, Value path, long uid, long gid, Value dirFd = default, bool followSymlinks = true)
    {
        PosixPath file = PosixPath.From(ts, path, "chown", allowDescriptor: true);
        Auditing.Raise(ts, "os.chown", file.Given, uid, gid, Audited(dirFd));
        fixed (byte* name = file.IsDescriptor ? [0] : file.Bytes)
        {
            int flags = (followSymlinks ? 0 : NoFollow) | (file.IsDescriptor ? EmptyPath : 0);
            int directory = file.IsDescriptor ? file.Descriptor : PosixPath.Directory(ts, dirFd);
            SystemErrors.Check(ts, LibC.ChangeOwner(directory, name, (uint)uid, (uint)gid, flags), file.Given);
        }
    }

    [PyFunction("truncate($module, /, path, length)\n--\n\nTruncate a file, specified by path, to a specific length.")]
    private static void Truncate(ThreadState ts, Value path, long length)
    {
        PosixPath file = PosixPath.From(ts, path, "truncate", allowDescriptor: true);
        Auditing.Raise(ts, "os.truncate", file.Given, length);
        if (!file.IsDescriptor) IO.UnwrittenFiles.Of(ts).WriteOut(ts, file.Bytes);
        fixed (byte* name = file.IsDescriptor ? [0] : file.Bytes)
        {
            SystemErrors.Check(ts, file.IsDescriptor ? LibC.Truncate(file.Descriptor, length) : LibC.Truncate(name, length), file.Given);
        }
    }

    // os_utime_impl: seconds as a pair, nanoseconds as a pair, or now.
    [PyFunction("utime($module, /, path, times=None, *, ns=<unrepresentable>, dir_fd=None,\n      follow_symlinks=True)\n--\n\nSet the access and modified time of path.")]
    private static void SetTimes(ThreadState ts, Value path, Value times = default, Value ns = default, Value dirFd = default, bool followSymlinks = true)
    {
        PosixPath file = PosixPath.From(ts, path, "utime", allowDescriptor: true);
        bool hasTimes = !times.IsNull && !times.IsNone;
        if (hasTimes && !ns.IsNull) throw Errors.ValueError("utime: you may specify either 'times' or 'ns' but not both");
        long* values = stackalloc long[4];
        if (hasTimes) FileTimes.FromSeconds(ts, times, values);
        else if (!ns.IsNull) FileTimes.FromNanoseconds(ts, ns, values);
        Auditing.Raise(ts, "os.utime", file.Given, hasTimes ? times : Value.None, ns.IsNull ? Value.None : ns, Audited(dirFd));
        if (!file.IsDescriptor) IO.UnwrittenFiles.Of(ts).WriteOut(ts, file.Bytes, PosixPath.Directory(ts, dirFd));
        long* given = hasTimes || !ns.IsNull ? values : null;
        fixed (byte* name = file.IsDescriptor ? [0] : file.Bytes)
        {
            int done = file.IsDescriptor
                ? LibC.SetTimes(file.Descriptor, given)
                : LibC.SetTimes(PosixPath.Directory(ts, dirFd), name, given, followSymlinks ? 0 : NoFollow);
            SystemErrors.Check(ts, done, file.Given);
        }
    }
}
