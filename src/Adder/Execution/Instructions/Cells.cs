using System.Runtime.CompilerServices;
using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Execution;

// Variables shared with nested functions.
internal static unsafe partial class Instructions
{
    [Instruction(135)]
    internal static void MakeCell([Local] ref Value local) => local = new PyCell(local);

    [Instruction(136)]
    internal static ref Value LoadClosure([Local] ref Value local) => ref local;

    [Pasted]
    internal static bool CellItem([Local] ref Value local, [Operands] ref Value top)
    {
        ref Value item = ref Unsafe.As<PyCell>(local.Ref).Contents;
        if (item.Ref is null) return false;
        Value.Store(ref top, item);
        return true;
    }

    [Instruction(137, Fast = nameof(CellItem))]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Value LoadDeref(ThreadState ts, Frame frame, [Local] ref Value local, [Oparg] int arg)
    {
        Value value = Unsafe.As<PyCell>(local.Ref).Contents;
        if (value.IsNull) UnboundCell(ts, frame, arg);
        return value;
    }

    [Instruction(138)]
    internal static void StoreDeref([Local] ref Value local, Value value) =>
        Value.Store(ref System.Runtime.CompilerServices.Unsafe.As<PyCell>(local.Ref).Contents, value);

    [Instruction(139)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static int DeleteDeref(ThreadState ts, Frame frame, [Local] ref Value local, [Oparg] int arg)
    {
        PyCell cell = (PyCell)local.Ref;
        if (cell.Contents.IsNull) return UnboundCell(ts, frame, arg);
        cell.Contents = default;
        return 0;
    }

    [Instruction(149)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static void CopyFreeVars(Frame frame, [Oparg] int count)
    {
        ReadOnlySpan<Value> closure = frame.Function.Closure!.Items;
        closure.CopyTo(frame.LocalsPlus[(frame.Code.LocalCount - count)..]);
    }

    [Instruction(176)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Value LoadFromDictOrDeref(ThreadState ts, Frame frame, [Local] ref Value local, Value names, [Oparg] int arg)
    {
        Value found = Subscript.Find(ts, names, frame.Code.Source.LocalsPlusNames[arg]);
        return !found.IsNull || ts.HasPending ? found : LoadDeref(ts, frame, ref local, arg);
    }

    // format_exc_unbound
    private static int UnboundCell(ThreadState ts, Frame frame, int index)
    {
        string name = frame.Code.Source.LocalsPlusNames[index].ToString();
        bool free = index >= frame.Code.LocalCount - frame.Code.Source.FreeVarCount;
        ts.Raise(free
            ? NameErrors.UnboundFree(name)
            : NameErrors.UnboundLocal($"cannot access local variable '{name}' where it is not associated with a value"));
        return -1;
    }
}
