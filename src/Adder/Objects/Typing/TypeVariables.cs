using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary>Type variables in the arguments of generics: finding and replacing them. Throws. (_Py_make_parameters, _Py_subs_parameters)</summary>
internal static class TypeVariables
{
    /// <summary>The type variables in order of first appearance.</summary>
    internal static PyTuple In(ThreadState ts, PyTuple args)
    {
        PyList found = new();
        foreach (Value arg in args.Items)
        {
            if (arg.Ref is PyType) continue;
            if (IsVariable(ts, arg)) AddOnce(found, arg);
            else AddParametersOf(ts, found, arg);
        }
        return PyTuple.From(found.Items);
    }

    private static void AddParametersOf(ThreadState ts, PyList found, Value arg)
    {
        Value inner = Attributes.Find(ts, arg, "__parameters__");
        if (inner.IsNull && ts.HasPending) throw ts.Throwable();
        if (inner.Ref is not PyTuple parameters) return;
        foreach (Value parameter in parameters.Items) AddOnce(found, parameter);
    }

    private static void AddOnce(PyList found, Value variable)
    {
        foreach (Value known in found.Items)
        {
            if (known.Is(variable)) return;
        }
        found.Add(variable);
    }

    private static bool IsVariable(ThreadState ts, Value arg)
    {
        Value substitute = Attributes.Find(ts, arg, "__typing_subst__");
        if (substitute.IsNull && ts.HasPending) throw ts.Throwable();
        return !substitute.IsNull;
    }

    /// <summary>The arguments with the parameters replaced by what was given in brackets.</summary>
    internal static PyTuple Substitute(ThreadState ts, Value self, PyTuple args, PyTuple parameters, Value item)
    {
        if (parameters.Count == 0) throw Errors.TypeError($"{Repr.Of(ts, self)} is not a generic class");
        PyTuple given = Unpack(ts, item);
        foreach (Value parameter in parameters.Items)
        {
            Value prepare = Attributes.Find(ts, parameter, "__typing_prepare_subst__");
            if (prepare.IsNull && ts.HasPending) throw ts.Throwable();
            if (prepare.IsNull || prepare.IsNone) continue;
            Value prepared = Calls.Call(ts, prepare, self, given).OrThrow(ts);
            given = prepared.Ref as PyTuple ?? new PyTuple(prepared);
        }
        if (given.Count != parameters.Count)
        {
            throw Errors.TypeError(
                $"Too {(given.Count > parameters.Count ? "many" : "few")} arguments for {Repr.Of(ts, self)}; actual {given.Count}, expected {parameters.Count}");
        }
        PyList result = new();
        foreach (Value arg in args.Items) AddSubstituted(ts, result, arg, parameters, given);
        return PyTuple.From(result.Items);
    }

    // _unpack_args
    private static PyTuple Unpack(ThreadState ts, Value item)
    {
        PyTuple items = item.Ref as PyTuple ?? new PyTuple(item);
        PyList result = new();
        foreach (Value value in items.Items)
        {
            Value inner = value.Ref is PyType ? default : Attributes.Find(ts, value, "__typing_unpacked_tuple_args__");
            if (inner.IsNull && ts.HasPending) throw ts.Throwable();
            bool open = inner.Ref is PyTuple unpacked && unpacked.Count > 0 && unpacked[unpacked.Count - 1].Is(PyEllipsis.Instance);
            if (inner.Ref is not PyTuple parts || open) result.Add(value);
            else foreach (Value part in parts.Items) result.Add(part);
        }
        return PyTuple.From(result.Items);
    }

    private static void AddSubstituted(ThreadState ts, PyList result, Value arg, PyTuple parameters, PyTuple given)
    {
        if (arg.Ref is PyType)
        {
            result.Add(arg);
            return;
        }
        Value substitute = Attributes.Find(ts, arg, "__typing_subst__");
        if (substitute.IsNull && ts.HasPending) throw ts.Throwable();
        Value unpack = Attributes.Find(ts, arg, "__typing_is_unpacked_typevartuple__");
        if (unpack.IsNull && ts.HasPending) throw ts.Throwable();
        bool spread = !unpack.IsNull && Truth.Test(ts, unpack);
        Value replacement = substitute.IsNull
            ? Nested(ts, arg, parameters, given)
            : Calls.Call(ts, substitute, given[IndexOf(parameters, arg)]).OrThrow(ts);
        if (spread && replacement.Ref is PyTuple many) foreach (Value value in many.Items) result.Add(value);
        else result.Add(replacement);
    }

    // subs_tvars
    private static Value Nested(ThreadState ts, Value arg, PyTuple parameters, PyTuple given)
    {
        Value inner = Attributes.Find(ts, arg, "__parameters__");
        if (inner.IsNull && ts.HasPending) throw ts.Throwable();
        if (inner.Ref is not PyTuple { Count: > 0 } nested) return arg;
        PyList chosen = new();
        foreach (Value parameter in nested.Items)
        {
            int index = IndexOf(parameters, parameter);
            if (index < 0) chosen.Add(parameter);
            else if (parameter.Ref is PyTypeVarTuple && given[index].Ref is PyTuple many) foreach (Value value in many.Items) chosen.Add(value);
            else chosen.Add(given[index]);
        }
        return Subscript.Get(ts, arg, PyTuple.From(chosen.Items)).OrThrow(ts);
    }

    private static int IndexOf(PyTuple parameters, Value variable)
    {
        for (int i = 0; i < parameters.Count; i++)
        {
            if (parameters[i].Is(variable)) return i;
        }
        return -1;
    }

    /// <summary>A type as annotations show it. (_Py_typing_type_repr)</summary>
    internal static string NameOf(ThreadState ts, Value value)
    {
        if (value.Is(PyEllipsis.Instance)) return "...";
        if (value.Is(PyType.NoneType)) return "None";
        if (value.Ref is PyGenericAlias) return Repr.Of(ts, value).ToString();
        if (value.Ref is PyList list)
        {
            System.Text.StringBuilder text = new("[");
            for (int i = 0; i < list.Count; i++) text.Append(i > 0 ? ", " : "").Append(NameOf(ts, list[i]));
            return text.Append(']').ToString();
        }
        bool generic = !Find(ts, value, "__origin__").IsNull && !Find(ts, value, "__args__").IsNull;
        Value qualname = generic ? default : Find(ts, value, "__qualname__");
        Value module = qualname.IsNull ? default : Find(ts, value, "__module__");
        if (qualname.IsNull || module.IsNull || module.IsNone) return Repr.Of(ts, value).ToString();
        string moduleName = Str.Of(ts, module).ToString(), name = Str.Of(ts, qualname).ToString();
        return moduleName == "builtins" ? name : $"{moduleName}.{name}";
    }

    private static Value Find(ThreadState ts, Value value, string name)
    {
        Value found = Attributes.Find(ts, value, name);
        return found.IsNull && ts.HasPending ? throw ts.Throwable() : found;
    }
}
