using System.Runtime.CompilerServices;
using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Execution;

// import
internal static unsafe partial class Instructions
{
    [Instruction(108)]
    internal static Value ImportName(ThreadState ts, Frame frame, Value level, Value fromList, [Name] PyStr name) =>
        Imports.Name(ts, frame, name, fromList, level);

    [Instruction(109, Pops = "1", Pushes = "2")]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static int ImportFrom(ThreadState ts, [Operands] ref Value module, [Name] PyStr name)
    {
        Value found = Imports.From(ts, module, name);
        if (found.IsNull) return -1;
        Value.Store(ref System.Runtime.CompilerServices.Unsafe.Add(ref module, 1), found);
        return 0;
    }
}
