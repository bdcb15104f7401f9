using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Runtime;

namespace Adder.Modules.Interpreters;

/// <summary><c>InterpreterError</c></summary>
[PyType("InterpreterError", Module = "concurrent.interpreters", Base = typeof(ExceptionType), Doc = "A cross-interpreter operation failed")]
internal static partial class InterpreterErrorType;

/// <summary><c>InterpreterNotFoundError</c></summary>
[PyType("InterpreterNotFoundError", Module = "concurrent.interpreters", Base = typeof(InterpreterErrorType), Doc = "An interpreter was not found")]
internal static partial class InterpreterNotFoundErrorType;

/// <summary><c>NotShareableError</c></summary>
[PyType("NotShareableError", Module = "concurrent.interpreters", Base = typeof(TypeErrorType))]
internal static partial class NotShareableErrorType;
