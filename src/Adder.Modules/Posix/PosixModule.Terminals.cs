using System.Runtime.InteropServices;
using Adder.Modules.Platform;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Runtime;

namespace Adder.Modules.Posix;

internal static unsafe partial class PosixModule
{
    private const int NameRoom = 4096;

    [PyFunction("ttyname($module, fd, /)\n--\n\nReturn the name of the terminal device connected to 'fd'.", Name = "ttyname")]
    private static Value TerminalName(ThreadState ts, int fd)
    {
        byte* name = stackalloc byte[NameRoom];
        int error = LibC.TerminalName(fd, name, NameRoom);
        return error != 0 ? throw SystemErrors.Of(ts, error) : PosixPath.Decode(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(name));
    }

    [PyFunction("ctermid($module, /)\n--\n\nThe terminal that controls this process.", Name = "ctermid")]
    private static string ControllingTerminal() => "/dev/tty";

    // openpty
    [PyFunction("openpty($module, /)\n--\n\nMake a pseudo-terminal; the file descriptors of its two ends, master first.", Name = "openpty")]
    private static Value OpenTerminal(ThreadState ts)
    {
        const int readWrite = 2, noControl = 0x100;
        int master = SystemErrors.Check(ts, LibC.OpenMaster(readWrite | noControl | CloseOnExec));
        byte* name = stackalloc byte[NameRoom];
        int slave = LibC.GrantTerminal(master) == 0 && LibC.UnlockTerminal(master) == 0 && LibC.SlaveName(master, name, NameRoom) == 0
            ? LibC.Open(name, readWrite | noControl | CloseOnExec, 0)
            : -1;
        if (slave >= 0) return new PyTuple(master, slave);
        PythonException error = SystemErrors.Last(ts);
        _ = LibC.Close(master);
        throw error;
    }

    [PyFunction("login_tty($module, fd, /)\n--\n\nBegin a session of this process on the terminal that fd is open on.\n\nThe terminal becomes its controlling one and its standard input, output and error; fd is closed.", Name = "login_tty")]
    private static void LoginTerminal(ThreadState ts, Value fd) => SystemErrors.Check(ts, LibC.LoginTerminal(DescriptorArgument.From(ts, fd)));

    [PyFunction("tcgetpgrp($module, fd, /)\n--\n\nThe group of processes in the foreground of the terminal that fd is open on.", Name = "tcgetpgrp")]
    private static int ForegroundGroup(ThreadState ts, int fd) => SystemErrors.Check(ts, LibC.ForegroundGroup(fd));

    [PyFunction("tcsetpgrp($module, fd, pgid, /)\n--\n\nBring a process group to the foreground of a terminal.", Name = "tcsetpgrp")]
    private static void SetForegroundGroup(ThreadState ts, int fd, int pgid) => SystemErrors.Check(ts, LibC.SetForegroundGroup(fd, pgid));

    [PyFunction("device_encoding($module, /, fd)\n--\n\nThe name of the encoding of a terminal, given its file descriptor; None for anything but a terminal.", Name = "device_encoding")]
    private static Value DeviceEncoding(int fd) => LibC.IsATty(fd) == 1 ? "UTF-8" : Value.None;
}
