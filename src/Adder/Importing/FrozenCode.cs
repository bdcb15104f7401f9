using Adder.Bytecode;
using Adder.Objects;
using Adder.Runtime;

namespace Adder.Importing;

/// <summary>
/// The code of frozen modules, read once for all interpreters. Each gets code objects of its own, which share everything that never changes;
/// what the evaluator learns stays apart.
/// </summary>
internal sealed class FrozenCode : IState<FrozenCode>
{
    static FrozenCode IState<FrozenCode>.New() => new();

    private readonly Dictionary<string, object> _known = [];

    // A start reads some twenty modules, one after the other.
    private WeakReference<MarshalScratch>? _scratch;

    /// <summary>The module's code for this interpreter, or null when it is not frozen.</summary>
    internal static CodeObject? Of(ThreadState ts, string name)
    {
        if (!ts.Interpreter.TryFindFrozen(name, out ReadOnlySpan<byte> code, out _)) return null;
        FrozenCode shared = ts.Interpreter.Runtime.State<FrozenCode>();
        lock (shared._known)
        {
            if (shared._known.TryGetValue(name, out object? read)) return ((CodeObject)read).ForAnotherInterpreter();
        }
        CodeObject known = shared.Read(ts, code);
        // The main interpreter may keep what it read: it ends last.
        lock (shared._known) shared._known[name] = ts.Interpreter.IsMain ? known : known.ForAnotherInterpreter();
        return known;
    }

    private CodeObject Read(ThreadState ts, ReadOnlySpan<byte> code)
    {
        WeakReference<MarshalScratch> kept = Interlocked.Exchange(ref _scratch, null) ?? new(null!);
        if (!kept.TryGetTarget(out MarshalScratch? scratch)) kept.SetTarget(scratch = new MarshalScratch());
        CodeObject read = (CodeObject)MarshalReader.ReadTrusted(ts, code, scratch).Ref;
        _scratch = kept;
        return read;
    }
}
