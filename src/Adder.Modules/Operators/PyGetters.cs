using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Operators;

/// <summary><c>itemgetter</c></summary>
[PyType("itemgetter", Module = "operator", Subclassable = false, Doc = """
    A callable that looks up one item of its argument, or a tuple of several: itemgetter(k)(x) is x[k].
    """)]
internal sealed partial class PyItemGetter : PyObject
{
    private readonly PyTuple _items;

    private PyItemGetter(PyTuple items) : base(TypeObject)
    {
        _items = items;
    }

    [Slot(Slot.TpNew)]
    internal static Value New(ThreadState ts, PyType type, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        if (kwnames is { Count: > 0 }) return ts.Raise(PyType.TypeError, "itemgetter() takes no keyword arguments");
        if (args.IsEmpty) return ts.Raise(PyType.TypeError, "itemgetter expected 1 argument, got 0");
        return new PyItemGetter(PyTuple.From(args));
    }

    [Slot(Slot.TpCall)]
    private Value Call(ThreadState ts, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        if (!GetterCalls.TakesOne(ts, "itemgetter", args, kwnames)) return default;
        if (_items.Count == 1) return Subscript.Get(ts, args[0], _items[0]);
        var found = new Value[_items.Count];
        for (int i = 0; i < found.Length; i++)
        {
            found[i] = Subscript.Get(ts, args[0], _items[i]);
            if (found[i].IsNull) return default;
        }
        return new PyTuple(found);
    }

    [Slot(Slot.TpRepr)]
    private Value ReprOf(ThreadState ts) => GetterCalls.ReprOf(ts, this, "operator.itemgetter", _items, null);

    [PyMethod("What pickle needs to make it again.", Name = "__reduce__")]
    private Value Reduce() => new PyTuple(Type, _items);
}

/// <summary><c>attrgetter</c></summary>
[PyType("attrgetter", Module = "operator", Subclassable = false, Doc = """
    A callable that looks up one attribute of its argument, or a tuple of several; names may be dotted.
    """)]
internal sealed partial class PyAttrGetter : PyObject
{
    private readonly PyTuple _names;
    private readonly PyStr[][] _paths;

    private PyAttrGetter(PyTuple names, PyStr[][] paths) : base(TypeObject)
    {
        _names = names;
        _paths = paths;
    }

    [Slot(Slot.TpNew)]
    internal static Value New(ThreadState ts, PyType type, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        if (kwnames is { Count: > 0 }) return ts.Raise(PyType.TypeError, "attrgetter() takes no keyword arguments");
        if (args.IsEmpty) return ts.Raise(PyType.TypeError, "attrgetter expected 1 argument, got 0");
        var paths = new PyStr[args.Length][];
        for (int i = 0; i < paths.Length; i++)
        {
            if (args[i].Ref is not PyStr name) return ts.Raise(PyType.TypeError, "attribute name must be a string");
            paths[i] = System.Array.ConvertAll(name.ToString().Split('.'), PyStr.Intern);
        }
        return new PyAttrGetter(PyTuple.From(args), paths);
    }

    [Slot(Slot.TpCall)]
    private Value Call(ThreadState ts, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        if (!GetterCalls.TakesOne(ts, "attrgetter", args, kwnames)) return default;
        if (_paths.Length == 1) return Follow(ts, args[0], _paths[0]);
        var found = new Value[_paths.Length];
        for (int i = 0; i < found.Length; i++)
        {
            found[i] = Follow(ts, args[0], _paths[i]);
            if (found[i].IsNull) return default;
        }
        return new PyTuple(found);
    }

    private static Value Follow(ThreadState ts, Value obj, PyStr[] path)
    {
        foreach (PyStr name in path)
        {
            obj = Attributes.Get(ts, obj, name);
            if (obj.IsNull) break;
        }
        return obj;
    }

    [Slot(Slot.TpRepr)]
    private Value ReprOf(ThreadState ts) => GetterCalls.ReprOf(ts, this, "operator.attrgetter", _names, null);

    [PyMethod("What pickle needs to make it again.", Name = "__reduce__")]
    private Value Reduce() => new PyTuple(Type, _names);
}

/// <summary><c>methodcaller</c></summary>
[PyType("methodcaller", Module = "operator", Subclassable = false, Doc = """
    A callable that calls a method of its argument, with the arguments given here: methodcaller('m', a)(x) is x.m(a).
    """)]
internal sealed partial class PyMethodCaller : PyObject
{
    private readonly PyStr _name;
    private readonly PyTuple _args;
    private readonly PyTuple? _keywordNames;

    private PyMethodCaller(PyStr name, PyTuple args, PyTuple? keywordNames) : base(TypeObject)
    {
        _name = name;
        _args = args;
        _keywordNames = keywordNames;
    }

    [Slot(Slot.TpNew)]
    internal static Value New(ThreadState ts, PyType type, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        if (args.Length - (kwnames?.Count ?? 0) < 1)
        {
            return ts.Raise(PyType.TypeError, "methodcaller needs at least one argument, the method name");
        }
        if (args[0].Ref is not PyStr name) return ts.Raise(PyType.TypeError, "method name must be a string");
        return new PyMethodCaller(PyStr.Intern(name), PyTuple.From(args[1..]), kwnames is { Count: > 0 } ? kwnames : null);
    }

    [Slot(Slot.TpCall)]
    private Value Call(ThreadState ts, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        if (!GetterCalls.TakesOne(ts, "methodcaller", args, kwnames)) return default;
        Value method = Attributes.Get(ts, args[0], _name);
        return method.IsNull ? default : Calls.Call(ts, method, _args.Items, _keywordNames);
    }

    private ReadOnlySpan<Value> Positional => _args.Items[..(_args.Count - (_keywordNames?.Count ?? 0))];

    private PyDict Keywords(ThreadState ts)
    {
        PyDict keywords = new();
        int count = Positional.Length;
        for (int i = 0; i < (_keywordNames?.Count ?? 0); i++) keywords.Set(ts, _keywordNames![i], _args[count + i]);
        return keywords;
    }

    [Slot(Slot.TpRepr)]
    private Value ReprOf(ThreadState ts) =>
        GetterCalls.ReprOf(ts, this, "operator.methodcaller", PyTuple.From([_name, .. Positional]), Keywords(ts));

    [PyMethod("What pickle needs to make it again.", Name = "__reduce__")]
    private Value Reduce(ThreadState ts)
    {
        if (_keywordNames is null) return new PyTuple(Type, PyTuple.From([_name, .. Positional]));
        Value partial = ModuleLookup.Attribute(ts, "functools", "partial");
        Value constructor = Calls.CallWithDict(ts, partial, [Type, _name], Keywords(ts)).OrThrow(ts);
        return new PyTuple(constructor, PyTuple.From(Positional));
    }
}

/// <summary>What the three callables share.</summary>
internal static class GetterCalls
{
    internal static bool TakesOne(ThreadState ts, string name, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        if (kwnames is { Count: > 0 })
        {
            ts.Raise(PyType.TypeError, $"{name}() takes no keyword arguments");
            return false;
        }
        if (args.Length == 1) return true;
        ts.Raise(PyType.TypeError, $"{name} expected 1 argument, got {args.Length}");
        return false;
    }

    internal static Value ReprOf(ThreadState ts, PyObject self, string name, PyTuple items, PyDict? keywords)
    {
        if (!ts.EnterRepr(self)) return $"{name}(...)";
        try
        {
            var text = new StrBuilder();
            text.Append(name);
            string separator = "(";
            foreach (Value item in items.Items)
            {
                text.Append(separator);
                text.Append(Repr.Of(ts, item));
                separator = ", ";
            }
            foreach (Value key in (keywords?.KeysList() ?? new PyList()).Items)
            {
                text.Append(separator);
                text.Append((PyStr)key.Ref);
                text.Append("=");
                text.Append(Repr.Of(ts, keywords!.Find(ts, key).OrThrow(ts)));
                separator = ", ";
            }
            text.Append(")");
            return text.ToStr();
        }
        finally
        {
            ts.LeaveRepr();
        }
    }
}
