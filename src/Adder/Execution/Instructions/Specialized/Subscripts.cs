using System.Runtime.CompilerServices;
using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Execution;

// BINARY_SUBSCR and STORE_SUBSCR on exact containers.
internal static unsafe partial class Instructions
{
    [Pasted]
    internal static bool ListItem(ref Value container, ref Value key)
    {
        if ((object)key.Ref != Tags.Int || container.Ref.GetType() != typeof(PyList)) return false;
        PyList list = Unsafe.As<PyList>(container.Ref);
        if ((ulong)key.Bits >= (uint)list.Count) return false;
        ref Value item = ref list.Storage[(int)key.Bits];
        Value.Store(ref container, item);
        return true;
    }

    // Only exact lists are of the C# class PyList itself; a miss is whatever else.
    [Specialization(21, nameof(BinarySubscr), Fast = nameof(ListItem))]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Outcome BinarySubscrListInt(ref Value container, ref Value key) => Outcome.Miss;

    [Pasted]
    internal static bool TupleItem(ref Value container, ref Value key)
    {
        PyType type = container.Ref.Type;
        if ((object)key.Ref != Tags.Int || (object)type != PyType.Tuple) return false;
        PyTuple items = Unsafe.As<PyTuple>(container.Ref);
        if ((ulong)key.Bits >= (uint)items.Count) return false;
        ref Value item = ref Unsafe.Add(ref items.First, (int)key.Bits);
        Value.Store(ref container, item);
        return true;
    }

    [Specialization(22, nameof(BinarySubscr), Fast = nameof(TupleItem))]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Outcome BinarySubscrTupleInt(ref Value container, ref Value key) => Outcome.Miss;

    [Specialization(19, nameof(BinarySubscr))]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Outcome BinarySubscrDict(ThreadState ts, ref Value container, ref Value key)
    {
        if (!ReferenceEquals(container.Type, PyType.Dict)) return Outcome.Miss;
        Value found = Unsafe.As<PyDict>(container.Ref).Find(ts, key);
        if (found.IsNull)
        {
            if (!ts.HasPending) ts.Raise(Errors.Simple(PyType.KeyError, key));
            return Outcome.Failed;
        }
        Value.Store(ref container, found);
        return Outcome.Done;
    }

    [Specialization(20, nameof(BinarySubscr), Pops = "2")]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Frame? BinarySubscrGetitem(ThreadState ts, Frame frame, [Operands] ref Value container)
    {
        PyType type = container.Type;
        if (!type.IsHeapType || type.CachedGetItem is not { } function || function.CurrentVersion != type.CachedGetItemVersion) return Frame.Miss;
        return Calling.EnterExactly(ts, frame, function, ExecutableCode.Of(function.Code), ref container, 2);
    }

    [Pasted]
    internal static bool SetListItem(ref Value value, ref Value container, ref Value key)
    {
        if ((object)key.Ref != Tags.Int || container.Ref.GetType() != typeof(PyList)) return false;
        PyList list = Unsafe.As<PyList>(container.Ref);
        if ((ulong)key.Bits >= (uint)list.Count) return false;
        ref Value item = ref list.Storage[(int)key.Bits];
        Value.Store(ref item, value);
        return true;
    }

    [Specialization(160, nameof(StoreSubscr), Fast = nameof(SetListItem), Pushes = "0")]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Outcome StoreSubscrListInt(ref Value value, ref Value container, ref Value key) => Outcome.Miss;

    [Specialization(159, nameof(StoreSubscr), Pushes = "0")]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Outcome StoreSubscrDict(ThreadState ts, ref Value value, ref Value container, ref Value key)
    {
        if (!ReferenceEquals(container.Type, PyType.Dict)) return Outcome.Miss;
        Unsafe.As<PyDict>(container.Ref).Set(ts, key, value);
        return Outcome.Done;
    }
}
