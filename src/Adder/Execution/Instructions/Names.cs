using System.Runtime.CompilerServices;
using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Execution;

// Names of modules, classes, globals and built-ins.
internal static unsafe partial class Instructions
{
    [Instruction(71)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Value LoadBuildClass(ThreadState ts, Frame frame)
    {
        Value found = FindBuiltin(ts, frame, PyStr.Intern("__build_class__"));
        return found.IsNull && !ts.HasPending ? ts.Raise(PyType.NameError, "__build_class__ not found") : found;
    }

    [Instruction(85)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static int SetupAnnotations(ThreadState ts, Frame frame)
    {
        PyStr name = PyStr.Intern("__annotations__");
        if (frame.Namespace.IsNull) return ts.Fail(PyType.SystemError, "no locals found when setting up annotations");
        Value found = Subscript.Find(ts, frame.Namespace, name);
        if (!found.IsNull) return 0;
        return ts.HasPending ? -1 : Subscript.Set(ts, frame.Namespace, name, new PyDict());
    }

    [Instruction(87)]
    internal static Value LoadLocals(ThreadState ts, Frame frame) =>
        frame.Namespace.IsNull ? ts.Raise(PyType.SystemError, "no locals") : frame.Namespace;

    [Instruction(90)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static int StoreName(ThreadState ts, Frame frame, Value value, [Name] PyStr name)
    {
        Value names = NamesOf(frame);
        if (names.IsNull) return ts.Fail(PyType.SystemError, $"no locals found when storing '{name}'");
        if (!ReferenceEquals(names.Ref.Type, PyType.Dict)) return Subscript.Set(ts, names, name, value);
        ((PyDict)names.Ref).SetString(name, value);
        return 0;
    }

    // A function made of a module's code has its globals for locals. (_PyFunction_Vectorcall)
    private static Value NamesOf(Frame frame) =>
        !frame.Namespace.IsNull ? frame.Namespace
        : (frame.Code.Source.Flags & Bytecode.CodeFlags.Optimized) == 0 ? frame.Globals : default;

    [Instruction(91)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static int DeleteName(ThreadState ts, Frame frame, [Name] PyStr name)
    {
        Value names = NamesOf(frame);
        if (names.IsNull) return ts.Fail(PyType.SystemError, $"no locals when deleting '{name}'");
        if (Subscript.Delete(ts, names, name) == 0) return 0;
        ts.ClearPending();
        return NotDefined(ts, name);
    }

    [Instruction(97)]
    internal static void StoreGlobal(Frame frame, Value value, [Name] PyStr name) => frame.Globals.SetString(name, value);

    [Instruction(98)]
    internal static int DeleteGlobal(ThreadState ts, Frame frame, [Name] PyStr name) =>
        frame.Globals.RemoveString(name) ? 0 : NotDefined(ts, name);

    [Instruction(101)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Value LoadName(ThreadState ts, Frame frame, [Name] PyStr name)
    {
        Value names = NamesOf(frame);
        if (names.IsNull) return ts.Raise(PyType.SystemError, $"no locals when loading '{name}'");
        Value found = Subscript.Find(ts, names, name);
        if (!found.IsNull || ts.HasPending) return found;
        return FindGlobal(ts, frame, name);
    }

    [Instruction(116, Cache = 4, Pops = "0", Pushes = "1 + (arg & 1)", Specializer = nameof(Specializer.LoadGlobal))]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static int LoadGlobal(ThreadState ts, Frame frame, [Operands] ref Value bottom, [Name(1)] PyStr name, [Oparg] int arg)
    {
        Value found = ReferenceEquals(frame.Globals.Type, PyType.Dict) ? FindGlobal(ts, frame, name) : AskForGlobal(ts, frame, name);
        if (found.IsNull) return -1;
        if ((arg & 1) != 0)
        {
            bottom = default;
            bottom = ref System.Runtime.CompilerServices.Unsafe.Add(ref bottom, 1);
        }
        Value.Store(ref bottom, found);
        return 0;
    }

    [Instruction(175)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Value LoadFromDictOrGlobals(ThreadState ts, Frame frame, Value names, [Name] PyStr name)
    {
        Value found = Subscript.Find(ts, names, name);
        return !found.IsNull || ts.HasPending ? found : FindGlobal(ts, frame, name);
    }

    /// <summary>A global or built-in; NameError pending when there is none.</summary>
    internal static Value FindGlobal(ThreadState ts, Frame frame, PyStr name)
    {
        Value found = frame.Globals.FindString(ts, name);
        if (!found.IsNull || ts.HasPending) return found;
        found = FindBuiltin(ts, frame, name);
        if (!found.IsNull || ts.HasPending) return found;
        int late = ts.Interpreter.FinishNames(ts);
        if (late == 0) late = ts.Interpreter.FinishStart(ts);
        if (late != 0) return late < 0 ? default : FindGlobal(ts, frame, name);
        NotDefined(ts, name);
        return default;
    }

    // Globals of a subclass of dict are asked as any mapping.
    private static Value AskForGlobal(ThreadState ts, Frame frame, PyStr name)
    {
        Value found = Subscript.Find(ts, frame.Globals, name);
        if (!found.IsNull || ts.HasPending) return found;
        found = FindBuiltin(ts, frame, name);
        if (found.IsNull && !ts.HasPending) NotDefined(ts, name);
        return found;
    }

    private static Value FindBuiltin(ThreadState ts, Frame frame, PyStr name)
    {
        Value builtins = frame.Builtins;
        return ReferenceEquals(builtins.Ref.Type, PyType.Dict)
            ? System.Runtime.CompilerServices.Unsafe.As<PyDict>(builtins.Ref).FindString(ts, name)
            : Subscript.Find(ts, builtins, name);
    }

    private static int NotDefined(ThreadState ts, PyStr name)
    {
        ts.Raise(NameErrors.NotDefined(name.ToString()));
        return -1;
    }
}
