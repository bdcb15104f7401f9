using System.Runtime.CompilerServices;
using Adder.Objects;
using Adder.Runtime;

namespace Adder.Execution;

// LOAD_GLOBAL under the versions of the dictionaries' keys.
internal static unsafe partial class Instructions
{
    [Specialization(112, nameof(LoadGlobal), Pops = "0", Pushes = "1 + (arg & 1)")]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Outcome LoadGlobalModule(Frame frame, Instruction* ip, [Operands] ref Value bottom, [Oparg] int arg)
    {
        PyDict globals = frame.Function.Globals;
        if (globals.CurrentKeysVersion != (uint)ip[2].Arg) return Outcome.Miss;
        return PushGlobal(ref globals.EntryAt(ip[1].Arg).Item, ref bottom, arg);
    }

    [Specialization(111, nameof(LoadGlobal), Pops = "0", Pushes = "1 + (arg & 1)")]
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Outcome LoadGlobalBuiltin(Frame frame, Instruction* ip, [Operands] ref Value bottom, [Oparg] int arg)
    {
        if (frame.Function.Globals.CurrentKeysVersion != (uint)ip[2].Arg) return Outcome.Miss;
        PyDict builtins = Unsafe.As<PyDict>(frame.Function.Builtins.Ref);
        if (builtins.CurrentKeysVersion != (uint)ip[3].Arg) return Outcome.Miss;
        return PushGlobal(ref builtins.EntryAt(ip[1].Arg).Item, ref bottom, arg);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Outcome PushGlobal(ref Value item, ref Value bottom, int arg)
    {
        if ((arg & 1) != 0)
        {
            Unsafe.AsRef(in bottom.Ref) = null!;
            bottom = ref Unsafe.Add(ref bottom, 1);
        }
        Value.Store(ref bottom, item);
        return Outcome.Done;
    }
}
