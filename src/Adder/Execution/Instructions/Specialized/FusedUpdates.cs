using System.Runtime.CompilerServices;
using Adder.Objects;

namespace Adder.Execution;

// Hidden forms of x[i] op= v and obj.name op= v: what COPY and SWAP move about stays where it is.
internal static unsafe partial class Instructions
{
    // SWAP 3, SWAP 2, STORE_SUBSCR_LIST_INT
    [Specialization(210, nameof(Swap), Pops = "3", Pushes = "0", Swallows = 3), Pasted]
    internal static bool SwapsStoreListItem([Operands] ref Value container)
    {
        ref Value key = ref Unsafe.Add(ref container, 1);
        if ((object)key.Ref != Tags.Int || container.Ref.GetType() != typeof(PyList)) return false;
        PyList list = Unsafe.As<PyList>(container.Ref);
        if ((ulong)key.Bits >= (uint)list.Count) return false;
        ref Value item = ref list.Storage[(int)key.Bits];
        ref Value value = ref Unsafe.Add(ref container, 2);
        Value.Store(ref item, value);
        return true;
    }

    // COPY 2, COPY 2, BINARY_SUBSCR_LIST_INT
    [Specialization(211, nameof(Copy), Pops = "2", Pushes = "3", Swallows = 3), Pasted]
    internal static bool CopiesListItem([Operands] ref Value container)
    {
        ref Value key = ref Unsafe.Add(ref container, 1);
        if ((object)key.Ref != Tags.Int || container.Ref.GetType() != typeof(PyList)) return false;
        PyList list = Unsafe.As<PyList>(container.Ref);
        if ((ulong)key.Bits >= (uint)list.Count) return false;
        ref Value item = ref list.Storage[(int)key.Bits];
        ref Value target = ref Unsafe.Add(ref container, 2);
        Value.Store(ref target, item);
        return true;
    }

    // COPY 1, LOAD_ATTR
    [Specialization(212, nameof(Copy), Pops = "1", Pushes = "2", Swallows = 10), Pasted]
    internal static bool CopyLoadAttr(Instruction* ip, [Operands] ref Value owner)
    {
        PyObject obj = owner.Ref;
        if (obj.ShapeId != ip[4].Arg) return false;
        PyType type = obj.Type;
        if (type.VersionTag != (uint)ip[3].Arg) return false;
        ref Value slot = ref Unsafe.Add(ref Unsafe.As<PyInstance1>(obj).First, ip[5].Arg);
        if (slot.Ref is null) return false;
        ref Value target = ref Unsafe.Add(ref owner, 1);
        Value.Store(ref target, slot);
        return true;
    }

    // SWAP 2, STORE_ATTR
    [Specialization(213, nameof(Swap), Pops = "2", Pushes = "0", Swallows = 5), Pasted]
    internal static bool SwapStoreAttr(Instruction* ip, [Operands] ref Value owner)
    {
        PyObject obj = owner.Ref;
        if (obj.ShapeId != ip[4].Arg) return false;
        PyType type = obj.Type;
        if (type.VersionTag != (uint)ip[3].Arg) return false;
        obj.ShapeId = ip[2].Arg;
        ref Value slot = ref Unsafe.Add(ref Unsafe.As<PyInstance1>(obj).First, ip[5].Arg);
        ref Value value = ref Unsafe.Add(ref owner, 1);
        Value.Store(ref slot, value);
        return true;
    }
}
