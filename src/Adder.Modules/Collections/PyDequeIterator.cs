using System.Runtime.CompilerServices;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Collections;

/// <summary>Goes through a deque from the left.</summary>
[PyType("_deque_iterator", Module = "collections", Subclassable = false)]
internal sealed partial class PyDequeIterator : PyObject
{
    private readonly PyDeque _deque;
    private readonly long _version;
    private int _index;
    private int _left;

    internal PyDequeIterator(PyDeque deque, int index) : base(TypeObject)
    {
        _deque = deque;
        _version = deque.Version;
        _index = index;
        _left = Math.Max(0, deque.Count - index);
    }

    [Slot(Slot.TpNew, Signature = "_deque_iterator(deque, index=0, /)")]
    internal static Value New(PyType type, PyDeque deque, long index = 0) =>
        new PyDequeIterator(deque, (int)Math.Clamp(index, 0, deque.Count));

    [Slot(Slot.TpIter)]
    [NoThrow]
    internal static Value Iterate(ThreadState ts, Value self) => self;

    [Slot(Slot.TpIternext)]
    [NoThrow]
    internal static Value Next(ThreadState ts, Value self)
    {
        var iterator = Unsafe.As<PyDequeIterator>(self.Ref);
        if (iterator._version != iterator._deque.Version)
        {
            iterator._left = 0;
            return ts.Raise(PyType.RuntimeError, "deque mutated during iteration");
        }
        if (iterator._left == 0) return default;
        iterator._left--;
        return iterator._deque[iterator._index++];
    }

    [PyMethod("How many items are probably left.", Name = "__length_hint__")]
    private long LengthHint() => _left;

    [PyMethod("What pickle needs to make it again.", Name = "__reduce__")]
    private Value Reduce() => new PyTuple(Type, new PyTuple(_deque, _deque.Count - _left));
}

/// <summary>Goes through a deque from the right.</summary>
[PyType("_deque_reverse_iterator", Module = "collections", Subclassable = false)]
internal sealed partial class PyDequeReverseIterator : PyObject
{
    private readonly PyDeque _deque;
    private readonly long _version;
    private int _left;

    internal PyDequeReverseIterator(PyDeque deque, int index) : base(TypeObject)
    {
        _deque = deque;
        _version = deque.Version;
        _left = Math.Max(0, deque.Count - index);
    }

    [Slot(Slot.TpNew, Signature = "_deque_reverse_iterator(deque, index=0, /)")]
    internal static Value New(PyType type, PyDeque deque, long index = 0) =>
        new PyDequeReverseIterator(deque, (int)Math.Clamp(index, 0, deque.Count));

    [Slot(Slot.TpIter)]
    [NoThrow]
    internal static Value Iterate(ThreadState ts, Value self) => self;

    [Slot(Slot.TpIternext)]
    [NoThrow]
    internal static Value Next(ThreadState ts, Value self)
    {
        var iterator = Unsafe.As<PyDequeReverseIterator>(self.Ref);
        if (iterator._left == 0) return default;
        if (iterator._version != iterator._deque.Version)
        {
            iterator._left = 0;
            return ts.Raise(PyType.RuntimeError, "deque mutated during iteration");
        }
        return iterator._deque[--iterator._left];
    }

    [PyMethod("How many items are probably left.", Name = "__length_hint__")]
    private long LengthHint() => _left;

    [PyMethod("What pickle needs to make it again.", Name = "__reduce__")]
    private Value Reduce() => new PyTuple(Type, new PyTuple(_deque, _deque.Count - _left));
}
