using System.Runtime.CompilerServices;
using Adder.Execution;
using Adder.Objects;

namespace Adder.Runtime;

/// <summary>
/// One thread running Python code in one interpreter. Every function that can fail or run Python code takes it as <c>ts</c>, first.
/// </summary>
/// <remarks>
/// Who fails how: a function that returns <see cref="Value"/> returns <c>default</c> with the error pending here and never throws (unless
/// its summary says so); slots that return a number return -1 with the error pending; any other function throws <see cref="PythonException"/>.
/// The thunks that ClinicGenerator writes turn a throw into a pending error.
/// </remarks>
public sealed partial class ThreadState
{
    internal ThreadState(Interpreter interpreter)
    {
        Interpreter = interpreter;
        Identifier = NextIdentifier();
        Frame = Execution.Frame.Root(Execution.StackChunk.First());
        EvalBreaker = interpreter.Runtime.FirstInterrupt;
    }

    public Interpreter Interpreter { get; }

    /// <summary>The error that is on its way; null when there is none. (current_exception)</summary>
    internal PyException? Pending;

    /// <summary>Is in the middle of what dead objects have left to do.</summary>
    internal bool RunsFinalizers;

    /// <summary>Looks for new objects while allocations are traced.</summary>
    internal AllocationWatch? AllocationWatch;

    /// <summary>What a finished generator or awaitable returned, when a send or next slot says so by <c>default</c>.</summary>
    internal Value StopValue;

    /// <summary>How deep C# code has recursed into Python's protocols; see <see cref="EnterRecursive"/>.</summary>
    internal int RecursionDepth;

    internal bool HasPending
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Pending is not null;
    }

    /// <summary>Makes an error pending and gives "no value" to return.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public Value Raise(PyType type, string message)
    {
        SetPending(Errors.New(this, type, message));
        return default;
    }

    /// <summary>As <see cref="Raise(PyType, string)"/>, for slots that return a number.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal int Fail(PyType type, string message)
    {
        SetPending(Errors.New(this, type, message));
        return -1;
    }

    /// <summary>Makes this exception object pending. Its context is set when a handler's frame is found.</summary>
    internal Value Raise(PyException error)
    {
        SetPending(error);
        return default;
    }

    /// <summary>Makes an exception pending that was raised before; its context stays what it is. (PyErr_SetRaisedException)</summary>
    internal void Restore(PyException error) => Pending = error;

    /// <summary>Makes a MemoryError pending. (PyErr_NoMemory)</summary>
    internal Value RaiseNoMemory() => Raise(Errors.Allocate(PyType.MemoryError));

    /// <summary>Takes the pending error away from the thread.</summary>
    internal PyException TakePending()
    {
        PyException error = Pending!;
        Pending = null;
        return error;
    }

    internal void ClearPending() => Pending = null;

    /// <summary>Whether the pending error (if any) is of the type. (PyErr_ExceptionMatches)</summary>
    internal bool PendingIs(PyType type) => Pending is { } error && error.Type.IsSubtypeOf(type);

    /// <summary>Clears the pending error if it is of the type.</summary>
    internal bool ClearIf(PyType type)
    {
        if (!PendingIs(type)) return false;
        Pending = null;
        return true;
    }

    /// <summary>The pending error as a .NET exception to throw.</summary>
    internal PythonException Throwable() => new(TakePending());

    /// <summary>Turns any .NET exception into the pending error: what thunks do in their catch clause.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal void Catch(Exception exception)
    {
        PyException error = Errors.From(this, exception);
        // One that has a context was raised in Python code before it was thrown.
        if (error.Context is null) SetPending(error);
        else Restore(error);
    }

    /// <summary>
    /// Enters one level of C# recursion through Python protocols (repr, comparison, calls from C#); false with RecursionError pending when
    /// it is too deep. Pair with <see cref="LeaveRecursive"/>.
    /// </summary>
    internal bool EnterRecursive(string where)
    {
        if (RecursionDepth++ < Interpreter.CRecursionLimit && HasRoom()) return true;
        RecursionDepth--;
        Raise(PyType.RecursionError, "maximum recursion depth exceeded" + where);
        return false;
    }

    /// <summary>False with RecursionError pending when the native stack is nearly used up: for recursion that nothing else counts.</summary>
    internal bool HasStack()
    {
        if (HasRoom()) return true;
        Raise(PyType.RecursionError, "maximum recursion depth exceeded");
        return false;
    }

    // Asking the runtime is no small thing beside a call: what it has said holds for some distance.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private unsafe bool HasRoom()
    {
        byte marker;
        nint here = (nint)(&marker);
        return (here >= _roomDownTo && here <= _roomUpTo) || AskForRoom(here);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool AskForRoom(nint here)
    {
        const int distance = 16 << 10;
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack()) return false;
        int thread = Environment.CurrentManagedThreadId;
        if (thread != _roomOfThread)
        {
            _roomOfThread = thread;
            _roomDownTo = nint.MaxValue;
            _roomUpTo = 0;
        }
        _roomDownTo = Math.Min(_roomDownTo, here - distance);
        _roomUpTo = Math.Max(_roomUpTo, here);
        return true;
    }

    private nint _roomDownTo = nint.MaxValue, _roomUpTo;
    private int _roomOfThread;

    internal void LeaveRecursive() => RecursionDepth--;

    private void SetPending(PyException error)
    {
        // _PyErr_SetObject: the exception being handled becomes the context.
        if (HandledException is { } handled && !ReferenceEquals(handled, error)) Errors.ChainContext(error, handled);
        Pending = error;
    }
}

/// <summary>Makes a failed result into a throw, for C# code that reads better that way.</summary>
internal static class ResultExtensions
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Value OrThrow(this Value value, ThreadState ts) => value.IsNull ? throw ts.Throwable() : value;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static long OrThrow(this long result, ThreadState ts) => result == -1 && ts.HasPending ? throw ts.Throwable() : result;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int OrThrow(this int result, ThreadState ts) => result == -1 && ts.HasPending ? throw ts.Throwable() : result;
}
