using System.Runtime.CompilerServices;
using Adder.Objects;
using Adder.Runtime;

namespace Adder.Execution;

// LOAD_GLOBAL under the versions of the dictionaries' keys.
internal static unsafe partial class Instructions
{
    [Specialization(112, nameof(LoadGlobal), Pops = "0", Pushes = "1 + (arg & 1)"), Pasted]
    internal static bool LoadGlobalModule(Frame frame, Instruction* ip, [Operands] ref Value bottom, [Oparg] int arg)
    {
        PyFunction function = frame.Function;
        PyDict globals = function.Globals;
        if (globals.CurrentKeysVersion != (uint)ip[2].Arg) return false;
        ref Value item = ref globals.EntryAt(ip[1].Arg).Item;
        if ((arg & 1) != 0)
        {
            Unsafe.AsRef(in bottom.Ref) = null!;
            bottom = ref Unsafe.Add(ref bottom, 1);
        }
        Value.Store(ref bottom, item);
        return true;
    }

    [Specialization(111, nameof(LoadGlobal), Pops = "0", Pushes = "1 + (arg & 1)"), Pasted]
    internal static bool LoadGlobalBuiltin(Frame frame, Instruction* ip, [Operands] ref Value bottom, [Oparg] int arg)
    {
        PyFunction function = frame.Function;
        PyDict globals = function.Globals;
        if (globals.CurrentKeysVersion != (uint)ip[2].Arg) return false;
        PyDict builtins = Unsafe.As<PyDict>(function.Builtins.Ref);
        if (builtins.CurrentKeysVersion != (uint)ip[3].Arg) return false;
        ref Value item = ref builtins.EntryAt(ip[1].Arg).Item;
        if ((arg & 1) != 0)
        {
            Unsafe.AsRef(in bottom.Ref) = null!;
            bottom = ref Unsafe.Add(ref bottom, 1);
        }
        Value.Store(ref bottom, item);
        return true;
    }
}
