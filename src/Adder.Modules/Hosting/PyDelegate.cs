using System.Reflection;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Runtime;

namespace Adder.Hosting;

/// <summary>A .NET delegate that Python code calls with positional arguments.</summary>
[PyType("dotnet_function", Module = "adder", Subclassable = false, NoInstantiation = true)]
internal sealed partial class PyDelegate : PyObject
{
    private readonly PythonEngine _engine;

    internal PyDelegate(PythonEngine engine, Delegate target) : base(TypeObject)
    {
        _engine = engine;
        Target = target;
    }

    internal Delegate Target { get; }

    [Slot(Slot.TpCall)]
    private Value Call(ThreadState ts, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        if (kwnames is { Count: > 0 }) throw Errors.TypeError($"{Name}() takes no keyword arguments");
        ParameterInfo[] parameters = Target.Method.GetParameters();
        if (args.Length != parameters.Length)
        {
            throw Errors.TypeError($"{Name}() takes {parameters.Length} positional arguments but {args.Length} were given");
        }
        object?[] converted = new object?[args.Length];
        for (int i = 0; i < converted.Length; i++) converted[i] = Convert(args[i], parameters[i].ParameterType);
        try
        {
            return DotNetValues.ToPython(ts, _engine, Target.DynamicInvoke(converted));
        }
        catch (TargetInvocationException error) when (error.InnerException is PythonException python)
        {
            throw new PythonException(python.Error);
        }
        catch (TargetInvocationException error)
        {
            throw Errors.RuntimeError($"{error.InnerException!.GetType().Name}: {error.InnerException.Message}");
        }
    }

    private object? Convert(Value argument, Type type)
    {
        try
        {
            return DotNetValues.ToDotNet(_engine, argument, type);
        }
        catch (Exception error) when (error is InvalidCastException or FormatException or OverflowException)
        {
            throw Errors.TypeError($"{Name}() can't take a {argument.Type.Name} as {type.Name}");
        }
    }

    [PyGetSet("__name__")]
    private string Name => Target.Method.Name;

    [Slot(Slot.TpRepr)]
    private string ReprOf() => $"<.NET function {Name}>";
}
