using Adder.Bytecode;
using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Interpreters;

/// <summary>What PEP 734 lets pass between interpreters, beyond 3.12's types: see also <see cref="SharedData"/>.</summary>
internal static class SharingRules
{
    private const int MaxDepth = 200;

    /// <summary>The object's data where it may be shared as it is (immutable, or a view, or a queue), else null. Throws.</summary>
    internal static SharedData? Directly(ThreadState ts, Value value, int depth = 0)
    {
        if (value.IsNone || value.IsInt || value.IsFloat || value.Ref is PyBool or PyEllipsis) return new SameObject(value);
        PyType type = value.Type;
        if (ReferenceEquals(type, PyType.Str) || ReferenceEquals(type, PyType.Int) || ReferenceEquals(type, PyType.Float)) return new SameObject(value);
        if (value.Ref is PyMemoryView view) return new View(PyMemoryView.Of(ts, view));
        if (value.Ref is PyTuple tuple && ReferenceEquals(type, PyType.Tuple)) return Tuple(ts, tuple, depth);
        if (ts.Interpreter.State<Queues.QueueTypes>().TryShare(ts, value, out SharedData? queue)) return queue;
        return SharedData.TryCapture(value);
    }

    /// <summary>As <see cref="Directly"/>; functions without surroundings go as code, everything else as a pickle. Throws NotShareableError.</summary>
    internal static SharedData OrPickled(ThreadState ts, Value value)
    {
        if (Directly(ts, value) is { } data) return data;
        if (value.Ref is PyFunction function && FunctionData.TryShare(ts, function) is { } code) return code;
        try
        {
            return PickledData.Of(ts, value);
        }
        catch (PythonException error)
        {
            PyException refusal = NotShareable(ts, value).Error;
            refusal.Cause = error.Error;
            throw new PythonException(refusal);
        }
    }

    internal static PythonException NotShareable(ThreadState ts, Value value) =>
        Errors.Make(NotShareableErrorType.TypeObject, $"{Repr.Of(ts, value)} does not support cross-interpreter data");

    // A tuple of objects that are shared themselves is one too.
    private static SharedData? Tuple(ThreadState ts, PyTuple tuple, int depth)
    {
        if (depth > MaxDepth) throw Errors.Make(PyType.RecursionError, "maximum recursion depth exceeded while sharing a tuple");
        SharedData[] items = new SharedData[tuple.Count];
        bool same = true;
        for (int i = 0; i < items.Length; i++)
        {
            if (Directly(ts, tuple[i], depth + 1) is not { } item) return null;
            items[i] = item;
            same &= item is SameObject;
        }
        return same ? new SameObject(tuple) : new Items(items);
    }

    // What belongs to no interpreter.
    private sealed class SameObject(Value value) : SharedData
    {
        internal override Value Restore(ThreadState ts) => value;
    }

    private sealed class Items(SharedData[] items) : SharedData
    {
        internal override Value Restore(ThreadState ts) => PyTuple.Own(Array.ConvertAll(items, item => item.Restore(ts)));
    }

    // The same memory, through a view of the receiver's own.
    private sealed class View(PyMemoryView view) : SharedData
    {
        internal override Value Restore(ThreadState ts) => PyMemoryView.Of(ts, view);
    }
}

/// <summary>A function that uses nothing but its arguments and built-ins goes as its code. (_PyFunction_VerifyStateless)</summary>
internal sealed class FunctionData(CodeObject code, SharedData? defaults) : SharedData
{
    internal static FunctionData? TryShare(ThreadState ts, PyFunction function)
    {
        if (function.Closure is not null || function.KeywordDefaults is not null || !UsesBuiltinsOnly(ts, function.Code)) return null;
        SharedData? defaults = null;
        if (function.Defaults is { } values && (defaults = SharingRules.Directly(ts, values)) is null) return null;
        return new FunctionData(function.Code.ForAnotherInterpreter(), defaults);
    }

    internal override Value Restore(ThreadState ts)
    {
        PyDict globals = new();
        globals.SetString("__builtins__", ts.Interpreter.Builtins);
        globals.SetString("__name__", Hosting.MainModule.Name);
        PyFunction function = new(code.ForAnotherInterpreter(), globals, ts.Interpreter.Builtins);
        if (defaults is not null) function.Defaults = (PyTuple)defaults.Restore(ts).Ref;
        return function;
    }

    private static bool UsesBuiltinsOnly(ThreadState ts, CodeObject code)
    {
        for (int i = 0; i < code.Bytecode.Length; i += 2)
        {
            Opcode opcode = (Opcode)code.Bytecode[i];
            if (opcode is Opcode.StoreGlobal or Opcode.DeleteGlobal or Opcode.ExtendedArg) return false;
            if (opcode is Opcode.LoadGlobal && ts.Interpreter.Builtins.FindString(code.Names[code.Bytecode[i + 1] >> 1]).IsNull) return false;
            if (opcode is Opcode.LoadName && ts.Interpreter.Builtins.FindString(code.Names[code.Bytecode[i + 1]]).IsNull) return false;
            i += 2 * OpcodeInfo.Caches(opcode);
        }
        foreach (Value constant in code.Constants)
        {
            if (constant.Ref is CodeObject nested && !UsesBuiltinsOnly(ts, nested)) return false;
        }
        return true;
    }
}
