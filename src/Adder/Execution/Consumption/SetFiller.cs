using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Execution;

/// <summary><c>set()</c> and <c>frozenset()</c>.</summary>
internal sealed class SetFiller(ThreadState ts, PySet set) : ItemConsumer
{
    // Something in the set may be compared by Python code.
    private bool _isMixed;

    internal override Taking TakeAtOnce(in Value item)
    {
        if (_isMixed || !IsPlain(item)) return Taking.Later;
        set.Add(ts, item);
        return Taking.Taken;
    }

    internal override Taking Take(ThreadState ts, Value item)
    {
        _isMixed = true;
        long hash = Hashing.Of(ts, item);
        if (hash == -1) return Taking.Failed;
        set.Add(ts, item, hash);
        return Taking.Taken;
    }

    internal override Value Result(ThreadState ts) => set;

    private static bool IsPlain(in Value item)
    {
        if (item.IsInt || item.IsFloat || item.IsNone) return true;
        PyType type = item.Type;
        if (!ReferenceEquals(type, PyType.Tuple)) return ReferenceEquals(type, PyType.Str) || ReferenceEquals(type, PyType.Bytes) || ReferenceEquals(type, PyType.Bool);
        foreach (ref readonly Value part in ((PyTuple)item.Ref).Items)
        {
            if (!part.IsInt && !ReferenceEquals(part.Type, PyType.Str)) return false;
        }
        return true;
    }
}
