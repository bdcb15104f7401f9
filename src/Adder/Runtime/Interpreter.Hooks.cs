using Adder.Objects;

namespace Adder.Runtime;

public sealed partial class Interpreter
{
    /// <summary>Makes sys.UnraisableHookArgs; the sys module gives it.</summary>
    internal Func<Value, Value, Value, Value, Value, Value> UnraisableHookArguments { get; set; } =
        static (type, value, traceback, message, obj) => new PyTuple(type, value, traceback, message, obj);

    /// <summary>The frozen importlib._bootstrap.</summary>
    internal Value ImportLib { get; set; }

    /// <summary>builtins.__import__ as it was at the start.</summary>
    internal Value ImportFunction { get; set; }

    /// <summary>What the command line and the environment said.</summary>
    internal Hosting.PyConfig Config { get; init; } = new();
}
