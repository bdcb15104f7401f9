using Adder.Bytecode;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Builtins;

internal static partial class BuiltinsModule
{
    [PyFunction("globals($module, /)\n--\n\nThe dictionary that holds the global names of the code that calls this.\n\nIt is the real one: what is changed in it is changed for the code.")]
    private static Value Globals(ThreadState ts)
    {
        if (ts.Interpreter.FinishMainStart(ts) < 0) return default;
        return ts.Interpreter.Evaluator.CurrentGlobals(ts) is { } globals ? globals : Value.None;
    }

    [PyFunction("locals($module, /)\n--\n\nThe local names of the code that calls this, as a dictionary.\n\nIn a function it is a snapshot: what is changed in it does not change the names.")]
    private static Value Locals(ThreadState ts) => ts.Interpreter.FinishMainStart(ts) < 0 ? default : ts.Interpreter.Evaluator.CurrentLocals(ts);

    [PyFunction("""
        compile($module, /, source, filename, mode, flags=0, dont_inherit=False, optimize=-1, *, _feature_version=-1)
        --

        Turn source code, or a syntax tree, into code for exec() or eval().

        The mode says what the source is: 'exec' a module, 'eval' an expression,
        'single' what is typed at the prompt. The filename is shown in tracebacks.
        The flags ask for future features or for the syntax tree; unless
        dont_inherit is true, the features in force in the calling code apply, too.
        """)]
    private static Value Compile(
        ThreadState ts, Value source, Value filename, string mode, int flags = 0, bool dontInherit = false, int optimize = -1,
        int featureVersion = -1) =>
        CompileFunction.Compile(ts, source, CompileFunction.FileName(ts, filename), mode, flags, dontInherit, optimize, featureVersion);

    [PyFunction("eval($module, source, globals=None, locals=None, /)\n--\n\nThe value of an expression, given as text or as a code object from compile().\n\nNames are looked up in locals, any mapping, then in globals, a dict.\nBoth are those of the caller unless given; with globals alone, they serve as locals too.")]
    private static Value Eval(ThreadState ts, Value source, Value globals = default, Value locals = default)
    {
        if (!Absent(locals) && !MappingChecks.IsMapping(locals)) return ts.Raise(PyType.TypeError, "locals must be a mapping");
        if (!Absent(globals) && globals.Ref is not PyDict)
        {
            return ts.Raise(PyType.TypeError, MappingChecks.IsMapping(globals) ? "globals must be a real dict; try eval(code, {}, mapping)" : "globals must be a dict");
        }
        return Run(ts, "eval", source, globals, locals, default);
    }

    [PyFunction("exec($module, source, globals=None, locals=None, /, *, closure=None)\n--\n\nRun statements, given as text or as a code object from compile().\n\nNames are looked up in locals, any mapping, then in globals, a dict.\nBoth are those of the caller unless given; with globals alone, they serve as locals too.\nA code object with free variables needs as many cells as it has, as the tuple 'closure'.")]
    private static Value Exec(ThreadState ts, Value source, Value globals = default, Value locals = default, Value closure = default)
    {
        if (!Absent(globals) && globals.Ref is not PyDict) return ts.Raise(PyType.TypeError, $"exec() globals must be a dict, not {globals.Type.Name}");
        if (!Absent(locals) && !MappingChecks.IsMapping(locals)) return ts.Raise(PyType.TypeError, $"locals must be a mapping or None, not {locals.Type.Name}");
        Value result = Run(ts, "exec", source, globals, locals, closure);
        return result.IsNull ? default : Value.None;
    }

    private static bool Absent(Value value) => value.IsNull || value.IsNone;

    private static Value Run(ThreadState ts, string function, Value source, Value globals, Value locals, Value closure)
    {
        if (ts.Interpreter.FinishMainStart(ts) < 0) return default;
        IEvaluator evaluator = ts.Interpreter.Evaluator;
        if (Absent(globals))
        {
            if (evaluator.CurrentGlobals(ts) is not { } current)
            {
                return ts.Raise(PyType.TypeError, $"{function} must be given globals and locals when called without a frame");
            }
            globals = current;
            if (Absent(locals)) locals = evaluator.CurrentLocals(ts);
            if (locals.IsNull) return default;
        }
        else if (Absent(locals))
        {
            locals = globals;
        }
        PyDict dict = (PyDict)globals.Ref;
        if (dict.FindString("__builtins__").IsNull) dict.SetString("__builtins__", ts.Interpreter.Builtins);
        if (source.Ref is not CodeObject code)
        {
            if (!Absent(closure)) return ts.Raise(PyType.TypeError, "closure can only be used when source is a code object");
            code = CompileFunction.ForRunning(ts, source, function);
        }
        else if (!CheckClosure(ts, function, code, closure))
        {
            return default;
        }
        Auditing.Raise(ts, "exec", code);
        PyFunction runnable = new(code, dict, FunctionConstruction.BuiltinsOf(ts, dict)) { Closure = Absent(closure) ? null : (PyTuple)closure.Ref };
        return evaluator.Run(ts, runnable, locals);
    }

    private static bool CheckClosure(ThreadState ts, string function, CodeObject code, Value closure)
    {
        int free = code.FreeVarCount;
        if (Absent(closure))
        {
            if (free == 0) return true;
            ts.Raise(PyType.TypeError, function == "exec"
                ? $"code object requires a closure of exactly length {free}"
                : "code object passed to eval() may not contain free variables");
            return false;
        }
        if (free == 0)
        {
            ts.Raise(PyType.TypeError, "cannot use a closure with this code object");
            return false;
        }
        if (closure.Ref is PyTuple cells && cells.Count == free)
        {
            bool all = true;
            foreach (Value cell in cells.Items) all &= cell.Ref is PyCell;
            if (all) return true;
        }
        ts.Raise(PyType.TypeError, $"code object requires a closure of exactly length {free}");
        return false;
    }

    [PyFunction("__import__($module, /, name, globals=None, locals=None, fromlist=(),\n           level=0)\n--\n\nWhat an import statement calls; programs are better off with importlib.import_module(). With an empty fromlist the top-level package is returned, otherwise the module itself. level counts the dots of a relative import, which starts from the package that globals name. locals is not used.")]
    private static Value Import(ThreadState ts, Value name, Value globals = default, Value locals = default, Value fromlist = default, int level = 0) =>
        Adder.Importing.ModuleImport.Import(ts, name, globals, fromlist, level);

    [PyFunction("breakpoint($module, /, *args, **kws)\n--\n\nStop here in a debugger: calls sys.breakpointhook(*args, **kws), which starts pdb unless changed.", Convention = CallingConvention.FastCall | CallingConvention.Keywords)]
    private static Value Breakpoint(ThreadState ts, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        Value hook = ts.Interpreter.SysDict.FindString("breakpointhook");
        if (hook.IsNull) return ts.Raise(PyType.RuntimeError, "lost sys.breakpointhook");
        Auditing.Raise(ts, "builtins.breakpoint", hook);
        return Calls.Call(ts, hook, args, kwnames);
    }
}
