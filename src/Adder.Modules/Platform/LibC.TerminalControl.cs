using System.Runtime.InteropServices;

namespace Adder.Modules.Platform;

// The settings of terminals.
internal static unsafe partial class LibC
{
    [LibraryImport(Library, EntryPoint = "tcgetattr", SetLastError = true)]
    internal static partial int GetTerminal(int descriptor, TerminalSettings* settings);

    [LibraryImport(Library, EntryPoint = "tcsetattr", SetLastError = true)]
    internal static partial int SetTerminal(int descriptor, int when, TerminalSettings* settings);

    [LibraryImport(Library, EntryPoint = "cfgetispeed")]
    internal static partial uint InputSpeed(TerminalSettings* settings);

    [LibraryImport(Library, EntryPoint = "cfgetospeed")]
    internal static partial uint OutputSpeed(TerminalSettings* settings);

    [LibraryImport(Library, EntryPoint = "cfsetispeed", SetLastError = true)]
    internal static partial int SetInputSpeed(TerminalSettings* settings, uint speed);

    [LibraryImport(Library, EntryPoint = "cfsetospeed", SetLastError = true)]
    internal static partial int SetOutputSpeed(TerminalSettings* settings, uint speed);

    [LibraryImport(Library, EntryPoint = "tcsendbreak", SetLastError = true)]
    internal static partial int SendBreak(int descriptor, int duration);

    [LibraryImport(Library, EntryPoint = "tcdrain", SetLastError = true)]
    internal static partial int Drain(int descriptor);

    [LibraryImport(Library, EntryPoint = "tcflush", SetLastError = true)]
    internal static partial int Flush(int descriptor, int queue);

    [LibraryImport(Library, EntryPoint = "tcflow", SetLastError = true)]
    internal static partial int Flow(int descriptor, int action);
}

/// <summary>struct termios</summary>
internal unsafe struct TerminalSettings
{
    internal const int ControlCount = 32;

    internal uint Input, Output, Control, Local;
    internal byte Discipline;
    internal fixed byte Characters[ControlCount];
    internal uint InputSpeed, OutputSpeed;
}
