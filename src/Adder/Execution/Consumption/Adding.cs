using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Execution;

/// <summary><c>sum()</c></summary>
internal sealed class Adding : ItemConsumer
{
    private Summation _sum = new(Value.Int(0));

    internal override Taking TakeAtOnce(in Value item) => _sum.TryAdd(item) ? Taking.Taken : Taking.Later;

    internal override Taking Take(ThreadState ts, Value item) => _sum.Add(ts, item) ? Taking.Taken : Taking.Failed;

    internal override Value Result(ThreadState ts) => _sum.Total;
}
