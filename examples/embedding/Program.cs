// Python inside a .NET program: values both ways, functions both ways, errors as .NET exceptions.
using Adder.Hosting;
using Adder.Runtime;

using PythonEngine engine = new();

engine.Main["prices"] = new Dictionary<string, double> { ["apple"] = 0.4, ["pear"] = 0.55, ["melon"] = 2.3 };
engine.Main["log"] = (string message) => Console.WriteLine($"Python says: {message}");
engine.Execute("""
    def total(basket):
        log(f"{len(basket)} kinds of fruit")
        return sum(prices[fruit] * count for fruit, count in basket.items())
    """);

PythonObject total = engine.Evaluate<PythonObject>("total")!;
double sum = total.Invoke<double>(new Dictionary<string, int> { ["apple"] = 3, ["melon"] = 1 });
Console.WriteLine($"Together: {sum:0.00}");

PythonObject statistics = engine.Import("statistics");
Console.WriteLine($"Median: {statistics.InvokeMethod<double>("median", engine.Main["prices"] is Dictionary<object, object?> known ? known.Values : null)}");

try
{
    total.Invoke(new Dictionary<string, int> { ["fig"] = 1 });
}
catch (PythonException error)
{
    Console.Write(engine.FormatException(error));
}
