using Adder.Objects;
using Adder.Runtime;

namespace Adder.Protocols;

/// <summary>Mapping and class patterns of <c>match</c>.</summary>
internal static class Matching
{
    /// <summary>The values of all keys as a tuple, None when one is missing, <c>default</c> with the error pending. (match_keys)</summary>
    internal static Value Keys(ThreadState ts, Value mapping, Value keys)
    {
        PyTuple wanted = (PyTuple)keys.Ref;
        if (wanted.Count == 0) return PyTuple.Empty;
        Value get = Attributes.Get(ts, mapping, "get");
        if (get.IsNull) return default;
        PySet seen = new();
        PyObject missing = new PyObjectInstance();
        Value[] values = new Value[wanted.Count];
        for (int i = 0; i < values.Length; i++)
        {
            int before = seen.Count;
            seen.Add(ts, wanted[i]);
            if (seen.Count == before) return ts.Raise(PyType.ValueError, $"mapping pattern checks duplicate key ({Repr.Of(ts, wanted[i])})");
            Value value = Calls.Call(ts, get, wanted[i], missing);
            if (value.IsNull) return default;
            if (value.Is(missing)) return Value.None;
            values[i] = value;
        }
        return new PyTuple(values);
    }

    /// <summary>
    /// The attributes that a class pattern names, as a tuple; <c>default</c> with nothing pending when it does not match. (match_class)
    /// </summary>
    internal static Value Class(ThreadState ts, Value subject, Value type, int positional, PyTuple names)
    {
        if (type.Ref is not PyType wanted) return ts.Raise(PyType.TypeError, "called match pattern must be a class");
        if (!InstanceChecks.IsInstance(ts, subject, type)) return default;
        Value[] attributes = new Value[positional + names.Count];
        HashSet<string> seen = [];
        if (positional > 0 && !Positional(ts, subject, wanted, positional, attributes, seen)) return default;
        for (int i = 0; i < names.Count; i++)
        {
            Value found = Attribute(ts, subject, wanted, names[i], seen);
            if (found.IsNull) return default;
            attributes[positional + i] = found;
        }
        return new PyTuple(attributes);
    }

    private static bool Positional(ThreadState ts, Value subject, PyType type, int count, Value[] attributes, HashSet<string> seen)
    {
        Value matchArgs = Attributes.Find(ts, type, "__match_args__");
        if (matchArgs.IsNull && ts.HasPending) return false;
        bool matchesItself = matchArgs.IsNull && type.Has(TypeFlags.MatchSelf);
        if (!matchArgs.IsNull && !ReferenceEquals(matchArgs.Type, PyType.Tuple))
        {
            ts.Raise(PyType.TypeError, $"{type.Name}.__match_args__ must be a tuple (got {matchArgs.Type.Name})");
            return false;
        }
        PyTuple names = matchArgs.IsNull ? PyTuple.Empty : (PyTuple)matchArgs.Ref;
        int allowed = matchesItself ? 1 : names.Count;
        if (allowed < count)
        {
            ts.Raise(PyType.TypeError,
                $"{type.Name}() accepts {allowed} positional sub-pattern{(allowed == 1 ? "" : "s")} ({count} given)");
            return false;
        }
        if (matchesItself)
        {
            attributes[0] = subject;
            return true;
        }
        for (int i = 0; i < count; i++)
        {
            if (names[i].Ref is not PyStr)
            {
                ts.Raise(PyType.TypeError, $"__match_args__ elements must be strings (got {names[i].Type.Name})");
                return false;
            }
            attributes[i] = Attribute(ts, subject, type, names[i], seen);
            if (attributes[i].IsNull) return false;
        }
        return true;
    }

    // match_class_attr
    private static Value Attribute(ThreadState ts, Value subject, PyType type, Value name, HashSet<string> seen)
    {
        if (!seen.Add(name.Ref.ToString()))
        {
            return ts.Raise(PyType.TypeError, $"{type.Name}() got multiple sub-patterns for attribute {Repr.Of(ts, name)}");
        }
        return Attributes.Find(ts, subject, (PyStr)name.Ref);
    }

    private sealed class PyObjectInstance() : PyObject(PyType.Object);
}
