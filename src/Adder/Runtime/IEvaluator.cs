using Adder.Objects;

namespace Adder.Runtime;

/// <summary>What runs bytecode: the arrow from the object model to execution, turned around.</summary>
internal interface IEvaluator
{
    /// <summary>Calls a Python function from C# code. Keyword values stand behind the positional ones.</summary>
    Value Call(ThreadState ts, PyFunction function, ReadOnlySpan<Value> args, PyTuple? kwnames);

    /// <summary>The same with one argument in front of the others, and none by keyword.</summary>
    Value CallWithFirst(ThreadState ts, PyFunction function, Value first, ReadOnlySpan<Value> args);

    /// <summary>The globals of the running Python function, or null. (PyEval_GetGlobals)</summary>
    PyDict? CurrentGlobals(ThreadState ts);

    /// <summary>The local namespace of the running Python function; fails with SystemError when there is none. (PyEval_GetLocals)</summary>
    Value CurrentLocals(ThreadState ts);

    /// <summary>The __future__ flags of the running code, which code compiled in it inherits. (PyEval_MergeCompilerFlags)</summary>
    Bytecode.CodeFlags InheritedFutures(ThreadState ts);

    /// <summary>The class cell and first argument of the running function, for super() without arguments; throws RuntimeError. (super_init_without_args)</summary>
    (Value Type, Value Self) SuperArguments(ThreadState ts);

    /// <summary>Runs a function's code with this local namespace (module and class bodies, exec). (_PyEval_Vector)</summary>
    Value Run(ThreadState ts, PyFunction function, Value locals);
}
