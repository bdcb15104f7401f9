using System.Numerics;
using Adder.Hosting;
using Adder.Runtime;

namespace Adder.Tests.Hosting;

/// <summary>Python embedded in a .NET program.</summary>
public sealed class PythonEngineTests
{
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    [Fact]
    public void Evaluates_expressions_to_NET_values()
    {
        using PythonEngine engine = new();
        Assert.Equal(3L, engine.Evaluate("1 + 2"));
        Assert.Equal(0.5, engine.Evaluate<double>("1 / 2"));
        Assert.Equal(BigInteger.Pow(2, 100), engine.Evaluate("2 ** 100"));
        Assert.Equal("héllo", engine.Evaluate("'h\\xe9llo'"));
        Assert.Equal([1L, "two", null], (IEnumerable<object?>)engine.Evaluate("[1, 'two', None]")!);
        Assert.Equal([1, 2, 3], engine.Evaluate<int[]>("range(4)[1:] and [1, 2, 3]")!);
        Assert.Equal(true, engine.Evaluate("{'a': True}['a']"));
    }

    [Fact]
    public void Passes_values_and_functions_in()
    {
        using PythonEngine engine = new();
        engine.Main["numbers"] = new List<int> { 1, 2, 3 };
        engine.Main["twice"] = (long n) => n * 2;
        engine.Execute("result = [twice(n) for n in numbers]");
        Assert.Equal([2L, 4L, 6L], (IEnumerable<object?>)engine.Main["result"]!);
    }

    [Fact]
    public void Calls_Python_functions()
    {
        using PythonEngine engine = new();
        engine.Execute("def greet(name, punctuation='!'):\n    return 'Hello, ' + name + punctuation\n");
        Assert.Equal("Hello, you!", engine.Evaluate<PythonObject>("greet")!.Invoke("you"));
        Assert.Equal(4.0, engine.Import("math").InvokeMethod<double>("sqrt", 16));
    }

    [Fact]
    public void Python_errors_are_NET_exceptions()
    {
        using PythonEngine engine = new();
        PythonException error = Assert.Throws<PythonException>(() => engine.Execute("{}['missing']"));
        Assert.Contains("KeyError: 'missing'", engine.FormatException(error), StringComparison.Ordinal);
        Assert.Throws<PythonException>(() => engine.Execute("not Python at all"));
    }

    [Fact]
    public void A_NET_exception_is_a_Python_error()
    {
        using PythonEngine engine = new();
        engine.Main["fail"] = (Action)(() => throw new InvalidOperationException("from .NET"));
        engine.Execute("try:\n    fail()\nexcept RuntimeError as error:\n    text = str(error)\n");
        Assert.Equal("InvalidOperationException: from .NET", engine.Main["text"]);
    }

    [Fact]
    public void Interpreters_on_two_threads_have_modules_and_locks_of_their_own()
    {
        using Barrier inside = new(2);
        Task<string> first = OnAThread(() => RunInside("one", inside)), second = OnAThread(() => RunInside("two", inside));
        Assert.True(Task.WaitAll([first, second], s_patience), "one interpreter waits for the other's lock");
        Assert.Equal("one", first.Result);
        Assert.Equal("two", second.Result);
    }

    // Both are inside of Python code, holding their locks, when they meet.
    private static string RunInside(string name, Barrier inside)
    {
        using PythonEngine engine = new();
        engine.Main["meet"] = () => inside.SignalAndWait(s_patience);
        engine.Main["name"] = name;
        engine.Execute("import sys, string\nstring.mark = name\nmeet()\nsys.flag = string.mark\nmeet()\n");
        return engine.Evaluate<string>("sys.flag")!;
    }

    private static Task<T> OnAThread<T>(Func<T> work) => Task.Factory.StartNew(work, TaskCreationOptions.LongRunning);
}
