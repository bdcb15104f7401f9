using System.Runtime.CompilerServices;
using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Execution;

// match
internal static unsafe partial class Instructions
{
    [Instruction(31, Pops = "1", Pushes = "2")]
    internal static void MatchMapping([Operands] ref Value subject) =>
        Value.Store(ref Unsafe.Add(ref subject, 1), Value.Bool(subject.Type.Has(TypeFlags.Mapping)));

    [Instruction(32, Pops = "1", Pushes = "2")]
    internal static void MatchSequence([Operands] ref Value subject) =>
        Value.Store(ref Unsafe.Add(ref subject, 1), Value.Bool(subject.Type.Has(TypeFlags.Sequence)));

    [Instruction(33, Pops = "2", Pushes = "3")]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static int MatchKeys(ThreadState ts, [Operands] ref Value subject)
    {
        Value values = Matching.Keys(ts, subject, Unsafe.Add(ref subject, 1));
        if (values.IsNull) return -1;
        Value.Store(ref Unsafe.Add(ref subject, 2), values);
        return 0;
    }

    [Instruction(152)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Value MatchClass(ThreadState ts, Value subject, Value type, Value names, [Oparg] int positional)
    {
        Value attributes = Matching.Class(ts, subject, type, positional, (PyTuple)names.Ref);
        return attributes.IsNull && !ts.HasPending ? Value.None : attributes;
    }
}
