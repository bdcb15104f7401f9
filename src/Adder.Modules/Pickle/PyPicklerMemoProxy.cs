using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Pickle;

/// <summary>A pickler's memo as Python sees it.</summary>
[PyType("PicklerMemoProxy", Module = "_pickle", Subclassable = false, NoInstantiation = true)]
internal sealed partial class PyPicklerMemoProxy(PyPickler pickler) : PyObject(TypeObject)
{
    internal PyPickler Pickler { get; } = pickler;

    [Slot(Slot.TpHash), NoThrow]
    internal static long GetHash(ThreadState ts, Value self) => Hashing.NotImplemented(ts, self);

    [PyMethod("clear($self, /)\n--\n\nRemove all items from memo.")]
    private void Clear() => Pickler.Memo.Clear();

    [PyMethod("copy($self, /)\n--\n\nCopy the memo to a new object.")]
    private PyDict Copy(ThreadState ts)
    {
        var copy = new PyDict();
        foreach ((PyObject obj, int number) in Pickler.Memo.Entries())
        {
            copy.Set(ts, Value.Int(Identity.Of(obj)), new PyTuple(Value.Int(number), obj));
        }
        return copy;
    }

    [PyMethod("__reduce__($self, /)\n--\n\nImplement pickle support.", Name = "__reduce__")]
    private Value Reduce(ThreadState ts) => new PyTuple(PyType.Dict, new PyTuple(Copy(ts)));
}

/// <summary>An unpickler's memo as Python sees it.</summary>
[PyType("UnpicklerMemoProxy", Module = "_pickle", Subclassable = false, NoInstantiation = true)]
internal sealed partial class PyUnpicklerMemoProxy(PyUnpickler unpickler) : PyObject(TypeObject)
{
    internal PyUnpickler Unpickler { get; } = unpickler;

    [Slot(Slot.TpHash), NoThrow]
    internal static long GetHash(ThreadState ts, Value self) => Hashing.NotImplemented(ts, self);

    [PyMethod("clear($self, /)\n--\n\nRemove all items from memo.")]
    private void Clear() => Unpickler.Memo.Clear();

    [PyMethod("copy($self, /)\n--\n\nCopy the memo to a new object.")]
    private PyDict Copy(ThreadState ts)
    {
        var copy = new PyDict();
        foreach ((long number, Value value) in Unpickler.Memo.Entries()) copy.Set(ts, Value.Int(number), value);
        return copy;
    }

    [PyMethod("__reduce__($self, /)\n--\n\nImplement pickling support.", Name = "__reduce__")]
    private Value Reduce(ThreadState ts) => new PyTuple(PyType.Dict, new PyTuple(Copy(ts)));
}
