using Adder.Objects;

namespace Adder.Runtime;

public sealed partial class Interpreter
{
    /// <summary>Makes sys.UnraisableHookArgs; the sys module gives it.</summary>
    internal Func<Value, Value, Value, Value, Value, Value> UnraisableHookArguments { get; set; } =
        static (type, value, traceback, message, obj) => new PyTuple(type, value, traceback, message, obj);

    /// <summary>What sys.addaudithook() was given; null before the first.</summary>
    internal List<Value>? AuditHooks { get; set; }

    /// <summary>What runs when the interpreter ends, after the program's own exit functions.</summary>
    internal Action<ThreadState>? AtExit { get; set; }

    /// <summary>Runs what the program registered with atexit; null while it registered nothing.</summary>
    internal Action<ThreadState>? RunExitFunctions { get; set; }

    /// <summary>Its end has begun: no more threads, though Python code runs on for a while.</summary>
    internal bool IsEnding { get; set; }

    /// <summary><c>sys.is_finalizing()</c></summary>
    internal bool IsFinalizing { get; set; }

    /// <summary>The interpreter is gone; what threads are left must not run here any more.</summary>
    internal bool HasEnded { get; set; }

    /// <summary>The thread that made the interpreter; of further interpreters the one that runs their <c>__main__</c>, if any does.</summary>
    internal ThreadState? MainThread { get; set; }

    /// <summary>What the command line and the environment said.</summary>
    internal Hosting.PyConfig Config { get; init; } = new();
}
