using System.Runtime.InteropServices;
using Adder.Modules.Platform;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Posix;

internal static unsafe partial class PosixModule
{
    [PyFunction("mkfifo($module, /, path, mode=438, *, dir_fd=None)\n--\n\nCreate a \"fifo\" (a POSIX named pipe).", Name = "mkfifo")]
    private static void MakeFifo(ThreadState ts, Value path, int mode = 438, Value dirFd = default)
    {
        PosixPath file = PosixPath.From(ts, path, "mkfifo");
        fixed (byte* name = file.Bytes) SystemErrors.Check(ts, LibC.MakeFifo(PosixPath.Directory(ts, dirFd), name, (uint)mode));
    }

    [PyFunction("mknod($module, /, path, mode=384, device=0, *, dir_fd=None)\n--\n\nCreate a node in the file system: a file, a pipe or a device.", Name = "mknod")]
    private static void MakeNode(ThreadState ts, Value path, int mode = 384, Value device = default, Value dirFd = default)
    {
        PosixPath file = PosixPath.From(ts, path, "mknod");
        fixed (byte* name = file.Bytes) SystemErrors.Check(ts, LibC.MakeNode(PosixPath.Directory(ts, dirFd), name, (uint)mode, device.IsNull ? 0 : DeviceOf(ts, device)));
    }

    [PyFunction("major($module, device, /)\n--\n\nThe driver's part of a device number.", Name = "major")]
    private static long Major(ThreadState ts, Value device) => MajorOf(DeviceOf(ts, device));

    private static long MajorOf(ulong device) => (long)(((device >> 8) & 0xfff) | ((device >> 32) & ~0xfffUL));

    [PyFunction("minor($module, device, /)\n--\n\nThe device's part of a device number.", Name = "minor")]
    private static long Minor(ThreadState ts, Value device) => MinorOf(DeviceOf(ts, device));

    private static long MinorOf(ulong device) => (long)((device & 0xff) | ((device >> 12) & 0xffffff00));

    [PyFunction("makedev($module, major, minor, /)\n--\n\nA device number from its two parts.", Name = "makedev")]
    private static Value MakeDevice(int major, int minor) => PyLong.From(FileStatus.Number((uint)major, (uint)minor));

    // _Py_Dev_Converter
    private static ulong DeviceOf(ThreadState ts, Value device)
    {
        if (!PyLong.Is(device)) throw Errors.TypeError("an integer is required");
        global::System.Numerics.BigInteger number = Indexing.ToBig(device);
        if (number.Sign < 0) throw Errors.OverflowError("can't convert negative int to unsigned int");
        return number > ulong.MaxValue ? throw Errors.OverflowError("int too big to convert") : (ulong)number;
    }

    [PyFunction("chroot($module, /, path)\n--\n\nChange root directory to path.", Name = "chroot")]
    private static void ChangeRoot(ThreadState ts, Value path)
    {
        PosixPath file = PosixPath.From(ts, path, "chroot");
        fixed (byte* name = file.Bytes) SystemErrors.Check(ts, LibC.ChangeRoot(name), file.Given);
    }

    [PyFunction("fchdir($module, /, fd)\n--\n\nChange to the directory of the given file descriptor.", Name = "fchdir")]
    private static void ChangeToDescriptor(ThreadState ts, Value fd)
    {
        int descriptor = DescriptorArgument.From(ts, fd);
        SystemCall.Check(ts, () => LibC.ChangeDirectory(descriptor));
    }

    [PyFunction("fchown($module, /, fd, uid, gid)\n--\n\nChange the owner and group id of the file specified by file descriptor.", Name = "fchown")]
    private static void ChangeDescriptorOwner(ThreadState ts, int fd, Value uid, Value gid)
    {
        uint user = UserIds.User(ts, uid), group = UserIds.Group(ts, gid);
        SystemCall.Check(ts, () => LibC.ChangeOwner(fd, user, group));
    }

    [PyFunction("lchown($module, /, path, uid, gid)\n--\n\nChange the owner and group id of path to the numeric uid and gid.\n\nThis function will not follow symbolic links.", Name = "lchown")]
    private static void ChangeLinkOwner(ThreadState ts, Value path, Value uid, Value gid)
    {
        PosixPath file = PosixPath.From(ts, path, "lchown");
        uint user = UserIds.User(ts, uid), group = UserIds.Group(ts, gid);
        fixed (byte* name = file.Bytes) SystemErrors.Check(ts, LibC.ChangeOwner(PosixPath.Here, name, user, group, NoFollow), file.Given);
    }

    [PyFunction("eventfd($module, /, initval, flags=524288)\n--\n\nMake a descriptor that counts events.", Name = "eventfd")]
    private static int EventDescriptor(ThreadState ts, uint initval, int flags = CloseOnExec) => SystemErrors.Check(ts, LibC.EventDescriptor(initval, flags));

    [PyFunction("eventfd_read($module, /, fd)\n--\n\nRead eventfd value.", Name = "eventfd_read")]
    private static Value ReadEvent(ThreadState ts, Value fd)
    {
        int descriptor = DescriptorArgument.From(ts, fd);
        ulong value = 0;
        byte* place = (byte*)&value;
        SystemCall.Check(ts, () => LibC.Read(descriptor, place, sizeof(ulong)));
        return PyLong.From(value);
    }

    [PyFunction("eventfd_write($module, /, fd, value)\n--\n\nWrite eventfd value.", Name = "eventfd_write")]
    private static void WriteEvent(ThreadState ts, Value fd, ulong value)
    {
        int descriptor = DescriptorArgument.From(ts, fd);
        byte* place = (byte*)&value;
        SystemCall.Check(ts, () => LibC.Write(descriptor, place, sizeof(ulong)));
    }

    [PyFunction("memfd_create($module, /, name, flags=1)\n--\n\nMake an anonymous file in memory and return its descriptor.", Name = "memfd_create")]
    private static int MemoryDescriptor(ThreadState ts, Value name, uint flags = 1)
    {
        byte[] text = PathArgument.ToBytes(ts, name);
        fixed (byte* start = text) return SystemErrors.Check(ts, LibC.MemoryDescriptor(start, flags));
    }

    [PyFunction("confstr($module, name, /)\n--\n\nA text about the system, by name.", Name = "confstr")]
    private static Value ConfigurationText(ThreadState ts, Value name)
    {
        int number = ConfigurationName(ts, name, PosixConfiguration.TextNames);
        if (LibC.ConfigurationText(number) is { } text) return text;
        return Marshal.GetLastPInvokeError() != 0 ? throw SystemErrors.Last(ts) : Value.None;
    }

    [PyFunction("fpathconf($module, fd, name, /)\n--\n\nThe limit of this name that holds for an open file; -1 if there is none.", Name = "fpathconf")]
    private static long DescriptorConfiguration(ThreadState ts, Value fd, Value name)
    {
        int descriptor = DescriptorArgument.From(ts, fd), number = ConfigurationName(ts, name, PosixConfiguration.PathNames);
        return Limit(ts, LibC.PathConfiguration(descriptor, number), default);
    }

    [PyFunction("pathconf($module, /, path, name)\n--\n\nReturn the configuration limit name for the file or directory path.\n\nIf there is no limit, return -1.", Name = "pathconf")]
    private static long PathConfiguration(ThreadState ts, Value path, Value name)
    {
        PosixPath file = PosixPath.From(ts, path, "pathconf", allowDescriptor: true);
        int number = ConfigurationName(ts, name, PosixConfiguration.PathNames);
        fixed (byte* start = file.Bytes)
        {
            return Limit(ts, file.IsDescriptor ? LibC.PathConfiguration(file.Descriptor, number) : LibC.PathConfiguration(start, number), file.Given);
        }
    }

    private static long Limit(ThreadState ts, long limit, Value file) =>
        limit == -1 && Marshal.GetLastPInvokeError() is var error and not 0 ? throw SystemErrors.Of(ts, error, error == Errno.Invalid ? default : file) : limit;

    // conv_confname
    private static int ConfigurationName(ThreadState ts, Value name, string known)
    {
        if (PyLong.Is(name)) return (int)Indexing.ToSsize(ts, name, PyType.OverflowError).OrThrow(ts);
        if (name.Ref is not PyStr text) throw Errors.TypeError("configuration names must be strings or integers");
        string given = text.ToString();
        for (WordList words = new(known); words.Next();)
        {
            bool isMeant = words.Word.SequenceEqual(given);
            long number = words.Number();
            if (isMeant) return (int)number;
        }
        throw Errors.ValueError("unrecognized configuration name");
    }

    [PyFunction("fstatvfs($module, /, fd)\n--\n\nWhat is known of the file system that an open file is on; see statvfs().", Name = "fstatvfs")]
    private static Value DescriptorFileSystem(ThreadState ts, int fd)
    {
        ulong* status = stackalloc ulong[16];
        SystemCall.Check(ts, () => LibC.FileSystemStatus(fd, status));
        return PosixRecords.FileSystemOf(status);
    }

    [PyFunction("statvfs($module, /, path)\n--\n\nWhat is known of the file system that a file is on; the file is given by its path or descriptor.", Name = "statvfs")]
    private static Value PathFileSystem(ThreadState ts, Value path)
    {
        PosixPath file = PosixPath.From(ts, path, "statvfs", allowDescriptor: true);
        ulong* status = stackalloc ulong[16];
        fixed (byte* start = file.Bytes)
        {
            byte* name = start;
            SystemCall.Check(ts, () => file.IsDescriptor ? LibC.FileSystemStatus(file.Descriptor, status) : LibC.FileSystemStatus(name, status), file.Given);
        }
        return PosixRecords.FileSystemOf(status);
    }
}
