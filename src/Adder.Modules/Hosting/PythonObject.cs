using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Hosting;

/// <summary>A Python object that has no .NET counterpart: attributes, calls, items.</summary>
public sealed class PythonObject
{
    private readonly PythonEngine _engine;

    internal PythonObject(PythonEngine engine, Value value)
    {
        _engine = engine;
        Value = value;
    }

    internal Value Value { get; }

    /// <summary>An attribute as the nearest .NET type.</summary>
    public object? this[string attribute]
    {
        get => GetAttribute<object>(attribute);
        set
        {
            ThreadState ts = _engine.Enter();
            Attributes.Set(ts, Value, PyStr.Intern(attribute), DotNetValues.ToPython(ts, _engine, value));
        }
    }

    /// <summary>An attribute as this .NET type.</summary>
    public T? GetAttribute<T>(string attribute)
    {
        ThreadState ts = _engine.Enter();
        return (T?)DotNetValues.ToDotNet(_engine, Attributes.Get(ts, Value, attribute).OrThrow(ts), typeof(T));
    }

    /// <summary>Calls the object.</summary>
    public object? Invoke(params object?[] arguments) => Invoke<object>(arguments);

    /// <summary>Calls the object; the result as this .NET type.</summary>
    public T? Invoke<T>(params object?[] arguments)
    {
        ThreadState ts = _engine.Enter();
        Value[] values = Array.ConvertAll(arguments, argument => DotNetValues.ToPython(ts, _engine, argument));
        return (T?)DotNetValues.ToDotNet(_engine, Calls.Call(ts, Value, values, null).OrThrow(ts), typeof(T));
    }

    /// <summary>Calls a method; the result as this .NET type.</summary>
    public T? InvokeMethod<T>(string method, params object?[] arguments)
    {
        ThreadState ts = _engine.Enter();
        Value bound = Attributes.Get(ts, Value, method).OrThrow(ts);
        return new PythonObject(_engine, bound).Invoke<T>(arguments);
    }

    /// <summary><c>str()</c> of the object.</summary>
    public override string ToString() => Str.Of(_engine.Enter(), Value).ToString();
}
