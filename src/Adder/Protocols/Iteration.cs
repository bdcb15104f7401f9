using System.Runtime.CompilerServices;
using Adder.Execution;
using Adder.Objects;
using Adder.Runtime;

namespace Adder.Protocols;

/// <summary>Iterables and iterators. (PyObject_GetIter, PyIter_Next)</summary>
internal static unsafe class Iteration
{
    /// <summary><c>iter(iterable)</c></summary>
    internal static Value GetIter(ThreadState ts, Value iterable)
    {
        PyType type = iterable.Type;
        if (type.TpIter == null)
        {
            return IsSequence(type) ? OverSequence(iterable) : ts.Raise(PyType.TypeError, $"'{type.Name}' object is not iterable");
        }
        Value iterator = type.TpIter(ts, iterable);
        if (iterator.IsNull || IsIterator(iterator)) return iterator;
        return ts.Raise(PyType.TypeError, $"iter() returned non-iterator of type '{iterator.Type.Name}'");
    }

    /// <summary>The next item; <c>default</c> with nothing pending at the end.</summary>
    internal static Value Next(ThreadState ts, Value iterator)
    {
        Value next = iterator.Type.TpIternext(ts, iterator);
        if (next.IsNull && ts.HasPending) ts.ClearIf(PyType.StopIteration);
        return next;
    }

    /// <summary>(PyIter_Check)</summary>
    internal static bool IsIterator(Value value) =>
        value.Type.TpIternext != null && value.Type.TpIternext != (delegate*<ThreadState, Value, Value>)&NextNotImplemented;

    /// <summary>The slot of a class without <c>__next__</c>: its instances may be iterators of a class that lost it. (_PyObject_NextNotImplemented)</summary>
    internal static Value NextNotImplemented(ThreadState ts, Value self) =>
        ts.Raise(PyType.TypeError, $"'{self.Type.Name}' object is not iterable");

    internal static bool IsIterable(Value value) => value.Type.TpIter != null || IsSequence(value.Type);

    /// <summary>Has <c>__getitem__</c> by number. (PySequence_Check)</summary>
    internal static bool IsSequence(PyType type) => type.SqItem != null && !type.Has(TypeFlags.DictSubclass);

    /// <summary>An iterator that asks for item after item.</summary>
    internal static Value OverSequence(Value sequence) => new PySequenceIterator(sequence);

    /// <summary>Appends all items to the list; -1 with the error pending. (list.extend)</summary>
    internal static int Extend(ThreadState ts, PyList list, Value iterable)
    {
        if (ReferenceEquals(iterable.Ref.Type, PyType.List) || ReferenceEquals(iterable.Ref.Type, PyType.Tuple))
        {
            list.AddRange(iterable.Ref is PyList other ? other.Items : ((PyTuple)iterable.Ref).Items);
            return 0;
        }
        Value iterator = GetIter(ts, iterable);
        if (iterator.IsNull || LengthHint.Of(ts, iterable, 8) < 0) return -1;
        while (true)
        {
            Value item = Next(ts, iterator);
            if (item.IsNull) break;
            list.Add(item);
        }
        Temporaries.Drop(ts, iterator);
        return ts.HasPending ? -1 : 0;
    }

    /// <summary>
    /// Sends a value into any iterator: what it yields, or with <paramref name="finished"/> what it returned. (PyIter_Send)
    /// </summary>
    internal static Value Send(ThreadState ts, Value receiver, Value value, out bool finished)
    {
        finished = false;
        PyType type = receiver.Type;
        Value result;
        if (type.AmSend != null)
        {
            result = type.AmSend(ts, receiver, value);
            if (!result.IsNull || ts.HasPending) return result;
            finished = true;
            result = ts.StopValue;
            ts.StopValue = default;
            return result.IsNull ? Value.None : result;
        }
        ts.StopValue = default;
        result = value.IsNone && IsIterator(receiver) ? type.TpIternext(ts, receiver) : Calls.Method(ts, receiver, "send", value);
        if (!result.IsNull) return result;
        // A slot for __next__ that is written in Python has taken the value out of StopIteration.
        result = ts.HasPending || ts.StopValue.IsNull ? TakeStopValue(ts) : ts.StopValue;
        ts.StopValue = default;
        finished = !result.IsNull;
        return result;
    }

    /// <summary>Ends an iteration: the value that the pending StopIteration carries, None when nothing is pending. (_PyGen_FetchStopIterationValue)</summary>
    internal static Value TakeStopValue(ThreadState ts)
    {
        if (!ts.HasPending) return Value.None;
        if (!ts.PendingIs(PyType.StopIteration)) return default;
        return ((PyStopIteration)ts.TakePending()).Result;
    }
}
