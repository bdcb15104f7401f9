using System.Runtime.InteropServices;
using Adder.Modules.Platform;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Termios;

/// <summary><c>termios.error</c></summary>
[PyType("error", Module = "termios", Base = typeof(ExceptionType))]
internal static partial class TermiosErrorType;

/// <summary>The <c>termios</c> module.</summary>
[PyModule("termios", Doc = "Terminals: speed, echo, line editing and so on, as POSIX has them.\n\nAll functions take a file descriptor, or an object that has a fileno() method.")]
internal static unsafe partial class TermiosModule
{
    private const uint Canonical = 2;
    private const int Time = 5, Least = 6;
    private const ulong GetWindow = 0x5413, SetWindow = 0x5414;

    [PyModuleExec]
    private static void Execute(ThreadState ts, PyModule module)
    {
        module.Dict.SetString("error", TermiosErrorType.TypeObject);
        foreach ((string name, long value) in TermiosConstants.All) module.Dict.SetString(name, value);
    }

    // termios_tcgetattr_impl
    [PyFunction("tcgetattr($module, fd, /)\n--\n\nThe settings of a terminal: [iflag, oflag, cflag, lflag, ispeed, ospeed, cc].\n\ncc is a list of the special characters, each a bytes object of one byte, but for\nVMIN and VTIME, which are numbers when canonical mode is off.", Name = "tcgetattr")]
    private static Value GetTerminal(ThreadState ts, Value fd)
    {
        int descriptor = DescriptorArgument.From(ts, fd);
        TerminalSettings settings;
        Check(ts, LibC.GetTerminal(descriptor, &settings));
        Value[] characters = new Value[TerminalSettings.ControlCount];
        for (int i = 0; i < characters.Length; i++)
        {
            bool isNumber = (settings.Local & Canonical) == 0 && (i is Time or Least);
            characters[i] = isNumber ? settings.Characters[i] : PyBytes.From([settings.Characters[i]]);
        }
        return PyList.From([
            (long)settings.Input, (long)settings.Output, (long)settings.Control, (long)settings.Local,
            (long)LibC.InputSpeed(&settings), (long)LibC.OutputSpeed(&settings), PyList.From(characters)]);
    }

    // termios_tcsetattr_impl
    [PyFunction("tcsetattr($module, fd, when, attributes, /)\n--\n\nSet the terminal's attributes, in the form that tcgetattr() gives them.\n\nwhen is TCSANOW, TCSADRAIN or TCSAFLUSH.", Name = "tcsetattr")]
    private static void SetTerminal(ThreadState ts, Value fd, int when, Value attributes)
    {
        int descriptor = DescriptorArgument.From(ts, fd);
        if (attributes.Ref is not PyList { Count: 7 } list) throw Errors.TypeError("tcsetattr, arg 3: must be 7 element list");
        TerminalSettings settings;
        Check(ts, LibC.GetTerminal(descriptor, &settings));
        settings.Input = Flags(ts, list[0]);
        settings.Output = Flags(ts, list[1]);
        settings.Control = Flags(ts, list[2]);
        settings.Local = Flags(ts, list[3]);
        uint inputSpeed = Flags(ts, list[4]), outputSpeed = Flags(ts, list[5]);
        if (list[6].Ref is not PyList { Count: TerminalSettings.ControlCount } characters)
        {
            throw Errors.TypeError($"tcsetattr: attributes[6] must be {TerminalSettings.ControlCount} element list");
        }
        for (int i = 0; i < characters.Count; i++) settings.Characters[i] = Character(ts, characters[i]);
        Check(ts, LibC.SetInputSpeed(&settings, inputSpeed));
        Check(ts, LibC.SetOutputSpeed(&settings, outputSpeed));
        TerminalSettings* place = &settings;
        Check(ts, (int)SystemCall.Call(ts, () => LibC.SetTerminal(descriptor, when, place)));
    }

    private static byte Character(ThreadState ts, Value value)
    {
        if (value.Ref is PyBytes { Length: 1 } bytes) return bytes.Span[0];
        if (PyLong.Is(value)) return (byte)Indexing.ToSsize(ts, value, PyType.OverflowError).OrThrow(ts);
        throw Errors.TypeError("tcsetattr: elements of attributes must be characters or integers");
    }

    private static uint Flags(ThreadState ts, Value value) => (uint)Indexing.ToSsize(ts, value, PyType.OverflowError).OrThrow(ts);

    [PyFunction("tcsendbreak($module, fd, duration, /)\n--\n\nSend a break on a terminal; with duration 0 for a quarter to half a second.", Name = "tcsendbreak")]
    private static void SendBreak(ThreadState ts, Value fd, int duration)
    {
        int descriptor = DescriptorArgument.From(ts, fd);
        Check(ts, (int)SystemCall.Call(ts, () => LibC.SendBreak(descriptor, duration)));
    }

    [PyFunction("tcdrain($module, fd, /)\n--\n\nWait until the terminal has got everything.", Name = "tcdrain")]
    private static void Drain(ThreadState ts, Value fd)
    {
        int descriptor = DescriptorArgument.From(ts, fd);
        Check(ts, (int)SystemCall.Call(ts, () => LibC.Drain(descriptor)));
    }

    [PyFunction("tcflush($module, fd, queue, /)\n--\n\nDiscard queued data of a terminal.\n\nqueue is TCIFLUSH for input, TCOFLUSH for output, or TCIOFLUSH for both.", Name = "tcflush")]
    private static void Flush(ThreadState ts, Value fd, int queue)
    {
        int descriptor = DescriptorArgument.From(ts, fd);
        Check(ts, (int)SystemCall.Call(ts, () => LibC.Flush(descriptor, queue)));
    }

    [PyFunction("tcflow($module, fd, action, /)\n--\n\nSuspend or resume input or output of a terminal.\n\naction is TCOOFF, TCOON, TCIOFF or TCION.", Name = "tcflow")]
    private static void Flow(ThreadState ts, Value fd, int action)
    {
        int descriptor = DescriptorArgument.From(ts, fd);
        Check(ts, (int)SystemCall.Call(ts, () => LibC.Flow(descriptor, action)));
    }

    [PyFunction("tcgetwinsize($module, fd, /)\n--\n\nThe size of a terminal window, as a tuple (rows, columns).", Name = "tcgetwinsize")]
    private static Value GetWindowSize(ThreadState ts, Value fd)
    {
        int descriptor = DescriptorArgument.From(ts, fd);
        ushort* size = stackalloc ushort[4];
        Check(ts, LibC.ControlDevice(descriptor, GetWindow, size));
        return new PyTuple(size[0], size[1]);
    }

    // termios_tcsetwinsize_impl: the sizes in pixels stay.
    [PyFunction("tcsetwinsize($module, fd, winsize, /)\n--\n\nSet the size of a terminal window, a sequence of rows and columns.", Name = "tcsetwinsize")]
    private static void SetWindowSize(ThreadState ts, Value fd, Value winsize)
    {
        int descriptor = DescriptorArgument.From(ts, fd);
        if (!Iteration.IsSequence(winsize.Type) || Lengths.Of(ts, winsize) != 2) throw Errors.TypeError("tcsetwinsize, arg 2: must be a two-item sequence");
        ushort rows = Size(ts, Subscript.Item(ts, winsize, 0)), columns = Size(ts, Subscript.Item(ts, winsize, 1));
        ushort* size = stackalloc ushort[4];
        Check(ts, LibC.ControlDevice(descriptor, GetWindow, size));
        size[0] = rows;
        size[1] = columns;
        Check(ts, LibC.ControlDevice(descriptor, SetWindow, size));
    }

    private static ushort Size(ThreadState ts, Value value)
    {
        long number = Indexing.ToSsize(ts, value.OrThrow(ts), PyType.OverflowError).OrThrow(ts);
        return number is < 0 or > ushort.MaxValue ? throw Errors.OverflowError("winsize value(s) out of range.") : (ushort)number;
    }

    private static void Check(ThreadState ts, int result)
    {
        if (result >= 0) return;
        int error = Marshal.GetLastPInvokeError();
        throw Errors.Make(TermiosErrorType.TypeObject, error, LibC.ErrorText(error));
    }
}
