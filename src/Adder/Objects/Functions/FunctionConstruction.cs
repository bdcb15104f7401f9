using Adder.Bytecode;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary><c>types.FunctionType(code, globals, name=None, argdefs=None, closure=None)</c>. (func_new_impl)</summary>
internal static class FunctionConstruction
{
    private static readonly string[] s_names = ["code", "globals", "name", "argdefs", "closure"];

    internal static Value New(ThreadState ts, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        Span<Value> given = new Value[s_names.Length];
        int positional = args.Length - (kwnames?.Count ?? 0);
        if (args.Length > given.Length) throw Errors.TypeError($"function() takes at most 5 arguments ({args.Length} given)");
        args[..positional].CopyTo(given);
        for (int i = positional; i < args.Length; i++)
        {
            int index = System.Array.IndexOf(s_names, kwnames![i - positional].Ref.ToString());
            if (index < 0) throw Errors.TypeError($"'{kwnames[i - positional].Ref}' is an invalid keyword argument for function()");
            if (!given[index].IsNull) throw Errors.TypeError($"argument for function() given by name ('{s_names[index]}') and position ({index + 1})");
            given[index] = args[i];
        }
        for (int i = 0; i < 2; i++)
        {
            if (given[i].IsNull) throw Errors.TypeError($"function() missing required argument '{s_names[i]}' (pos {i + 1})");
        }
        return Make(ts, given);
    }

    private static PyFunction Make(ThreadState ts, ReadOnlySpan<Value> given)
    {
        if (given[0].Ref is not CodeObject code) throw Errors.TypeError($"function() argument 'code' must be code, not {given[0].Type.Name}");
        if (given[1].Ref is not PyDict globals) throw Errors.TypeError($"function() argument 'globals' must be dict, not {given[1].Type.Name}");
        if (!Absent(given[2]) && given[2].Ref is not PyStr) throw Errors.TypeError("arg 3 (name) must be None or string");
        if (!Absent(given[3]) && given[3].Ref is not PyTuple) throw Errors.TypeError("arg 4 (defaults) must be None or tuple");
        PyTuple? closure = given[4].Ref as PyTuple;
        if (closure is null && (!Absent(given[4]) || code.FreeVarCount > 0))
        {
            throw Errors.TypeError(code.FreeVarCount > 0 ? "arg 5 (closure) must be tuple" : "arg 5 (closure) must be None or tuple");
        }
        int cells = closure?.Count ?? 0;
        if (cells != code.FreeVarCount) throw Errors.ValueError($"{code.Name} requires closure of length {code.FreeVarCount}, not {cells}");
        for (int i = 0; i < cells; i++)
        {
            if (closure![i].Ref is not PyCell) throw Errors.TypeError($"arg 5 (closure) expected cell, found {closure[i].Type.Name}");
        }
        PyFunction function = new(code, globals, BuiltinsOf(ts, globals)) { Closure = closure };
        if (!Absent(given[2])) function.Name = function.QualName = (PyStr)given[2].Ref;
        if (!Absent(given[3])) function.Defaults = (PyTuple)given[3].Ref;
        return function;
    }

    /// <summary>What names fall back to in functions with these globals. (_PyEval_BuiltinsFromGlobals)</summary>
    internal static Value BuiltinsOf(ThreadState ts, PyDict globals)
    {
        Value found = globals.FindString(PyStr.Intern("__builtins__"));
        if (found.IsNull) return ts.CurrentFrame is { } frame ? frame.Builtins : ts.Interpreter.Builtins;
        return found.Ref is PyModule module ? module.Dict : found;
    }

    private static bool Absent(Value value) => value.IsNull || value.IsNone;
}
