using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Builtins;

internal static partial class BuiltinsModule
{
    // builtin___build_class__
    [PyFunction("""
        __build_class__(...)

        __build_class__(func, name, /, *bases, [metaclass], **kwds) -> class

        What a class statement calls.
        """, Name = "__build_class__", Convention = CallingConvention.FastCall | CallingConvention.Keywords)]
    private static Value BuildClass(ThreadState ts, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        int positional = args.Length - (kwnames?.Count ?? 0);
        if (positional < 2) return ts.Raise(PyType.TypeError, "__build_class__: not enough arguments");
        if (args[0].Ref is not PyFunction function) return ts.Raise(PyType.TypeError, "__build_class__: func must be a function");
        if (args[1].Ref is not PyStr name) return ts.Raise(PyType.TypeError, "__build_class__: name is not a string");
        PyTuple originalBases = PyTuple.From(args[2..positional]);
        PyTuple bases = ResolveBases(ts, originalBases);
        Keywords keywords = Keywords.WithoutMetaclass(args[positional..], kwnames);
        Value metaclass = keywords.Metaclass;
        if (metaclass.IsNull) metaclass = bases.Count == 0 ? PyType.Type : bases[0].Type;
        if (metaclass.Ref is PyType given) metaclass = TypeConstruction.Metaclass(given, bases);
        Value ns = Prepare(ts, metaclass, name, bases, keywords);
        Value cell = ts.Interpreter.Evaluator.Run(ts, function, ns).OrThrow(ts);
        if (!ReferenceEquals(bases, originalBases)) Subscript.Set(ts, ns, PyStr.Intern("__orig_bases__"), originalBases).OrThrow(ts);
        Value cls = Calls.Call(ts, metaclass, keywords.Arguments(name, bases, ns), keywords.Names).OrThrow(ts);
        if (cls.Ref is PyType && cell.Ref is PyCell classCell) CheckCell(classCell, name, cls);
        return cls;
    }

    private static Value Prepare(ThreadState ts, Value metaclass, PyStr name, PyTuple bases, Keywords keywords)
    {
        Value prepare = Protocols.Attributes.Find(ts, metaclass, "__prepare__");
        if (prepare.IsNull)
        {
            if (ts.HasPending) throw ts.Throwable();
            return new PyDict();
        }
        Value ns = Calls.Call(ts, prepare, keywords.Arguments(name, bases), keywords.Names).OrThrow(ts);
        if (MappingChecks.IsMapping(ns)) return ns;
        string metaName = metaclass.Ref is PyType type ? type.Name : "<metaclass>";
        throw Errors.TypeError($"{metaName}.__prepare__() must return a mapping, not {ns.Type.Name}");
    }

    private static void CheckCell(PyCell cell, PyStr name, Value cls)
    {
        if (cell.Contents.IsNull)
        {
            throw Errors.RuntimeError($"__class__ not set defining '{name}' as <class '{name}'>. Was __classcell__ propagated to type.__new__?");
        }
        if (!cell.Contents.Is(cls)) throw Errors.TypeError($"__class__ set to {cell.Contents.Ref} defining '{name}' as {cls.Ref}");
    }

    // update_bases
    private static PyTuple ResolveBases(ThreadState ts, PyTuple bases)
    {
        List<Value>? resolved = null;
        for (int i = 0; i < bases.Count; i++)
        {
            Value hook = bases[i].Ref is PyType ? default : Protocols.Attributes.Find(ts, bases[i], "__mro_entries__");
            if (hook.IsNull)
            {
                if (ts.HasPending) throw ts.Throwable();
                resolved?.Add(bases[i]);
                continue;
            }
            if (resolved is null)
            {
                resolved = [];
                for (int j = 0; j < i; j++) resolved.Add(bases[j]);
            }
            Value entries = Calls.Call(ts, hook, bases).OrThrow(ts);
            if (entries.Ref is not PyTuple tuple) throw Errors.TypeError("__mro_entries__ must return a tuple");
            foreach (Value entry in tuple.Items) resolved.Add(entry);
        }
        return resolved is null ? bases : new PyTuple([.. resolved]);
    }

    /// <summary>The keyword arguments of a class statement but metaclass=.</summary>
    private readonly record struct Keywords(Value Metaclass, Value[] Values, PyTuple? Names)
    {
        internal static Keywords WithoutMetaclass(ReadOnlySpan<Value> values, PyTuple? names)
        {
            Value metaclass = default;
            List<Value> keptValues = [], keptNames = [];
            for (int i = 0; i < values.Length; i++)
            {
                if (((PyStr)names![i].Ref).Is("metaclass"))
                {
                    metaclass = values[i];
                    continue;
                }
                keptNames.Add(names[i]);
                keptValues.Add(values[i]);
            }
            return new(metaclass, [.. keptValues], keptNames.Count == 0 ? null : new PyTuple([.. keptNames]));
        }

        internal Value[] Arguments(params ReadOnlySpan<Value> positional) => [.. positional, .. Values];
    }
}
