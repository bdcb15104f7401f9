using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary>How any instance is pickled and copied. Throws. (reduce_newobj)</summary>
internal static unsafe class Reduction
{
    internal static Value Of(ThreadState ts, Value obj, int protocol)
    {
        Value copyreg = InstanceState.ModuleNamed(ts, "copyreg");
        if (protocol < 2) return Calls.Method(ts, copyreg, "_reduce_ex", obj, protocol);
        (PyTuple? args, PyDict? keywords) = NewArguments(ts, obj);
        PyType type = obj.Type;
        if (type.TpNew == null) throw Errors.TypeError($"cannot pickle '{type.Name}' object");
        Value constructor, arguments;
        if (keywords is null || keywords.Count == 0)
        {
            constructor = Attributes.Get(ts, copyreg, "__newobj__").OrThrow(ts);
            arguments = new PyTuple([type, .. args is null ? [] : args.Items]);
        }
        else
        {
            constructor = Attributes.Get(ts, copyreg, "__newobj_ex__").OrThrow(ts);
            arguments = new PyTuple(type, args!, keywords);
        }
        bool hasArguments = args is not null, isContainer = obj.Ref is PyList or PyDict;
        Value state = InstanceState.Of(ts, obj, required: !hasArguments && !isContainer);
        return new PyTuple(constructor, arguments, state, ListItems(ts, obj), DictItems(ts, obj));
    }

    // _PyObject_GetNewArguments
    private static (PyTuple? Args, PyDict? Keywords) NewArguments(ThreadState ts, Value obj)
    {
        Value ex = Attributes.FindSpecial(ts, obj, "__getnewargs_ex__");
        if (ex.IsNull && ts.HasPending) throw ts.Throwable();
        if (!ex.IsNull) return Extended(Calls.Call(ts, ex).OrThrow(ts));
        Value plain = Attributes.FindSpecial(ts, obj, "__getnewargs__");
        if (plain.IsNull) return ts.HasPending ? throw ts.Throwable() : (null, null);
        Value args = Calls.Call(ts, plain).OrThrow(ts);
        return args.Ref is PyTuple tuple ? (tuple, null) : throw Errors.TypeError($"__getnewargs__ should return a tuple, not '{args.Type.Name}'");
    }

    private static (PyTuple Args, PyDict Keywords) Extended(Value result)
    {
        if (result.Ref is not PyTuple pair) throw Errors.TypeError($"__getnewargs_ex__ should return a tuple, not '{result.Type.Name}'");
        if (pair.Count != 2) throw Errors.ValueError($"__getnewargs_ex__ should return a tuple of length 2, not {pair.Count}");
        if (pair[0].Ref is not PyTuple args)
        {
            throw Errors.TypeError($"first item of the tuple returned by __getnewargs_ex__ must be a tuple, not '{pair[0].Type.Name}'");
        }
        if (pair[1].Ref is not PyDict keywords)
        {
            throw Errors.TypeError($"second item of the tuple returned by __getnewargs_ex__ must be a dict, not '{pair[1].Type.Name}'");
        }
        return (args, keywords);
    }

    private static Value ListItems(ThreadState ts, Value obj) => obj.Ref is PyList ? Iteration.GetIter(ts, obj).OrThrow(ts) : Value.None;

    private static Value DictItems(ThreadState ts, Value obj) =>
        obj.Ref is PyDict ? Iteration.GetIter(ts, Calls.Method(ts, obj, "items").OrThrow(ts)).OrThrow(ts) : Value.None;
}
