using System.Text;
using Adder.Bytecode;
using Adder.Importing;
using Adder.Objects;
using Adder.Runtime;
using Adder.Syntax.Parsing;

namespace Adder.Hosting;

/// <summary>A namespace to run code in: its names are read and set as .NET values.</summary>
public sealed class PythonScope
{
    private readonly PythonEngine _engine;
    private readonly PyDict _names;

    internal PythonScope(PythonEngine engine, PyDict names)
    {
        _engine = engine;
        _names = names;
    }

    /// <summary>A name's value as the nearest .NET type; setting a delegate makes it callable from Python.</summary>
    public object? this[string name]
    {
        get
        {
            ThreadState ts = _engine.Enter();
            Value value = _names.FindString(name);
            if (value.IsNull) throw Errors.Make(PyType.NameError, $"name '{name}' is not defined");
            return DotNetValues.ToDotNet(_engine, value, typeof(object));
        }
        set
        {
            ThreadState ts = _engine.Enter();
            _names.SetString(name, DotNetValues.ToPython(ts, _engine, value));
        }
    }

    /// <summary>Whether the name is bound.</summary>
    public bool Contains(string name)
    {
        _ = _engine.Enter();
        return !_names.FindString(name).IsNull;
    }

    /// <summary>A name's value as this .NET type.</summary>
    public T? Get<T>(string name)
    {
        _ = _engine.Enter();
        Value value = _names.FindString(name);
        if (value.IsNull) throw Errors.Make(PyType.NameError, $"name '{name}' is not defined");
        return (T?)DotNetValues.ToDotNet(_engine, value, typeof(T));
    }

    /// <summary>Runs statements here.</summary>
    public void Execute(string source, string fileName = "<string>") => Run(source, fileName, ParseMode.File);

    /// <summary>The value of an expression, as the nearest .NET type.</summary>
    public object? Evaluate(string expression) => Evaluate<object>(expression);

    /// <summary>The value of an expression as this .NET type.</summary>
    public T? Evaluate<T>(string expression) =>
        (T?)DotNetValues.ToDotNet(_engine, Run(expression.Trim(), "<string>", ParseMode.Eval), typeof(T));

    private Value Run(string source, string fileName, ParseMode mode)
    {
        ThreadState ts = _engine.Enter();
        CodeObject code = SourceCompiler.Compile(ts, Encoding.UTF8.GetBytes(source), PyStr.From(fileName), mode, CompilerFlags.IgnoreCookie);
        PyFunction function = new(code, _names, FunctionConstruction.BuiltinsOf(ts, _names));
        return ts.Interpreter.Evaluator.Run(ts, function, _names).OrThrow(ts);
    }
}
