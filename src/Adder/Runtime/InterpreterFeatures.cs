namespace Adder.Runtime;

/// <summary>What programs may do in an interpreter. (PyInterpreterConfig)</summary>
[Flags]
internal enum InterpreterFeatures
{
    None = 0,
    Fork = 1,
    Exec = 2,
    Threads = 4,
    DaemonThreads = 8,
    OwnLock = 16,

    /// <summary>Only modules that support several interpreters.</summary>
    ChecksExtensions = 32,

    /// <summary>Everything, and the main interpreter's lock.</summary>
    Legacy = Fork | Exec | Threads | DaemonThreads,

    Isolated = Threads | OwnLock | ChecksExtensions,
}
