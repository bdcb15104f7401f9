using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Execution;

/// <summary><c>any()</c> looks for something true, <c>all()</c> for something false.</summary>
internal sealed class TruthSearch(bool wanted) : ItemConsumer
{
    private bool _isFound;

    internal override Taking TakeAtOnce(in Value item)
    {
        if (item.IsTrue) return Look(true);
        if (item.IsFalse || item.IsNone) return Look(false);
        if (item.IsInt) return Look(item.Bits != 0);
        return ReferenceEquals(item.Type, PyType.Str) ? Look(((PyStr)item.Ref).Length > 0) : Taking.Later;
    }

    internal override Taking Take(ThreadState ts, Value item)
    {
        int truth = Truth.Of(ts, item);
        return truth < 0 ? Taking.Failed : Look(truth > 0);
    }

    internal override Value Result(ThreadState ts) => Value.Bool(_isFound == wanted);

    private Taking Look(bool truth)
    {
        if (truth != wanted) return Taking.Taken;
        _isFound = true;
        return Taking.Done;
    }
}
