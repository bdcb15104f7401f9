using Adder.Modules.Platform;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Runtime;

namespace Adder.Modules.Small;

/// <summary>The <c>_stat</c> module: file modes.</summary>
[PyModule("_stat", Doc = "S_IFMT_: file type bits and the tests for them.")]
internal static partial class StatModule
{
    private const int TypeMask = 0xF000;

    private const string Constants =
        """
        SF_APPEND 262144 SF_ARCHIVED 65536 SF_IMMUTABLE 131072 SF_NOUNLINK 1048576 SF_SNAPSHOT 2097152 ST_ATIME 7 ST_CTIME 9 ST_DEV 2
        ST_GID 5 ST_INO 1 ST_MODE 0 ST_MTIME 8 ST_NLINK 3 ST_SIZE 6 ST_UID 4 S_ENFMT 1024 S_IEXEC 64 S_IFBLK 24576 S_IFCHR 8192
        S_IFDIR 16384 S_IFDOOR 0 S_IFIFO 4096 S_IFLNK 40960 S_IFPORT 0 S_IFREG 32768 S_IFSOCK 49152 S_IFWHT 0 S_IREAD 256 S_IRGRP 32
        S_IROTH 4 S_IRUSR 256 S_IRWXG 56 S_IRWXO 7 S_IRWXU 448 S_ISGID 1024 S_ISUID 2048 S_ISVTX 512 S_IWGRP 16 S_IWOTH 2 S_IWRITE 128
        S_IWUSR 128 S_IXGRP 8 S_IXOTH 1 S_IXUSR 64 UF_APPEND 4 UF_COMPRESSED 32 UF_HIDDEN 32768 UF_IMMUTABLE 2 UF_NODUMP 1
        UF_NOUNLINK 16 UF_OPAQUE 8
        """;

    [PyModuleExec]
    private static void Execute(PyModule module)
    {
        WordList.AddNumbers(module.Dict, Constants);
    }

    [PyFunction("S_IMODE($module, mode, /)\n--\n\nThe bits of a mode that chmod() changes.", Name = "S_IMODE")]
    private static long Mode(ThreadState ts, Value mode) => ModeOf(ts, mode) & 0xFFF;

    [PyFunction("S_IFMT($module, mode, /)\n--\n\nThe bits of a mode that say what kind of file it is.", Name = "S_IFMT")]
    private static long Format(ThreadState ts, Value mode) => ModeOf(ts, mode) & TypeMask;

    [PyFunction("S_ISDIR($module, mode, /)\n--\n\nReturn True if mode is from a directory.", Name = "S_ISDIR")]
    private static bool IsDirectory(ThreadState ts, Value mode) => (ModeOf(ts, mode) & TypeMask) == 0x4000;

    [PyFunction("S_ISCHR($module, mode, /)\n--\n\nWhether the mode is a character device's.", Name = "S_ISCHR")]
    private static bool IsCharacterDevice(ThreadState ts, Value mode) => (ModeOf(ts, mode) & TypeMask) == 0x2000;

    [PyFunction("S_ISBLK($module, mode, /)\n--\n\nWhether the mode is a block device's.", Name = "S_ISBLK")]
    private static bool IsBlockDevice(ThreadState ts, Value mode) => (ModeOf(ts, mode) & TypeMask) == 0x6000;

    [PyFunction("S_ISREG($module, mode, /)\n--\n\nReturn True if mode is from a regular file.", Name = "S_ISREG")]
    private static bool IsRegular(ThreadState ts, Value mode) => (ModeOf(ts, mode) & TypeMask) == 0x8000;

    [PyFunction("S_ISFIFO($module, mode, /)\n--\n\nWhether the mode is a named pipe's.", Name = "S_ISFIFO")]
    private static bool IsFifo(ThreadState ts, Value mode) => (ModeOf(ts, mode) & TypeMask) == 0x1000;

    [PyFunction("S_ISLNK($module, mode, /)\n--\n\nReturn True if mode is from a symbolic link.", Name = "S_ISLNK")]
    private static bool IsLink(ThreadState ts, Value mode) => (ModeOf(ts, mode) & TypeMask) == 0xA000;

    [PyFunction("S_ISSOCK($module, mode, /)\n--\n\nReturn True if mode is from a socket.", Name = "S_ISSOCK")]
    private static bool IsSocket(ThreadState ts, Value mode) => (ModeOf(ts, mode) & TypeMask) == 0xC000;

    [PyFunction("S_ISDOOR($module, mode, /)\n--\n\nReturn True if mode is from a door.", Name = "S_ISDOOR")]
    private static bool IsDoor(ThreadState ts, Value mode) => ModeOf(ts, mode) < 0;

    [PyFunction("S_ISPORT($module, mode, /)\n--\n\nReturn True if mode is from a event port.", Name = "S_ISPORT")]
    private static bool IsPort(ThreadState ts, Value mode) => ModeOf(ts, mode) < 0;

    [PyFunction("S_ISWHT($module, mode, /)\n--\n\nReturn True if mode is from a whiteout.", Name = "S_ISWHT")]
    private static bool IsWhiteout(ThreadState ts, Value mode) => ModeOf(ts, mode) < 0;

    [PyFunction("filemode($module, mode, /)\n--\n\nA mode as ls shows it, such as '-rw-r--r--'", Name = "filemode")]
    private static string FileMode(ThreadState ts, Value mode)
    {
        long bits = ModeOf(ts, mode);
        Span<char> text = stackalloc char[10];
        text[0] = (bits & TypeMask) switch
        {
            0x8000 => '-', 0x4000 => 'd', 0xA000 => 'l', 0x6000 => 'b', 0x2000 => 'c', 0x1000 => 'p', 0xC000 => 's', _ => '?',
        };
        const string permissions = "rwxrwxrwx";
        for (int i = 0; i < 9; i++) text[i + 1] = (bits >> (8 - i) & 1) != 0 ? permissions[i] : '-';
        if ((bits & 0x800) != 0) text[3] = text[3] == 'x' ? 's' : 'S';
        if ((bits & 0x400) != 0) text[6] = text[6] == 'x' ? 's' : 'S';
        if ((bits & 0x200) != 0) text[9] = text[9] == 'x' ? 't' : 'T';
        return new string(text);
    }

    // _PyLong_AsMode_t
    private static long ModeOf(ThreadState ts, Value mode)
    {
        if (!PyLong.Is(mode)) throw Errors.TypeError("an integer is required");
        if (PyLong.TryInt64(mode, out long number) && number < 0) throw Errors.OverflowError("can't convert negative value to unsigned int");
        if (!ArgumentConversion.ToULong(ts, mode, out ulong bits)) throw ts.Throwable();
        return bits <= uint.MaxValue ? (long)bits : throw Errors.OverflowError("mode out of range");
    }
}
