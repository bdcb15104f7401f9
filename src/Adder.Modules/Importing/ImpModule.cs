using Adder.Bytecode;
using Adder.Importing;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Importing;

/// <summary>The <c>_imp</c> module: what importlib asks of the runtime.</summary>
[PyModule("_imp", Doc = "What importlib needs of the runtime.")]
internal static partial class ImpModule
{
    [PyConstant(Name = "check_hash_based_pycs")]
    internal const string CheckHashBasedPycs = "default";

    [PyFunction("lock_held($module, /)\n--\n\nWhether some thread is importing right now.")]
    private static bool LockHeld(ThreadState ts) => ts.Interpreter.State<ImportLock>().Depth > 0;

    [PyFunction("acquire_lock($module, /)\n--\n\nTake the lock around all imports of the interpreter, for this thread; it may be taken more than once.")]
    private static void AcquireLock(ThreadState ts) => ts.Interpreter.State<ImportLock>().Acquire(ts);

    [PyFunction("release_lock($module, /)\n--\n\nGive up the lock around imports once; RuntimeError if another thread has it.")]
    private static void ReleaseLock(ThreadState ts) => ts.Interpreter.State<ImportLock>().Release(ts);

    [PyFunction("is_builtin($module, name, /)\n--\n\nTell whether there is a built-in module of this name.")]
    private static int IsBuiltin(ThreadState ts, PyStr name) => ts.Interpreter.BuiltinModules.Contains(name.ToString()) ? 1 : 0;

    [PyFunction("is_frozen($module, name, /)\n--\n\nTell whether there is a frozen module of this name.")]
    private static bool IsFrozen(ThreadState ts, PyStr name) => Frozen(ts, name, out _, out _);

    [PyFunction("is_frozen_package($module, name, /)\n--\n\nTell whether the frozen module of this name is a package.")]
    private static bool IsFrozenPackage(ThreadState ts, PyStr name)
    {
        if (!Frozen(ts, name, out _, out bool isPackage)) throw NoFrozen(name);
        return isPackage;
    }

    [PyFunction("get_frozen_object($module, name, data=None, /)\n--\n\nThe code of a frozen module.")]
    private static Value GetFrozenObject(ThreadState ts, PyStr name, Value data = default)
    {
        if (!data.IsNull && !data.IsNone) return Unmarshalled(ts, name, data);
        return FrozenCode.Of(ts, name.ToString()) is { } code ? code : throw NoFrozen(name);
    }

    private static Value Unmarshalled(ThreadState ts, PyStr name, Value data)
    {
        Value code;
        try
        {
            code = MarshalReader.Read(ts, BytesLike.FromObject(ts, data).ToArray());
        }
        catch (PythonException)
        {
            throw Errors.Make(PyType.ImportError, $"Frozen object named {Repr.Of(ts, name)} is invalid");
        }
        return ReferenceEquals(code.Type, PyType.Code) ? code : throw Errors.TypeError($"object {Repr.Of(ts, name)} is not a code object");
    }

    // importlib asks for (data, is_package, origname); the data stays where it is.
    [PyFunction("find_frozen($module, name, /, *, withdata=False)\n--\n\nNone for a name that is not frozen, else a tuple: the code if it was asked for (a memoryview),\nwhether the module is a package, and the name under which it was frozen.")]
    private static Value FindFrozen(ThreadState ts, PyStr name, bool withdata = false)
    {
        if (!Frozen(ts, name, out ReadOnlySpan<byte> code, out bool isPackage)) return Value.None;
        Value data = withdata ? PyMemoryView.Of(ts, PyBytes.From(code)) : Value.None;
        return new PyTuple(data, isPackage, ts.Interpreter.FrozenOrigin(name));
    }

    [PyFunction("init_frozen($module, name, /)\n--\n\nInitializes a frozen module.")]
    private static Value InitFrozen(ThreadState ts, PyStr name) => throw Errors.NotImplementedError("_imp.init_frozen");

    [PyFunction("create_builtin($module, spec, /)\n--\n\nCreate an extension module.")]
    private static Value CreateBuiltin(ThreadState ts, Value spec)
    {
        Value name = Attributes.Get(ts, spec, "name").OrThrow(ts);
        if (name.Ref is not PyStr text) throw Errors.TypeError($"name must be string, not {name.Type.Name}");
        Value known = ts.Interpreter.Modules.FindString(text);
        if (!known.IsNull && text.ToString() is "sys" or "builtins") return known;
        return ts.Interpreter.BuiltinModules.Create(ts, text.ToString()) ?? Value.None;
    }

    [PyFunction("exec_builtin($module, mod, /)\n--\n\nInitialize a built-in module.")]
    private static int ExecBuiltin(ThreadState ts, Value mod)
    {
        if (mod.Ref is PyModule module) ts.Interpreter.BuiltinModules.Execute(ts, module);
        return 0;
    }

    [PyFunction("extension_suffixes($module, /)\n--\n\nHow the names of extension modules may end.")]
    private static PyList ExtensionSuffixes() => new();

    [PyFunction("_fix_co_filename($module, code, path, /)\n--\n\nGive a code object, and the code objects in it, another file name.", Name = "_fix_co_filename")]
    private static void FixCodeFileName(CodeObject code, PyStr path) => code.ChangeFileName(path);

    [PyFunction("source_hash($module, /, key, source)\n--\n\nThe hash that hash-based pycs carry.")]
    private static Value SourceHash(ThreadState ts, long key, Value source) =>
        PyBytes.From(BitConverter.GetBytes(SipHash.Hash13(BytesLike.FromObject(ts, source), (ulong)key, 0)));

    [PyFunction("_frozen_module_names($module, /)\n--\n\nThe names of all frozen modules.", Name = "_frozen_module_names")]
    private static PyList FrozenModuleNames(ThreadState ts)
    {
        PyList names = new();
        foreach (string name in ts.Interpreter.FrozenModuleNames()) names.Add(name);
        return names;
    }

    [PyFunction("_override_frozen_modules_for_tests($module, override, /)\n--\n\n(internal-only) Override PyConfig.use_frozen_modules.", Name = "_override_frozen_modules_for_tests")]
    private static void OverrideFrozenModules(ThreadState ts, int @override) => ts.Interpreter.FrozenOverride = @override;

    [PyFunction("_override_multi_interp_extensions_check($module, override, /)\n--\n\n(internal-only) Override PyInterpreterConfig.check_multi_interp_extensions.", Name = "_override_multi_interp_extensions_check")]
    private static int OverrideExtensionsCheck(ThreadState ts, int @override)
    {
        ImportLock state = ts.Interpreter.State<ImportLock>();
        int old = state.ExtensionsCheck;
        state.ExtensionsCheck = @override;
        return old;
    }

    private static bool Frozen(ThreadState ts, PyStr name, out ReadOnlySpan<byte> code, out bool isPackage) =>
        ts.Interpreter.TryFindFrozen(name.ToString(), out code, out isPackage);

    private static PythonException NoFrozen(PyStr name) => Errors.Make(PyType.ImportError, $"No such frozen object named {name}");
}

/// <summary>The lock around imports; also what else <c>_imp</c> keeps per interpreter.</summary>
internal sealed class ImportLock : IState<ImportLock>
{
    static ImportLock IState<ImportLock>.New() => new();

    private object _lock = new();
    private ThreadState? _owner;

    internal int Depth { get; private set; }

    internal int ExtensionsCheck { get; set; }

    internal void Acquire(ThreadState ts)
    {
        if (!ReferenceEquals(_owner, ts))
        {
            Blocking.Run(ts, () => Monitor.Enter(_lock));
            _owner = ts;
        }
        Depth++;
    }

    internal void Release(ThreadState ts)
    {
        if (!ReferenceEquals(_owner, ts)) throw Errors.RuntimeError("not holding the import lock");
        if (--Depth > 0) return;
        _owner = null;
        Monitor.Exit(_lock);
    }

    /// <summary>In a forked child: gives back what the fork took. Threads that waited are not there, and must not be woken. (_PyImport_ReInitLock)</summary>
    internal void ContinueInChild()
    {
        _lock = new object();
        Monitor.Enter(_lock);
        Release(_owner!);
    }
}
