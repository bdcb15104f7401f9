using System.Runtime.CompilerServices;
using Adder.Bytecode;
using Adder.Objects;

namespace Adder.Execution;

// Hidden forms: a LOAD_FAST together with what is done to the object. The object itself never gets onto the stack.
internal static unsafe partial class Instructions
{
    [Specialization(184, nameof(LoadFast), Pushes = "1")]
    internal static void LoadFastOfLoadFastLoadFast([Local] ref Value local, [Operands] ref Value top) => Value.Store(ref top, local);

    [Specialization(185, nameof(LoadFast), Pushes = "1")]
    internal static void LoadFastOfLoadFastLoadConst([Local] ref Value local, [Operands] ref Value top) => Value.Store(ref top, local);

    [Specialization(186, nameof(LoadConst), Pushes = "1")]
    internal static void LoadConstOfLoadConstLoadFast([Const] ref Value constant, [Operands] ref Value top) => Value.Store(ref top, constant);

    [Specialization(187, nameof(StoreFast))]
    internal static void StoreFastOfStoreFastLoadFast([Local] ref Value local, ref Value value) => Value.Store(ref local, value);

    [Specialization(188, nameof(LoadFast), Pushes = "1", Swallows = 10)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool LoadFastLoadAttr(Instruction* ip, [Local] ref Value local, [Operands] ref Value top)
    {
        PyObject obj = local.Ref;
        if (obj.ShapeId != ip[4].Arg || obj.Type.VersionTag != (uint)ip[3].Arg) return false;
        ref Value slot = ref Unsafe.As<PyInstance>(obj).Slot(ip[5].Arg);
        PyObject? found = slot.Ref;
        if (found is null) return false;
        if (!ReferenceEquals(top.Ref, found)) Unsafe.AsRef(in top.Ref) = found;
        Unsafe.AsRef(in top.Bits) = slot.Bits;
        return true;
    }

    [Specialization(189, nameof(LoadFast), Pushes = "2", Swallows = 10)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool LoadFastLoadMethod(Frame frame, Instruction* ip, [Local] ref Value local, [Operands] ref Value top)
    {
        PyObject obj = local.Ref;
        if (obj.ShapeId != ip[4].Arg || obj.Type.VersionTag != (uint)ip[3].Arg) return false;
        PushMethod(frame, ip, obj, ref top);
        return true;
    }

    [Specialization(190, nameof(LoadFast), Pushes = "2", Swallows = 10)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool LoadFastLoadMethodNoDict(Frame frame, Instruction* ip, [Local] ref Value local, [Operands] ref Value top)
    {
        if (local.Ref.Type.VersionTag != (uint)ip[3].Arg) return false;
        Value.Store(ref Unsafe.Add(ref top, 1), local);
        Value.Store(ref top, Unsafe.As<PyObject>(frame.Code.CacheObject(ip[2].Arg)));
        return true;
    }

    // An instance, which has no bits.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void PushMethod(Frame frame, Instruction* ip, PyObject obj, ref Value top)
    {
        Value.Store(ref Unsafe.Add(ref top, 1), obj);
        Value.Store(ref top, Unsafe.As<PyObject>(frame.Code.CacheObject(ip[2].Arg)));
    }

    [Specialization(191, nameof(LoadFast), Pops = "1", Pushes = "0", Swallows = 5)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool LoadFastStoreAttr(Instruction* ip, [Local] ref Value local, [Operands] ref Value value)
    {
        PyObject obj = local.Ref;
        if (obj.ShapeId != ip[4].Arg || obj.Type.VersionTag != (uint)ip[3].Arg) return false;
        obj.ShapeId = ip[2].Arg;
        Value.Store(ref Unsafe.As<PyInstance>(obj).Slot(ip[5].Arg), value);
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TakeItem(Value[] items, int count, long index, ref Value target)
    {
        if ((ulong)index >= (uint)count) return false;
        Value.Store(ref target, items[(int)index]);
        return true;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TakeListItem(ref Value container, long index, ref Value target)
    {
        PyList list = Unsafe.As<PyList>(container.Ref);
        return list.GetType() == typeof(PyList) && TakeItem(list.Storage, list.Count, index, ref target);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TakeTupleItem(ref Value container, long index, ref Value target)
    {
        if (!ReferenceEquals(container.Ref.Type, PyType.Tuple)) return false;
        Value[] items = Unsafe.As<PyTuple>(container.Ref).Array;
        return TakeItem(items, items.Length, index, ref target);
    }

    [Specialization(202, nameof(LoadFast), Else = (int)Opcode.LoadFastLoadFast, Pushes = "1", Swallows = 3)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool LocalsListItem(Instruction* ip, [Locals] ref Value locals, [Local] ref Value list, [Operands] ref Value top)
    {
        ref Value index = ref Unsafe.Add(ref locals, ip[1].Arg);
        return index.IsInt && TakeListItem(ref list, index.Bits, ref top);
    }

    [Specialization(203, nameof(LoadFast), Else = (int)Opcode.LoadFastLoadConst, Pushes = "1", Swallows = 3)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool LocalConstListItem(Instruction* ip, [Consts] ref Value consts, [Local] ref Value list, [Operands] ref Value top) =>
        TakeListItem(ref list, Unsafe.Add(ref consts, ip[1].Arg).Bits, ref top);

    [Specialization(204, nameof(LoadFast), Pops = "1", Pushes = "1", Swallows = 2)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool StackLocalListItem([Local] ref Value index, [Operands] ref Value list) =>
        index.IsInt && TakeListItem(ref list, index.Bits, ref list);

    [Specialization(205, nameof(LoadConst), Pops = "1", Pushes = "1", Swallows = 2)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool StackConstListItem([Const] ref Value index, [Operands] ref Value list) => TakeListItem(ref list, index.Bits, ref list);

    [Specialization(206, nameof(LoadFast), Else = (int)Opcode.LoadFastLoadConst, Pushes = "1", Swallows = 3)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool LocalConstTupleItem(Instruction* ip, [Consts] ref Value consts, [Local] ref Value tuple, [Operands] ref Value top) =>
        TakeTupleItem(ref tuple, Unsafe.Add(ref consts, ip[1].Arg).Bits, ref top);

    [Specialization(207, nameof(LoadConst), Pops = "1", Pushes = "1", Swallows = 2)]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool StackConstTupleItem([Const] ref Value index, [Operands] ref Value tuple) => TakeTupleItem(ref tuple, index.Bits, ref tuple);
}
