using Adder.Modules.Platform;
using Adder.Objects;

namespace Adder.Modules.Posix;

/// <summary>The struct sequences of posix. Immutable, so all interpreters share them.</summary>
internal static class PosixRecords
{
    internal static readonly StructLayout Stat = new("os", "stat_result", "stat_result: Result from stat, fstat, or lstat.",
    [
        "st_mode", "st_ino", "st_dev", "st_nlink", "st_uid", "st_gid", "st_size", null, null, null, "st_atime", "st_mtime", "st_ctime",
        "st_atime_ns", "st_mtime_ns", "st_ctime_ns", "st_blksize", "st_blocks", "st_rdev",
    ], 10);

    internal static readonly StructLayout TerminalSize = new("os", "terminal_size", "Columns and lines of a terminal", ["columns", "lines"], 2);

    internal static readonly StructLayout SystemName = new("posix", "uname_result", "uname_result: Result from os.uname().",
        ["sysname", "nodename", "release", "version", "machine"], 5);

    internal static readonly StructLayout Times = new("posix", "times_result", "times_result: Result from os.times().",
        ["user", "system", "children_user", "children_system", "elapsed"], 5);

    internal static readonly StructLayout WaitResult = new("posix", "waitid_result", "waitid_result: Result from waitid.",
        ["si_pid", "si_uid", "si_signo", "si_status", "si_code"], 5);

    internal static readonly StructLayout FileSystem = new("os", "statvfs_result", "statvfs_result: Result from statvfs or fstatvfs.",
        ["f_bsize", "f_frsize", "f_blocks", "f_bfree", "f_bavail", "f_files", "f_ffree", "f_favail", "f_flag", "f_namemax", "f_fsid"], 10);

    /// <summary>A statvfs_result of struct statvfs, whose f_fsid stands before f_flag and f_namemax.</summary>
    internal static unsafe Value FileSystemOf(ulong* status)
    {
        Value[] values = new Value[11];
        for (int i = 0; i < 8; i++) values[i] = PyLong.From(status[i]);
        values[8] = PyLong.From(status[9]);
        values[9] = PyLong.From(status[10]);
        values[10] = PyLong.From(status[8]);
        return FileSystem.Make(values);
    }

    /// <summary>A stat_result.</summary>
    internal static Value StatOf(in FileStatus s)
    {
        const long billion = 1_000_000_000;
        return Stat.Make(
            s.Mode, PyLong.From(s.Inode), PyLong.From(s.Device), s.Links, s.User, s.Group, PyLong.From(s.Size), s.AccessSeconds, s.ModifySeconds, s.ChangeSeconds,
            Seconds(s.AccessSeconds, s.AccessNanoseconds), Seconds(s.ModifySeconds, s.ModifyNanoseconds), Seconds(s.ChangeSeconds, s.ChangeNanoseconds),
            s.AccessSeconds * billion + s.AccessNanoseconds, s.ModifySeconds * billion + s.ModifyNanoseconds, s.ChangeSeconds * billion + s.ChangeNanoseconds,
            s.BlockSize, PyLong.From(s.Blocks), PyLong.From(s.SpecialDevice));
    }

    private static double Seconds(long seconds, uint nanoseconds) => seconds + 1e-9 * nanoseconds;
}
