using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Pickle;

/// <summary>Attributes of attributes of modules. All of these throw.</summary>
internal static class DottedName
{
    // get_dotted_path
    internal static PyStr[] Split(ThreadState ts, Value obj, PyStr name)
    {
        string[] parts = name.ToString().Split('.');
        var path = new PyStr[parts.Length];
        for (int i = 0; i < parts.Length; i++)
        {
            if (parts[i] == "<locals>")
            {
                throw Errors.Make(PyType.AttributeError, obj.IsNull
                    ? $"Can't pickle local object {Repr.Of(ts, name)}"
                    : $"Can't get local attribute {Repr.Of(ts, name)} on {Repr.Of(ts, obj)}");
            }
            path[i] = PyStr.Intern(parts[i]);
        }
        return path;
    }

    /// <summary>The attribute at the end and the object that has it; <c>default</c> with nothing pending where there is none. (get_deep_attribute)</summary>
    internal static Value Find(ThreadState ts, Value obj, PyStr[] path, out Value parent)
    {
        parent = obj;
        foreach (PyStr name in path)
        {
            parent = obj;
            obj = Attributes.Find(ts, parent, name);
            if (obj.IsNull) return ts.HasPending ? throw ts.Throwable() : default;
        }
        return obj;
    }

    /// <summary>The attribute of a module that a pickle names. (getattribute)</summary>
    internal static Value Get(ThreadState ts, Value module, PyStr name, bool isDotted)
    {
        Value found = isDotted ? Find(ts, module, Split(ts, module, name), out _) : Attributes.Find(ts, module, PyStr.Intern(name));
        if (!found.IsNull) return found;
        throw ts.HasPending
            ? ts.Throwable()
            : Errors.Make(PyType.AttributeError, $"Can't get attribute {Repr.Of(ts, name)} on {Repr.Of(ts, module)}");
    }

    /// <summary>The name of the module that an object belongs to, by its own word or by a search. (whichmodule)</summary>
    internal static Value ModuleOf(ThreadState ts, Value obj, PyStr[] path)
    {
        Value name = Attributes.Find(ts, obj, "__module__");
        if (name.IsNull && ts.HasPending) throw ts.Throwable();
        if (!name.IsNull && !name.IsNone) return name;
        PyDict modules = ts.Interpreter.Modules.Copy();
        for (int i = 0; i < modules.EntryCount; i++)
        {
            PyDict.Entry entry = modules.EntryAt(i);
            if (entry.Key.IsNull || entry.Item.IsNone || (entry.Key.Ref is PyStr key && key.Is("__main__"))) continue;
            Value found = FindQuietly(ts, entry.Item, path);
            if (!found.IsNull && found.Is(obj)) return entry.Key;
        }
        return "__main__";
    }

    private static Value FindQuietly(ThreadState ts, Value module, PyStr[] path)
    {
        foreach (PyStr name in path)
        {
            module = Attributes.Find(ts, module, name);
            if (!module.IsNull) continue;
            ts.ClearPending();
            return default;
        }
        return module;
    }
}
