using System.Runtime.CompilerServices;
using Adder.Bytecode;
using Adder.Objects;

namespace Adder.Execution;

// Hidden forms: a LOAD_FAST together with what is done to the object. The object itself never gets onto the stack.
internal static unsafe partial class Instructions
{
    [Specialization(184, nameof(LoadFast), Pushes = "1"), Pasted]
    internal static bool LoadFastOfLoadFastLoadFast([Local] ref Value local, [Operands] ref Value top)
    {
        Value.Store(ref top, local);
        return true;
    }

    [Specialization(185, nameof(LoadFast), Pushes = "1"), Pasted]
    internal static bool LoadFastOfLoadFastLoadConst([Local] ref Value local, [Operands] ref Value top)
    {
        Value.Store(ref top, local);
        return true;
    }

    [Specialization(186, nameof(LoadConst), Pushes = "1"), Pasted]
    internal static bool LoadConstOfLoadConstLoadFast([Const] ref Value constant, [Operands] ref Value top)
    {
        Value.Store(ref top, constant);
        return true;
    }

    [Specialization(187, nameof(StoreFast), Pushes = "0"), Pasted]
    internal static bool StoreFastOfStoreFastLoadFast([Local] ref Value local, ref Value value)
    {
        Value.Store(ref local, value);
        return true;
    }

    [Specialization(188, nameof(LoadFast), Pushes = "1", Swallows = 10), Pasted]
    internal static bool LoadFastLoadAttr(Instruction* ip, [Local] ref Value local, [Operands] ref Value top)
    {
        PyObject obj = local.Ref;
        if (obj.ShapeId != ip[4].Arg) return false;
        PyType type = obj.Type;
        if (type.VersionTag != (uint)ip[3].Arg) return false;
        ref Value slot = ref Unsafe.Add(ref Unsafe.As<PyInstance1>(obj).First, ip[5].Arg);
        if (slot.Ref is null) return false;
        Value.Store(ref top, slot);
        return true;
    }

    // An attribute that is called: there is nothing to bind.
    [Specialization(218, nameof(LoadFast), Pushes = "2", Swallows = 10), Pasted]
    internal static bool LoadFastLoadCallee(Instruction* ip, [Local] ref Value local, [Operands] ref Value top)
    {
        PyObject obj = local.Ref;
        if (obj.ShapeId != ip[4].Arg) return false;
        PyType type = obj.Type;
        if (type.VersionTag != (uint)ip[3].Arg) return false;
        ref Value slot = ref Unsafe.Add(ref Unsafe.As<PyInstance1>(obj).First, ip[5].Arg);
        if (slot.Ref is null) return false;
        Unsafe.AsRef(in top.Ref) = null!;
        ref Value callee = ref Unsafe.Add(ref top, 1);
        Value.Store(ref callee, slot);
        return true;
    }

    [Specialization(189, nameof(LoadFast), Pushes = "2", Swallows = 10), Pasted]
    internal static bool LoadFastLoadMethod(Frame frame, Instruction* ip, [Local] ref Value local, [Operands] ref Value top)
    {
        PyObject obj = local.Ref;
        if (obj.ShapeId != ip[4].Arg) return false;
        PyType type = obj.Type;
        if (type.VersionTag != (uint)ip[3].Arg) return false;
        PyObject method = Unsafe.As<PyObject>(frame.Code.CacheObjects[ip[2].Arg])!;
        ref Value self = ref Unsafe.Add(ref top, 1);
        if ((object)self.Ref != obj) Unsafe.AsRef(in self.Ref) = obj;
        Unsafe.AsRef(in self.Bits) = 0;
        if ((object)top.Ref != method) Unsafe.AsRef(in top.Ref) = method;
        Unsafe.AsRef(in top.Bits) = 0;
        return true;
    }

    [Specialization(190, nameof(LoadFast), Pushes = "2", Swallows = 10), Pasted]
    internal static bool LoadFastLoadMethodNoDict(Frame frame, Instruction* ip, [Local] ref Value local, [Operands] ref Value top)
    {
        PyType type = local.Ref.Type;
        if (type.VersionTag != (uint)ip[3].Arg) return false;
        PyObject method = Unsafe.As<PyObject>(frame.Code.CacheObjects[ip[2].Arg])!;
        ref Value self = ref Unsafe.Add(ref top, 1);
        Value.Store(ref self, local);
        if ((object)top.Ref != method) Unsafe.AsRef(in top.Ref) = method;
        Unsafe.AsRef(in top.Bits) = 0;
        return true;
    }

    [Specialization(191, nameof(LoadFast), Pops = "1", Pushes = "0", Swallows = 5), Pasted]
    internal static bool LoadFastStoreAttr(Instruction* ip, [Local] ref Value local, [Operands] ref Value value)
    {
        PyObject obj = local.Ref;
        if (obj.ShapeId != ip[4].Arg) return false;
        PyType type = obj.Type;
        if (type.VersionTag != (uint)ip[3].Arg) return false;
        obj.ShapeId = ip[2].Arg;
        ref Value slot = ref Unsafe.Add(ref Unsafe.As<PyInstance1>(obj).First, ip[5].Arg);
        Value.Store(ref slot, value);
        return true;
    }

    [Specialization(202, nameof(LoadFast), Else = (int)Opcode.LoadFastLoadFast, Pushes = "1", Swallows = 3), Pasted]
    internal static bool LocalsListItem(Instruction* ip, [Locals] ref Value locals, [Local] ref Value list, [Operands] ref Value top)
    {
        ref Value index = ref Unsafe.Add(ref locals, ip[1].Arg);
        if ((object)index.Ref != Tags.Int) return false;
        if (list.Ref.GetType() != typeof(PyList)) return false;
        PyList items = Unsafe.As<PyList>(list.Ref);
        if ((ulong)index.Bits >= (uint)items.Count) return false;
        ref Value item = ref items.Storage[(int)index.Bits];
        Value.Store(ref top, item);
        return true;
    }

    [Specialization(203, nameof(LoadFast), Else = (int)Opcode.LoadFastLoadConst, Pushes = "1", Swallows = 3), Pasted]
    internal static bool LocalConstListItem(Instruction* ip, [Consts] ref Value consts, [Local] ref Value list, [Operands] ref Value top)
    {
        ref Value index = ref Unsafe.Add(ref consts, ip[1].Arg);
        if (list.Ref.GetType() != typeof(PyList)) return false;
        PyList items = Unsafe.As<PyList>(list.Ref);
        if ((ulong)index.Bits >= (uint)items.Count) return false;
        ref Value item = ref items.Storage[(int)index.Bits];
        Value.Store(ref top, item);
        return true;
    }

    [Specialization(204, nameof(LoadFast), Pops = "1", Pushes = "1", Swallows = 2), Pasted]
    internal static bool StackLocalListItem([Local] ref Value index, [Operands] ref Value list)
    {
        if ((object)index.Ref != Tags.Int) return false;
        if (list.Ref.GetType() != typeof(PyList)) return false;
        PyList items = Unsafe.As<PyList>(list.Ref);
        if ((ulong)index.Bits >= (uint)items.Count) return false;
        ref Value item = ref items.Storage[(int)index.Bits];
        Value.Store(ref list, item);
        return true;
    }

    [Specialization(205, nameof(LoadConst), Pops = "1", Pushes = "1", Swallows = 2), Pasted]
    internal static bool StackConstListItem([Const] ref Value index, [Operands] ref Value list)
    {
        if (list.Ref.GetType() != typeof(PyList)) return false;
        PyList items = Unsafe.As<PyList>(list.Ref);
        if ((ulong)index.Bits >= (uint)items.Count) return false;
        ref Value item = ref items.Storage[(int)index.Bits];
        Value.Store(ref list, item);
        return true;
    }

    [Specialization(206, nameof(LoadFast), Else = (int)Opcode.LoadFastLoadConst, Pushes = "1", Swallows = 3), Pasted]
    internal static bool LocalConstTupleItem(Instruction* ip, [Consts] ref Value consts, [Local] ref Value tuple, [Operands] ref Value top)
    {
        ref Value index = ref Unsafe.Add(ref consts, ip[1].Arg);
        PyType type = tuple.Ref.Type;
        if ((object)type != PyType.Tuple) return false;
        PyTuple items = Unsafe.As<PyTuple>(tuple.Ref);
        if ((ulong)index.Bits >= (uint)items.Count) return false;
        ref Value item = ref Unsafe.Add(ref items.First, (int)index.Bits);
        Value.Store(ref top, item);
        return true;
    }

    [Specialization(207, nameof(LoadConst), Pops = "1", Pushes = "1", Swallows = 2), Pasted]
    internal static bool StackConstTupleItem([Const] ref Value index, [Operands] ref Value tuple)
    {
        PyType type = tuple.Ref.Type;
        if ((object)type != PyType.Tuple) return false;
        PyTuple items = Unsafe.As<PyTuple>(tuple.Ref);
        if ((ulong)index.Bits >= (uint)items.Count) return false;
        ref Value item = ref Unsafe.Add(ref items.First, (int)index.Bits);
        Value.Store(ref tuple, item);
        return true;
    }
}
