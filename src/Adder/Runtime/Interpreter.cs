using System.Runtime.CompilerServices;
using Adder.Objects;

namespace Adder.Runtime;

/// <summary>
/// One Python interpreter: modules, built-ins, lock, and all state that C code of CPython keeps per interpreter.
/// Nothing that can change is shared between interpreters.
/// </summary>
public sealed partial class Interpreter
{
    private object?[] _states = new object?[32];

    internal Interpreter(PythonRuntime? runtime = null)
    {
        Runtime = runtime ?? new PythonRuntime();
        Id = Runtime.Add(this);
        Finalization = new Finalization(this);
        References = new InterpreterReferences(this);
        Lock = new GlobalInterpreterLock(Runtime.SwitchTimer);
    }

    /// <summary>What runs bytecode here.</summary>
    internal IEvaluator Evaluator { get; init; } = null!;

    /// <summary>sys.monitoring, and what sys.settrace and sys.setprofile are made of.</summary>
    internal Execution.Monitoring Monitoring { get; } = new();

    /// <summary>Objects found dead that have something left to do.</summary>
    internal Finalization Finalization { get; }

    /// <summary>Called with the generation before (true) and after collections that the program asks for.</summary>
    internal Action<ThreadState, int, bool>? CollectionHook { get; set; }

    /// <summary>From when on (of <see cref="Environment.TickCount64"/>) a collection may give memory back to the system again.</summary>
    internal long NextGivingBack { get; set; }

    internal MethodCache MethodCache { get; } = new();

    internal KnownPlaces KnownPlaces { get; } = new();

    internal InheritedAttributes InheritedAttributes { get; } = new();

    internal GlobalInterpreterLock Lock { get; init; }

    /// <summary><c>sys.modules</c>.</summary>
    internal PyDict Modules { get; set; } = new();

    /// <summary>The namespace of the builtins module.</summary>
    internal PyDict Builtins { get; set; } = new();

    /// <summary>The namespace of the sys module, which is made when something first asks for it.</summary>
    internal PyDict SysDict
    {
        get => _sysDict ?? MakeSys();
        set => _sysDict = value;
    }

    /// <summary><c>sys.getrecursionlimit()</c>: Python frames.</summary>
    internal int RecursionLimit { get; set; } = 1000;

    /// <summary>C# recursion through protocols. (C_RECURSION_LIMIT)</summary>
    internal int CRecursionLimit { get; set; } = 1500;

    /// <summary>Does what the eval breaker asks for; false with an error pending. (_Py_HandlePending)</summary>
    internal Func<ThreadState, Execution.Interrupt, bool>? HandleInterrupts { get; set; }

    /// <summary>Nobody caught a Ctrl-C: the process ends as by the signal. (signals.unhandled_keyboard_interrupt)</summary>
    internal bool UnhandledKeyboardInterrupt { get; set; }

    /// <summary>State that a module or type keeps in this interpreter; made when first asked for. (module state)</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal T State<T>() where T : class, IState<T>
    {
        int place = StatePlace<T>.Index;
        object?[] states = _states;
        return Unsafe.As<T>(place < states.Length && states[place] is { } state ? state : Keep(place, T.New()));
    }

    private object Keep(int place, object made)
    {
        if (place >= _states.Length) Array.Resize(ref _states, place * 2);
        _states[place] = made;
        return made;
    }
}

/// <summary>Where interpreters keep their state of a type: a number for each type, given out when it is first asked for.</summary>
file static class StatePlace<T>
{
    internal static readonly int Index = StatePlaces.Given.Next();
}

file static class StatePlaces
{
    internal static readonly Counter Given = new();
}
