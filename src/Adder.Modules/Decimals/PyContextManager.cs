using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Runtime;

namespace Adder.Modules.Decimals;

/// <summary>What localcontext() returns.</summary>
[PyType("ContextManager", Module = "decimal", NoInstantiation = true)]
internal sealed partial class PyContextManager : PyObject
{
    private readonly PyDecimalContext _local, _outer;

    internal PyContextManager(PyDecimalContext local, PyDecimalContext outer) : base(TypeObject)
    {
        _local = local;
        _outer = outer;
    }

    [PyMethod("__enter__($self, /)\n--\n\nMake the context current.")]
    private Value Enter(ThreadState ts)
    {
        DecimalState.Of(ts).SetCurrent(ts, _local);
        return _local;
    }

    [PyMethod("__exit__($self, /, *args)\n--\n\nReturn to the context before.")]
    private Value Exit(ThreadState ts, ReadOnlySpan<Value> args)
    {
        DecimalState.Of(ts).SetCurrent(ts, _outer);
        return Value.False;
    }
}
