using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Execution;

/// <summary><c>list()</c> and <c>tuple()</c>, and functions that go over a list of the items.</summary>
internal sealed class Gatherer(Value callable, Value self) : ItemConsumer
{
    private const int FirstRoom = 8;

    private readonly PyList _items = new(new Value[FirstRoom], 0);

    internal override Taking TakeAtOnce(in Value item)
    {
        _items.Add(item);
        return Taking.Taken;
    }

    internal override Taking Take(ThreadState ts, Value item) => TakeAtOnce(item);

    internal override Value Result(ThreadState ts)
    {
        if (callable.Is(PyType.Tuple)) return PyTuple.From(_items.Items);
        _items.Shrink();
        if (callable.Is(PyType.List)) return _items;
        return self.IsNull ? Calls.Call(ts, callable, _items) : Calls.Call(ts, callable, self, _items);
    }
}
