using System.Runtime.CompilerServices;
using Adder.Objects;
using Adder.Runtime;

namespace Adder.Protocols;

/// <summary>Calling any object. Keyword values stand behind the positional ones, their names in a tuple. (PyObject_Vectorcall)</summary>
internal static unsafe class Calls
{
    internal static bool IsCallable(Value value) => value.Type.TpCall != null;

    internal static Value Call(ThreadState ts, Value callable, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        // Its frames are counted by the evaluator.
        if (callable.Ref.GetType() == typeof(PyFunction)) return ts.Interpreter.Evaluator.Call(ts, Unsafe.As<PyFunction>(callable.Ref), args, kwnames);
        var call = callable.Type.TpCall;
        if (call == null) return NotCallable(ts, callable);
        if (!ts.EnterRecursive(" while calling a Python object")) return default;
        Value result = call(ts, callable, args, kwnames);
        ts.LeaveRecursive();
        return result;
    }

    // object_is_not_callable: for a module of which something of its own name was meant.
    private static Value NotCallable(ThreadState ts, Value callable)
    {
        string hint = "";
        if (ReferenceEquals(callable.Type, PyType.Module) && ((PyModule)callable.Ref).Dict.FindString("__name__").Ref is PyStr name)
        {
            Value attribute = Attributes.Find(ts, callable, name);
            ts.ClearPending();
            if (!attribute.IsNull && IsCallable(attribute)) hint = $". Did you mean: '{name}.{name}(...)'?";
        }
        return ts.Raise(PyType.TypeError, $"'{callable.Type.Name}' object is not callable{hint}");
    }

    internal static Value Call(ThreadState ts, Value callable) => Call(ts, callable, [], null);

    internal static Value Call(ThreadState ts, Value callable, Value arg) => Call(ts, callable, new ReadOnlySpan<Value>(in arg), null);

    internal static Value Call(ThreadState ts, Value callable, Value first, Value second)
    {
        Pair pair = default;
        pair[0] = first;
        pair[1] = second;
        return Call(ts, callable, pair, null);
    }

    internal static Value Call(ThreadState ts, Value callable, params ReadOnlySpan<Value> args) => Call(ts, callable, args, null);

    /// <summary>Calls with one more argument in front of the others.</summary>
    internal static Value CallWithFirst(ThreadState ts, Value callable, Value first, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        if (kwnames is null && callable.Ref is PyFunction function) return ts.Interpreter.Evaluator.CallWithFirst(ts, function, first, args);
        if (args.Length < 8)
        {
            Eight few = default;
            few[0] = first;
            args.CopyTo(((Span<Value>)few)[1..]);
            return Call(ts, callable, ((ReadOnlySpan<Value>)few)[..(args.Length + 1)], kwnames);
        }
        Value[] all = new Value[args.Length + 1];
        all[0] = first;
        args.CopyTo(all.AsSpan(1));
        return Call(ts, callable, all, kwnames);
    }

    /// <summary>Calls with a tuple of positional and a dict of keyword arguments. (PyObject_Call)</summary>
    internal static Value CallWithDict(ThreadState ts, Value callable, ReadOnlySpan<Value> args, PyDict? keywords)
    {
        if (keywords is null || keywords.Count == 0) return Call(ts, callable, args, null);
        Value[] all = new Value[args.Length + keywords.Count];
        args.CopyTo(all);
        Value[] names = new Value[keywords.Count];
        for (int i = 0, n = 0; i < keywords.EntryCount && n < names.Length; i++)
        {
            PyDict.Entry entry = keywords.EntryAt(i);
            if (entry.Key.IsNull) continue;
            if (entry.Key.Ref is not PyStr) return ts.Raise(PyType.TypeError, "keywords must be strings");
            names[n] = entry.Key;
            all[args.Length + n++] = entry.Item;
        }
        return Call(ts, callable, all, new PyTuple(names));
    }

    /// <summary>Calls the method; fails with AttributeError when there is none. (PyObject_CallMethod)</summary>
    internal static Value Method(ThreadState ts, Value obj, PyStr name, params ReadOnlySpan<Value> args) => Method(ts, obj, name, args, null);

    /// <inheritdoc cref="Method(ThreadState, Value, PyStr, ReadOnlySpan{Value})"/>
    internal static Value Method(ThreadState ts, Value obj, PyStr name, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        Value attribute = TypeLookup.Find(ts, obj.Type, name);
        bool plain = !attribute.IsNull && obj.Type.TpGetattro == GenericAttributes.GetSlot && attribute.Type.Has(TypeFlags.MethodDescriptor)
            && InstanceAttributes.Find(obj.Ref, name).IsNull;
        if (plain) return CallWithFirst(ts, attribute, obj, args, kwnames);
        Value method = Attributes.Get(ts, obj, name);
        return method.IsNull ? default : Call(ts, method, args, kwnames);
    }

    internal static Value Method(ThreadState ts, Value obj, string name, params ReadOnlySpan<Value> args) =>
        Method(ts, obj, PyStr.Intern(name), args);

    /// <summary>
    /// Calls a special method looked up on the type; <c>default</c> with nothing pending and <paramref name="found"/> false when there is none.
    /// </summary>
    internal static Value Special(ThreadState ts, Value obj, PyStr name, out bool found, params ReadOnlySpan<Value> args)
    {
        Value attribute = TypeLookup.Find(ts, obj.Type, name);
        found = !attribute.IsNull;
        if (!found) return default;
        if (attribute.Type.Has(TypeFlags.MethodDescriptor)) return CallWithFirst(ts, attribute, obj, args, null);
        Value method = Descriptors.Bind(ts, attribute, obj, obj.Type);
        return method.IsNull ? default : Call(ts, method, args, null);
    }

    [InlineArray(2)]
    private struct Pair
    {
        private Value _first;
    }

    [InlineArray(8)]
    private struct Eight
    {
        private Value _first;
    }
}
