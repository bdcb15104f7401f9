using System.Runtime.CompilerServices;
using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Execution;

// Operators on one and two values.
internal static unsafe partial class Instructions
{
    [Instruction(11)]
    internal static Value UnaryNegative(ThreadState ts, Value value) => Numbers.Negative(ts, value);

    [Pasted]
    internal static bool NotPlain([Operands] ref Value value)
    {
        PyObject answer = PyBool.False;
        if ((object)value.Ref != PyBool.True)
        {
            answer = PyBool.True;
            if ((object)value.Ref != PyBool.False && (object)value.Ref != PyNone.Instance) return false;
        }
        Unsafe.AsRef(in value.Ref) = answer;
        return true;
    }

    [Instruction(12, Fast = nameof(NotPlain), Pops = "1")]
    internal static Value UnaryNot(ThreadState ts, Value value) => Truth.Of(ts, value) switch
    {
        < 0 => default,
        0 => Value.True,
        _ => Value.False,
    };

    [Instruction(15)]
    internal static Value UnaryInvert(ThreadState ts, Value value) => Numbers.Invert(ts, value);

    [Instruction(122, Cache = 1, Specializer = nameof(Specializer.BinaryOp))]
    internal static Value BinaryOp(ThreadState ts, Value left, Value right, [Oparg] int op) => Numbers.Binary(ts, op, left, right);

    [Instruction(107, Cache = 1, Specializer = nameof(Specializer.CompareOp))]
    internal static Value CompareOp(ThreadState ts, Value left, Value right, [Oparg] int arg) =>
        Comparison.Rich(ts, left, right, (CompareOp)(arg >> 4));

    [Instruction(117, Pops = "2", Pushes = "1"), Pasted]
    internal static bool IsOp([Operands] ref Value left, [Oparg] int invert)
    {
        ref Value right = ref Unsafe.Add(ref left, 1);
        bool same = (object)left.Ref == right.Ref && left.Bits == right.Bits;
        PyObject answer = same == (invert == 0) ? PyBool.True : PyBool.False;
        Unsafe.AsRef(in left.Bits) = 0;
        if ((object)left.Ref != answer) Unsafe.AsRef(in left.Ref) = answer;
        return true;
    }

    [Instruction(118)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Value ContainsOp(ThreadState ts, Value item, Value container, [Oparg] int invert)
    {
        int found = Containment.Of(ts, container, item);
        return found < 0 ? default : Value.Bool(found != invert);
    }
}
