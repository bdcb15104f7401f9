using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Importing;

/// <summary>Relative names. Throws. (resolve_name)</summary>
internal static class PackageResolution
{
    internal static PyStr Absolute(ThreadState ts, Value globals, PyStr name, int level)
    {
        if (globals.IsNull || globals.IsNone) throw Errors.KeyError("'__name__' not in globals");
        if (globals.Ref is not PyDict dict) throw Errors.TypeError("globals must be a dict");
        string package = Package(ts, dict);
        int end = package.Length;
        if (end == 0) throw Errors.Make(PyType.ImportError, "attempted relative import with no known parent package");
        for (int up = 1; up < level; up++)
        {
            end = package.LastIndexOf('.', Math.Max(0, end - 1), Math.Max(0, end));
            if (end <= 0) throw Errors.Make(PyType.ImportError, "attempted relative import beyond top-level package");
        }
        string parent = package[..end];
        return PyStr.From(name.Length == 0 ? parent : $"{parent}.{name}");
    }

    private static string Package(ThreadState ts, PyDict globals)
    {
        Value package = globals.FindString("__package__"), spec = globals.FindString("__spec__");
        bool hasSpec = !spec.IsNull && !spec.IsNone;
        if (!package.IsNull && !package.IsNone)
        {
            if (package.Ref is not PyStr text) throw Errors.TypeError("package must be a string");
            if (hasSpec) WarnIfDifferent(ts, package, spec);
            return text.ToString();
        }
        if (hasSpec)
        {
            Value parent = Attributes.Get(ts, spec, "parent").OrThrow(ts);
            return parent.Ref is PyStr text ? text.ToString() : throw Errors.TypeError("__spec__.parent must be a string");
        }
        Warnings.Warn(ts, PyType.ImportWarning, "can't resolve package from __spec__ or __package__, falling back on __name__ and __path__");
        Value name = globals.FindString("__name__");
        if (name.IsNull) throw Errors.KeyError("'__name__' not in globals");
        if (name.Ref is not PyStr moduleName) throw Errors.TypeError("__name__ must be a string");
        string full = moduleName.ToString();
        if (!globals.FindString("__path__").IsNull) return full;
        int dot = full.LastIndexOf('.');
        return dot < 0 ? throw Errors.Make(PyType.ImportError, "attempted relative import with no known parent package") : full[..dot];
    }

    private static void WarnIfDifferent(ThreadState ts, Value package, Value spec)
    {
        Value parent = Attributes.Get(ts, spec, "parent").OrThrow(ts);
        if (!Comparison.Equal(ts, package, parent)) Warnings.Warn(ts, PyType.DeprecationWarning, "__package__ != __spec__.parent");
    }
}
