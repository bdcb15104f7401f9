using Adder.Objects.Clinic;

namespace Adder.Objects;

// The subclasses of OSError that an errno stands for.
[PyType("BlockingIOError", Property = "BlockingIOError", Base = typeof(PyOSError), Doc = "An operation would block.")]
internal static partial class BlockingIOErrorType;

[PyType("ChildProcessError", Property = "ChildProcessError", Base = typeof(PyOSError), Doc = "A child process operation failed.")]
internal static partial class ChildProcessErrorType;

[PyType("ConnectionError", Property = "ConnectionError", Base = typeof(PyOSError), Doc = "Base class of connection errors.")]
internal static partial class ConnectionErrorType;

[PyType("BrokenPipeError", Property = "BrokenPipeError", Base = typeof(ConnectionErrorType), Doc = "The other end of a pipe or socket is closed.")]
internal static partial class BrokenPipeErrorType;

[PyType("ConnectionAbortedError", Property = "ConnectionAbortedError", Base = typeof(ConnectionErrorType), Doc = "The peer gave up the connection.")]
internal static partial class ConnectionAbortedErrorType;

[PyType("ConnectionRefusedError", Property = "ConnectionRefusedError", Base = typeof(ConnectionErrorType), Doc = "The peer refused the connection.")]
internal static partial class ConnectionRefusedErrorType;

[PyType("ConnectionResetError", Property = "ConnectionResetError", Base = typeof(ConnectionErrorType), Doc = "The peer reset the connection.")]
internal static partial class ConnectionResetErrorType;

[PyType("FileExistsError", Property = "FileExistsError", Base = typeof(PyOSError), Doc = "The file exists already.")]
internal static partial class FileExistsErrorType;

[PyType("FileNotFoundError", Property = "FileNotFoundError", Base = typeof(PyOSError), Doc = "There is no such file or directory.")]
internal static partial class FileNotFoundErrorType;

[PyType("InterruptedError", Property = "InterruptedError", Base = typeof(PyOSError), Doc = "A signal interrupted a system call.")]
internal static partial class InterruptedErrorType;

[PyType("IsADirectoryError", Property = "IsADirectoryError", Base = typeof(PyOSError), Doc = "A directory where a file was wanted.")]
internal static partial class IsADirectoryErrorType;

[PyType("NotADirectoryError", Property = "NotADirectoryError", Base = typeof(PyOSError), Doc = "A file where a directory was wanted.")]
internal static partial class NotADirectoryErrorType;

[PyType("PermissionError", Property = "PermissionError", Base = typeof(PyOSError), Doc = "The permissions do not allow it.")]
internal static partial class PermissionErrorType;

[PyType("ProcessLookupError", Property = "ProcessLookupError", Base = typeof(PyOSError), Doc = "There is no such process.")]
internal static partial class ProcessLookupErrorType;

[PyType("TimeoutError", Property = "TimeoutError", Base = typeof(PyOSError), Doc = "An operation took too long.")]
internal static partial class TimeoutErrorType;
