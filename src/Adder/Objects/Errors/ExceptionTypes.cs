using Adder.Objects.Clinic;

namespace Adder.Objects;

// Exception types whose instances have nothing of their own: their C# class is PyException.
[PyType("Exception", Property = "Exception", Base = typeof(PyException), Doc = "Common base class of the errors that programs handle.")]
internal static partial class ExceptionType;

[PyType("ArithmeticError", Property = "ArithmeticError", Base = typeof(ExceptionType), Doc = "Base class of errors in arithmetic.")]
internal static partial class ArithmeticErrorType;

[PyType("FloatingPointError", Property = "FloatingPointError", Base = typeof(ArithmeticErrorType), Doc = "A floating-point operation failed.")]
internal static partial class FloatingPointErrorType;

[PyType("OverflowError", Property = "OverflowError", Base = typeof(ArithmeticErrorType), Doc = "The result does not fit.")]
internal static partial class OverflowErrorType;

[PyType("ZeroDivisionError", Property = "ZeroDivisionError", Base = typeof(ArithmeticErrorType), Doc = "A division or modulo by zero.")]
internal static partial class ZeroDivisionErrorType;

[PyType("AssertionError", Property = "AssertionError", Base = typeof(ExceptionType), Doc = "An assertion failed.")]
internal static partial class AssertionErrorType;

[PyType("BufferError", Property = "BufferError", Base = typeof(ExceptionType), Doc = "A buffer cannot be had in the wanted form.")]
internal static partial class BufferErrorType;

[PyType("EOFError", Property = "EOFError", Base = typeof(ExceptionType), Doc = "Reading met the end of the file.")]
internal static partial class EOFErrorType;

[PyType("LookupError", Property = "LookupError", Base = typeof(ExceptionType), Doc = "Base class of failed look-ups.")]
internal static partial class LookupErrorType;

[PyType("IndexError", Property = "IndexError", Base = typeof(LookupErrorType), Doc = "A sequence index is out of range.")]
internal static partial class IndexErrorType;

[PyType("MemoryError", Property = "MemoryError", Base = typeof(ExceptionType), Doc = "There is no memory left.")]
internal static partial class MemoryErrorType;

[PyType("ReferenceError", Property = "ReferenceError", Base = typeof(ExceptionType), Doc = "A weak proxy was used after its object had died.")]
internal static partial class ReferenceErrorType;

[PyType("RuntimeError", Property = "RuntimeError", Base = typeof(ExceptionType), Doc = "An error that fits no other class.")]
internal static partial class RuntimeErrorType;

[PyType("NotImplementedError", Property = "NotImplementedError", Base = typeof(RuntimeErrorType), Doc = "A method or function is not implemented.")]
internal static partial class NotImplementedErrorType;

[PyType("RecursionError", Property = "RecursionError", Base = typeof(RuntimeErrorType), Doc = "Recursion went too deep.")]
internal static partial class RecursionErrorType;

[PyType("StopAsyncIteration", Property = "StopAsyncIteration", Base = typeof(ExceptionType), Doc = "An asynchronous iterator is at its end.")]
internal static partial class StopAsyncIterationType;

[PyType("SystemError", Property = "SystemError", Base = typeof(ExceptionType), Doc = "An internal error of the interpreter.")]
internal static partial class SystemErrorType;

[PyType("TypeError", Property = "TypeError", Base = typeof(ExceptionType), Doc = "An operand or argument is of the wrong type.")]
internal static partial class TypeErrorType;

[PyType("ValueError", Property = "ValueError", Base = typeof(ExceptionType), Doc = "An argument has the right type but an unsuitable value.")]
internal static partial class ValueErrorType;

[PyType("UnicodeError", Property = "UnicodeError", Base = typeof(ValueErrorType), Doc = "Base class of Unicode errors.")]
internal static partial class UnicodeErrorType;

[PyType("GeneratorExit", Property = "GeneratorExit", Base = typeof(PyException), Doc = "A generator or coroutine is being closed.")]
internal static partial class GeneratorExitType;

[PyType("KeyboardInterrupt", Property = "KeyboardInterrupt", Base = typeof(PyException), Doc = "The user interrupted the program.")]
internal static partial class KeyboardInterruptType;
