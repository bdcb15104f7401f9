using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Importing;

/// <summary><c>__import__</c>: finds loaded modules itself and leaves the rest to importlib. (PyImport_ImportModuleLevelObject)</summary>
internal static class ModuleImport
{
    internal static Value Import(ThreadState ts, Value nameValue, Value globals, Value fromList, int level)
    {
        if (nameValue.Ref is not PyStr name) return ts.Raise(PyType.TypeError, "module name must be a string");
        if (level < 0) return ts.Raise(PyType.ValueError, "level must be >= 0");
        if (level > 0)
        {
            name = PackageResolution.Absolute(ts, globals, name, level);
        }
        else if (name.Length == 0)
        {
            return ts.Raise(PyType.ValueError, "Empty module name");
        }
        Value module = Load(ts, name);
        if (module.IsNull) return default;
        bool hasFrom = false;
        if (!fromList.IsNull && !fromList.IsNone)
        {
            int truth = Truth.Of(ts, fromList);
            if (truth < 0) return default;
            hasFrom = truth > 0;
        }
        return hasFrom ? WithSubmodules(ts, module, fromList) : Top(ts, module, name, (PyStr)nameValue.Ref, level);
    }

    /// <summary>The module of this absolute name, loaded if need be.</summary>
    internal static Value Load(ThreadState ts, PyStr name)
    {
        Value module = ts.Interpreter.Modules.Find(ts, name);
        if (module.IsNull && ts.HasPending) return default;
        // What a program can do before its first import does not show that the start is not done; what it can do with sys would.
        if (!ts.Interpreter.IsStarted && (module.IsNull || ts.Interpreter.IsMain))
        {
            int late = ts.Interpreter.FinishStart(ts);
            if (late != 0) return late < 0 ? default : Load(ts, name);
        }
        if (module.IsNull || module.IsNone)
        {
            if (Auditing.IsOn(ts)) Audit(ts, name);
            Value loaded = ts.Interpreter.Config.ImportTime
                ? ts.Interpreter.State<ImportTimes>().FindAndLoad(ts, name)
                : Calls.Method(ts, ts.Interpreter.ImportLib, "_find_and_load", name, ts.Interpreter.ImportFunction);
            if (loaded.IsNull) ImportTraceback.Trim(ts);
            return loaded;
        }
        return EnsureInitialized(ts, module, name) ? module : default;
    }

    private static void Audit(ThreadState ts, PyStr name)
    {
        PyDict sys = ts.Interpreter.SysDict;
        Value path = sys.FindString("path"), finders = sys.FindString("meta_path"), hooks = sys.FindString("path_hooks");
        Auditing.Raise(ts, "import", name, Value.None, OrNone(path), OrNone(finders), OrNone(hooks));

        static Value OrNone(Value value) => value.IsNull ? Value.None : value;
    }

    // import_ensure_initialized: another thread may be in the middle of it.
    private static bool EnsureInitialized(ThreadState ts, Value module, PyStr name)
    {
        Value spec = module.Ref is PyModule known ? known.Dict.FindString(s_spec) : Attributes.Find(ts, module, s_spec);
        if (spec.IsNull || spec.IsNone)
        {
            ts.ClearPending();
            return true;
        }
        Value initializing = Attributes.Find(ts, spec, s_initializing);
        if (initializing.IsNull) ts.ClearPending();
        if (initializing.IsNull || Truth.Of(ts, initializing) <= 0) return true;
        return !Calls.Method(ts, ts.Interpreter.ImportLib, "_lock_unlock_module", name).IsNull;
    }

    private static readonly PyStr s_spec = PyStr.Intern("__spec__");
    private static readonly PyStr s_path = PyStr.Intern("__path__"), s_getattr = PyStr.Intern("__getattr__");
    private static readonly PyStr s_initializing = PyStr.Intern("_initializing");

    private static Value WithSubmodules(ThreadState ts, Value module, Value fromList)
    {
        if (module.Ref is PyModule { Dict: { OnlyStrings: true } names } && ReferenceEquals(module.Type, PyType.Module)
            && names.FindString(s_path).IsNull && names.FindString(s_getattr).IsNull && ts.Interpreter.IsStarted) return module;
        Value path = Attributes.Find(ts, module, s_path);
        if (path.IsNull) return ts.HasPending ? default : module;
        Value loaded = Calls.Method(ts, ts.Interpreter.ImportLib, "_handle_fromlist", module, fromList, ts.Interpreter.ImportFunction);
        if (loaded.IsNull) ImportTraceback.Trim(ts);
        return loaded;
    }

    // import a.b.c binds a; for a relative import the cut is as long as the given name's tail.
    private static Value Top(ThreadState ts, Value module, PyStr absolute, PyStr given, int level)
    {
        string name = given.ToString();
        int dot = name.IndexOf('.', StringComparison.Ordinal);
        if (level > 0 && name.Length == 0 || dot < 0) return module;
        if (level == 0) return Load(ts, PyStr.From(name[..dot]));
        string full = absolute.ToString();
        PyStr front = PyStr.From(full[..(full.Length - (name.Length - dot))]);
        Value found = ts.Interpreter.Modules.Find(ts, front);
        return found.IsNull && !ts.HasPending ? ts.Raise(PyType.KeyError, $"'{front}' not in sys.modules as expected") : found;
    }
}
