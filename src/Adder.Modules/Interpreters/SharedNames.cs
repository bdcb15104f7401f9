using Adder.Objects;
using Adder.Runtime;

namespace Adder.Modules.Interpreters;

/// <summary>Names and what they stand for, on their way into another interpreter. (_PyXI_namespace)</summary>
internal sealed class SharedNames
{
    private readonly List<KeyValuePair<string, SharedData>> _entries = [];

    /// <summary>Null where nothing is given. Throws.</summary>
    internal static SharedNames? Capture(ThreadState ts, PyDict? names) => Capture(ts, names, SharedData.Capture);

    /// <inheritdoc cref="Capture(ThreadState, PyDict?)"/>
    internal static SharedNames? Capture(ThreadState ts, PyDict? names, Func<ThreadState, Value, SharedData> rule)
    {
        if (names is null) return null;
        SharedNames captured = new();
        for (int i = 0; i < names.EntryCount; i++)
        {
            PyDict.Entry entry = names.EntryAt(i);
            if (entry.Key.IsNull) continue;
            if (entry.Key.Ref is not PyStr name) throw Errors.TypeError("bad argument type for built-in operation");
            captured._entries.Add(new(name.ToString(), rule(ts, entry.Item)));
        }
        return captured;
    }

    internal void Restore(ThreadState ts, PyDict target)
    {
        foreach ((string name, SharedData data) in _entries) target.SetString(name, data.Restore(ts));
    }
}
