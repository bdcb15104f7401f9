using Adder.Execution;
using Adder.Objects;
using Adder.Runtime;

namespace Adder.Protocols;

/// <summary>What the import statement does with <c>__import__</c> and with modules.</summary>
internal static class Imports
{
    /// <summary>Calls the builtins' <c>__import__</c>. (import_name)</summary>
    internal static Value Name(ThreadState ts, Frame frame, PyStr name, Value fromList, Value level)
    {
        Value import = Subscript.Find(ts, frame.Builtins, PyStr.Intern("__import__"));
        if (import.IsNull) return ts.HasPending ? default : ts.Raise(PyType.ImportError, "__import__ not found");
        if (import.Is(ts.Interpreter.ImportFunction) && level.IsInt) return Interpreter.Import(ts, name, frame.Globals, fromList, (int)level.Bits);
        Value locals = frame.Namespace.IsNull ? Value.None : frame.Namespace;
        return Calls.Call(ts, import, name, frame.Globals, locals, fromList, level);
    }

    /// <summary>An attribute of a module, or a submodule that is being imported. (import_from)</summary>
    internal static Value From(ThreadState ts, Value module, PyStr name)
    {
        Value found = Attributes.Find(ts, module, name);
        if (!found.IsNull || ts.HasPending) return found;
        Value package = Attributes.Find(ts, module, "__name__");
        if (package.Ref is PyStr packageName)
        {
            found = Subscript.Find(ts, ts.Interpreter.Modules, packageName.ToString() + "." + name.ToString());
            if (!found.IsNull || ts.HasPending) return found;
        }
        else if (ts.HasPending)
        {
            return default;
        }
        return Fail(ts, module, package, name);
    }

    private static Value Fail(ThreadState ts, Value module, Value package, PyStr name)
    {
        string packageName = package.Ref is PyStr text ? text.ToString() : "<unknown module name>";
        Value path = module.Ref is PyModule ? Attributes.Find(ts, module, "__file__") : default;
        ts.ClearPending();
        // The library's io asks for a name that only Windows has: no interpolation, which would wait for the JIT.
        string message = "cannot import name '" + name.ToString() + "' from ";
        if (path.Ref is not PyStr file) message += "'" + packageName + "' (unknown location)";
        else if (!IsInitializing(ts, module)) message += $"'{packageName}' ({file})";
        else message += $"partially initialized module '{packageName}' (most likely due to a circular import) ({file})";
        ts.Raise(PyType.ImportError, message);
        if (ts.Pending is { } error)
        {
            Attributes.TrySet(ts, error, PyStr.Intern("name"), packageName);
            Attributes.TrySet(ts, error, PyStr.Intern("path"), path.IsNull ? Value.None : path);
            Attributes.TrySet(ts, error, PyStr.Intern("name_from"), name);
            ts.Pending = error;
        }
        return default;
    }

    private static bool IsInitializing(ThreadState ts, Value module)
    {
        Value spec = Attributes.Find(ts, module, "__spec__");
        if (spec.IsNull || spec.IsNone) return false;
        Value initializing = Attributes.Find(ts, spec, "_initializing");
        bool result = !initializing.IsNull && Truth.Of(ts, initializing) > 0;
        ts.ClearPending();
        return result;
    }

    /// <summary><c>from module import *</c>; -1 with the error pending. (import_all_from)</summary>
    internal static int Star(ThreadState ts, Value names, Value module)
    {
        bool skipUnderscores = false;
        Value all = Attributes.Find(ts, module, "__all__");
        if (all.IsNull)
        {
            if (ts.HasPending) return -1;
            Value dict = Attributes.Find(ts, module, "__dict__");
            if (dict.IsNull) return ts.HasPending ? -1 : ts.Fail(PyType.ImportError, "from-import-* object has no __dict__ and no __all__");
            all = Calls.Method(ts, dict, "keys");
            if (all.IsNull) return -1;
            PyList keys = new();
            if (Iteration.Extend(ts, keys, all) < 0) return -1;
            all = keys;
            skipUnderscores = true;
        }
        if (names.Ref is PyDict known && all.Ref is PyList many) known.Reserve(many.Count);
        for (long i = 0; ; i++)
        {
            Value name = Subscript.Item(ts, all, i);
            if (name.IsNull) return ts.ClearIf(PyType.IndexError) ? 0 : -1;
            if (name.Ref is not PyStr text) return NotString(ts, module, name, skipUnderscores);
            if (skipUnderscores && text.Length > 0 && text[0] == '_') continue;
            Value value = Attributes.Get(ts, module, text);
            if (value.IsNull || Subscript.Set(ts, names, name, value) < 0) return -1;
        }
    }

    private static int NotString(ThreadState ts, Value module, Value name, bool fromDict)
    {
        Value package = Attributes.Get(ts, module, "__name__");
        if (package.IsNull) return -1;
        if (package.Ref is not PyStr) return ts.Fail(PyType.TypeError, $"module __name__ must be a string, not {package.Type.Name}");
        return ts.Fail(PyType.TypeError, fromDict
            ? $"Key in {package.Ref}.__dict__ must be str, not {name.Type.Name}"
            : $"Item in {package.Ref}.__all__ must be str, not {name.Type.Name}");
    }
}
