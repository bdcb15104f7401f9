using Adder.Bytecode;
using Adder.Objects;
using Adder.Runtime;

namespace Adder.Importing;

/// <summary>
/// The code of frozen modules, read once for all interpreters. Each gets code objects of its own, which share everything that never changes;
/// what the evaluator learns stays apart.
/// </summary>
internal sealed class FrozenCode
{
    private readonly Dictionary<string, CodeObject> _known = [];

    /// <summary>The module's code for this interpreter, or null when it is not frozen.</summary>
    internal static CodeObject? Of(ThreadState ts, string name)
    {
        if (!ts.Interpreter.TryFindFrozen(name, out ReadOnlySpan<byte> code, out _)) return null;
        FrozenCode shared = ts.Interpreter.Runtime.State<FrozenCode>();
        CodeObject? known;
        lock (shared._known) known = shared._known.GetValueOrDefault(name);
        if (known is not null) return known.ForAnotherInterpreter();
        known = (CodeObject)MarshalReader.ReadTrusted(ts, code.ToArray()).Ref;
        // The main interpreter may keep what it read: it ends last.
        lock (shared._known) shared._known[name] = ts.Interpreter.IsMain ? known : known.ForAnotherInterpreter();
        return known;
    }
}
