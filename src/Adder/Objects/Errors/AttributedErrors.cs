using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary><c>KeyError</c>: a single argument shows as its repr.</summary>
[PyType("KeyError", Property = "KeyError", Base = typeof(LookupErrorType), Doc = "A mapping has no such key.")]
public partial class PyKeyError(PyType type) : PyException(type)
{
    // KeyError_str
    internal override Value StrOf(ThreadState ts) => Args.Count == 1 ? Repr.Of(ts, Args[0]) : base.StrOf(ts);
}

/// <summary><c>StopIteration</c>: carries what the generator returned.</summary>
[PyType("StopIteration", Property = "StopIteration", Base = typeof(ExceptionType), Doc = "An iterator is at its end.")]
public partial class PyStopIteration(PyType type) : PyException(type)
{
    [PyMember("value", ReadOnly = false)]
    internal Value Result = Value.None;

    internal override void Initialize(ThreadState ts, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        base.Initialize(ts, args, kwnames);
        Result = args.IsEmpty ? Value.None : args[0];
    }

    internal static PyStopIteration With(Value result) => new(PyType.StopIteration)
    {
        Result = result.IsNull ? Value.None : result,
        Args = result.IsNull || result.IsNone ? PyTuple.Empty : new PyTuple(result),
    };
}

/// <summary><c>SystemExit</c>.</summary>
[PyType("SystemExit", Property = "SystemExit", Base = typeof(PyException), Doc = "The program asks to end.")]
public partial class PySystemExit(PyType type) : PyException(type)
{
    [PyMember("code", ReadOnly = false)]
    internal Value Code = Value.None;

    internal override void Initialize(ThreadState ts, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        base.Initialize(ts, args, kwnames);
        Code = args.Length switch { 0 => Value.None, 1 => args[0], _ => Args };
    }
}

/// <summary><c>AttributeError</c>.</summary>
[PyType("AttributeError", Property = "AttributeError", Base = typeof(ExceptionType), Doc = "An object has no such attribute.")]
public partial class PyAttributeError(PyType type) : PyException(type)
{
    [PyMember("name", ReadOnly = false)]
    internal Value Name = Value.None;

    [PyMember("obj", ReadOnly = false)]
    internal Value Object = Value.None;

    internal override void Initialize(ThreadState ts, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        ReadOnlySpan<Value> positional = KeywordsOnly.Split(this, args, kwnames, "name", "obj", out Value name, out Value obj);
        base.Initialize(ts, positional, null);
        if (!name.IsNull) Name = name;
        if (!obj.IsNull) Object = obj;
    }

    // AttributeError_reduce: the object is often one that cannot be pickled.
    internal override Value Reduce(ThreadState ts)
    {
        PyDict state = DictSlot is null ? new PyDict() : DictSlot.Copy();
        if (!Name.IsNone) state.SetString("name", Name);
        state.SetString("args", Args);
        return new PyTuple(Type, Args, state);
    }
}

/// <summary><c>NameError</c>.</summary>
[PyType("NameError", Property = "NameError", Base = typeof(ExceptionType), Doc = "A name is not defined.")]
public partial class PyNameError(PyType type) : PyException(type)
{
    [PyMember("name", ReadOnly = false)]
    internal Value Name = Value.None;

    internal override void Initialize(ThreadState ts, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        ReadOnlySpan<Value> positional = KeywordsOnly.Split(this, args, kwnames, "name", "name", out Value name, out _);
        base.Initialize(ts, positional, null);
        if (!name.IsNull) Name = name;
    }
}

/// <summary><c>UnboundLocalError</c>.</summary>
[PyType("UnboundLocalError", Property = "UnboundLocalError", Base = typeof(PyNameError), Doc = "A local variable has no value yet.")]
internal static partial class UnboundLocalErrorType;

/// <summary>Keyword arguments of exceptions, which have no other parameters' names.</summary>
internal static class KeywordsOnly
{
    internal static ReadOnlySpan<Value> Split(
        PyObject error, ReadOnlySpan<Value> args, PyTuple? kwnames, string first, string second, out Value firstValue, out Value secondValue)
    {
        firstValue = secondValue = default;
        int positional = args.Length - (kwnames?.Count ?? 0);
        for (int i = positional; i < args.Length; i++)
        {
            PyStr name = (PyStr)kwnames![i - positional].Ref;
            if (name.Is(first)) firstValue = args[i];
            else if (name.Is(second)) secondValue = args[i];
            else throw Errors.TypeError($"'{name}' is an invalid keyword argument for {error.Type.Name}()");
        }
        return args[..positional];
    }
}
