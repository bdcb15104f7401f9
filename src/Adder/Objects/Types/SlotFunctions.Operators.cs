using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

internal static unsafe partial class SlotFunctions
{
    /// <summary>A binary operator of which at least one operand's class defines the method in Python. (SLOT1BINFULL)</summary>
    private static Value Binary(ThreadState ts, Value left, Value right, Slot slot, void* self, string name, string reflected)
    {
        PyType leftType = left.Type, rightType = right.Type;
        bool tryRight = !ReferenceEquals(leftType, rightType) && rightType[slot] == self;
        if (leftType[slot] == self)
        {
            if (tryRight && rightType.IsSubtypeOf(leftType) && Overrides(ts, leftType, rightType, reflected))
            {
                Value first = MaybeCall(ts, right, reflected, left);
                if (first.IsNull || !first.Is(PyNotImplemented.Instance)) return first;
                tryRight = false;
            }
            Value result = MaybeCall(ts, left, name, right);
            if (result.IsNull || !result.Is(PyNotImplemented.Instance) || ReferenceEquals(leftType, rightType)) return result;
        }
        return tryRight ? MaybeCall(ts, right, reflected, left) : Value.NotImplemented;
    }

    private static Value MaybeCall(ThreadState ts, Value self, string name, Value other)
    {
        Value result = Calls.Special(ts, self, Name(name), out bool found, other);
        return found ? result : Value.NotImplemented;
    }

    // method_is_overloaded
    private static bool Overrides(ThreadState ts, PyType left, PyType right, string name)
    {
        Value theirs = TypeLookup.Find(ts, right, Name(name));
        if (theirs.IsNull) return false;
        Value ours = TypeLookup.Find(ts, left, Name(name));
        return ours.IsNull || !theirs.Is(ours);
    }

    internal static Value NbAdd(ThreadState ts, Value left, Value right) =>
        Binary(ts, left, right, Slot.NbAdd, (delegate*<ThreadState, Value, Value, Value>)&NbAdd, "__add__", "__radd__");

    internal static Value NbSubtract(ThreadState ts, Value left, Value right) =>
        Binary(ts, left, right, Slot.NbSubtract, (delegate*<ThreadState, Value, Value, Value>)&NbSubtract, "__sub__", "__rsub__");

    internal static Value NbMultiply(ThreadState ts, Value left, Value right) =>
        Binary(ts, left, right, Slot.NbMultiply, (delegate*<ThreadState, Value, Value, Value>)&NbMultiply, "__mul__", "__rmul__");

    internal static Value NbRemainder(ThreadState ts, Value left, Value right) =>
        Binary(ts, left, right, Slot.NbRemainder, (delegate*<ThreadState, Value, Value, Value>)&NbRemainder, "__mod__", "__rmod__");

    internal static Value NbDivmod(ThreadState ts, Value left, Value right) =>
        Binary(ts, left, right, Slot.NbDivmod, (delegate*<ThreadState, Value, Value, Value>)&NbDivmod, "__divmod__", "__rdivmod__");

    internal static Value NbLshift(ThreadState ts, Value left, Value right) =>
        Binary(ts, left, right, Slot.NbLshift, (delegate*<ThreadState, Value, Value, Value>)&NbLshift, "__lshift__", "__rlshift__");

    internal static Value NbRshift(ThreadState ts, Value left, Value right) =>
        Binary(ts, left, right, Slot.NbRshift, (delegate*<ThreadState, Value, Value, Value>)&NbRshift, "__rshift__", "__rrshift__");

    internal static Value NbAnd(ThreadState ts, Value left, Value right) =>
        Binary(ts, left, right, Slot.NbAnd, (delegate*<ThreadState, Value, Value, Value>)&NbAnd, "__and__", "__rand__");

    internal static Value NbXor(ThreadState ts, Value left, Value right) =>
        Binary(ts, left, right, Slot.NbXor, (delegate*<ThreadState, Value, Value, Value>)&NbXor, "__xor__", "__rxor__");

    internal static Value NbOr(ThreadState ts, Value left, Value right) =>
        Binary(ts, left, right, Slot.NbOr, (delegate*<ThreadState, Value, Value, Value>)&NbOr, "__or__", "__ror__");

    internal static Value NbFloorDivide(ThreadState ts, Value left, Value right) =>
        Binary(ts, left, right, Slot.NbFloorDivide, (delegate*<ThreadState, Value, Value, Value>)&NbFloorDivide, "__floordiv__", "__rfloordiv__");

    internal static Value NbTrueDivide(ThreadState ts, Value left, Value right) =>
        Binary(ts, left, right, Slot.NbTrueDivide, (delegate*<ThreadState, Value, Value, Value>)&NbTrueDivide, "__truediv__", "__rtruediv__");

    internal static Value NbMatrixMultiply(ThreadState ts, Value left, Value right) =>
        Binary(ts, left, right, Slot.NbMatrixMultiply, (delegate*<ThreadState, Value, Value, Value>)&NbMatrixMultiply, "__matmul__", "__rmatmul__");

    internal static Value NbInplaceAdd(ThreadState ts, Value left, Value right) => MaybeCall(ts, left, "__iadd__", right);

    internal static Value NbInplaceSubtract(ThreadState ts, Value left, Value right) => MaybeCall(ts, left, "__isub__", right);

    internal static Value NbInplaceMultiply(ThreadState ts, Value left, Value right) => MaybeCall(ts, left, "__imul__", right);

    internal static Value NbInplaceRemainder(ThreadState ts, Value left, Value right) => MaybeCall(ts, left, "__imod__", right);

    internal static Value NbInplaceLshift(ThreadState ts, Value left, Value right) => MaybeCall(ts, left, "__ilshift__", right);

    internal static Value NbInplaceRshift(ThreadState ts, Value left, Value right) => MaybeCall(ts, left, "__irshift__", right);

    internal static Value NbInplaceAnd(ThreadState ts, Value left, Value right) => MaybeCall(ts, left, "__iand__", right);

    internal static Value NbInplaceXor(ThreadState ts, Value left, Value right) => MaybeCall(ts, left, "__ixor__", right);

    internal static Value NbInplaceOr(ThreadState ts, Value left, Value right) => MaybeCall(ts, left, "__ior__", right);

    internal static Value NbInplaceFloorDivide(ThreadState ts, Value left, Value right) => MaybeCall(ts, left, "__ifloordiv__", right);

    internal static Value NbInplaceTrueDivide(ThreadState ts, Value left, Value right) => MaybeCall(ts, left, "__itruediv__", right);

    internal static Value NbInplaceMatrixMultiply(ThreadState ts, Value left, Value right) => MaybeCall(ts, left, "__imatmul__", right);
}
