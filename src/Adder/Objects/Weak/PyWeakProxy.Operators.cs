using Adder.Bytecode;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

internal unsafe partial class PyWeakProxy
{
    [Slot(Slot.NbAdd)] internal static Value ProxyAdd(ThreadState ts, Value left, Value right) => Numbers.Binary(ts, BinaryOperator.Add, Unwrap(left), Unwrap(right));

    [Slot(Slot.NbSubtract)] internal static Value ProxySubtract(ThreadState ts, Value left, Value right) => Numbers.Binary(ts, BinaryOperator.Subtract, Unwrap(left), Unwrap(right));

    [Slot(Slot.NbMultiply)] internal static Value ProxyMultiply(ThreadState ts, Value left, Value right) => Numbers.Binary(ts, BinaryOperator.Multiply, Unwrap(left), Unwrap(right));

    [Slot(Slot.NbRemainder)] internal static Value ProxyRemainder(ThreadState ts, Value left, Value right) => Numbers.Binary(ts, BinaryOperator.Remainder, Unwrap(left), Unwrap(right));

    [Slot(Slot.NbLshift)] internal static Value ProxyLshift(ThreadState ts, Value left, Value right) => Numbers.Binary(ts, BinaryOperator.LShift, Unwrap(left), Unwrap(right));

    [Slot(Slot.NbRshift)] internal static Value ProxyRshift(ThreadState ts, Value left, Value right) => Numbers.Binary(ts, BinaryOperator.RShift, Unwrap(left), Unwrap(right));

    [Slot(Slot.NbAnd)] internal static Value ProxyAnd(ThreadState ts, Value left, Value right) => Numbers.Binary(ts, BinaryOperator.And, Unwrap(left), Unwrap(right));

    [Slot(Slot.NbXor)] internal static Value ProxyXor(ThreadState ts, Value left, Value right) => Numbers.Binary(ts, BinaryOperator.Xor, Unwrap(left), Unwrap(right));

    [Slot(Slot.NbOr)] internal static Value ProxyOr(ThreadState ts, Value left, Value right) => Numbers.Binary(ts, BinaryOperator.Or, Unwrap(left), Unwrap(right));

    [Slot(Slot.NbFloorDivide)] internal static Value ProxyFloorDivide(ThreadState ts, Value left, Value right) => Numbers.Binary(ts, BinaryOperator.FloorDivide, Unwrap(left), Unwrap(right));

    [Slot(Slot.NbTrueDivide)] internal static Value ProxyTrueDivide(ThreadState ts, Value left, Value right) => Numbers.Binary(ts, BinaryOperator.TrueDivide, Unwrap(left), Unwrap(right));

    [Slot(Slot.NbMatrixMultiply)] internal static Value ProxyMatrixMultiply(ThreadState ts, Value left, Value right) => Numbers.Binary(ts, BinaryOperator.MatrixMultiply, Unwrap(left), Unwrap(right));

    [Slot(Slot.NbInplaceAdd)] internal static Value ProxyInplaceAdd(ThreadState ts, Value left, Value right) => Numbers.Binary(ts, BinaryOperator.InplaceAdd, Unwrap(left), Unwrap(right));

    [Slot(Slot.NbInplaceSubtract)] internal static Value ProxyInplaceSubtract(ThreadState ts, Value left, Value right) => Numbers.Binary(ts, BinaryOperator.InplaceSubtract, Unwrap(left), Unwrap(right));

    [Slot(Slot.NbInplaceMultiply)] internal static Value ProxyInplaceMultiply(ThreadState ts, Value left, Value right) => Numbers.Binary(ts, BinaryOperator.InplaceMultiply, Unwrap(left), Unwrap(right));

    [Slot(Slot.NbInplaceRemainder)] internal static Value ProxyInplaceRemainder(ThreadState ts, Value left, Value right) => Numbers.Binary(ts, BinaryOperator.InplaceRemainder, Unwrap(left), Unwrap(right));

    [Slot(Slot.NbInplaceLshift)] internal static Value ProxyInplaceLshift(ThreadState ts, Value left, Value right) => Numbers.Binary(ts, BinaryOperator.InplaceLShift, Unwrap(left), Unwrap(right));

    [Slot(Slot.NbInplaceRshift)] internal static Value ProxyInplaceRshift(ThreadState ts, Value left, Value right) => Numbers.Binary(ts, BinaryOperator.InplaceRShift, Unwrap(left), Unwrap(right));

    [Slot(Slot.NbInplaceAnd)] internal static Value ProxyInplaceAnd(ThreadState ts, Value left, Value right) => Numbers.Binary(ts, BinaryOperator.InplaceAnd, Unwrap(left), Unwrap(right));

    [Slot(Slot.NbInplaceXor)] internal static Value ProxyInplaceXor(ThreadState ts, Value left, Value right) => Numbers.Binary(ts, BinaryOperator.InplaceXor, Unwrap(left), Unwrap(right));

    [Slot(Slot.NbInplaceOr)] internal static Value ProxyInplaceOr(ThreadState ts, Value left, Value right) => Numbers.Binary(ts, BinaryOperator.InplaceOr, Unwrap(left), Unwrap(right));

    [Slot(Slot.NbInplaceFloorDivide)] internal static Value ProxyInplaceFloorDivide(ThreadState ts, Value left, Value right) => Numbers.Binary(ts, BinaryOperator.InplaceFloorDivide, Unwrap(left), Unwrap(right));

    [Slot(Slot.NbInplaceTrueDivide)] internal static Value ProxyInplaceTrueDivide(ThreadState ts, Value left, Value right) => Numbers.Binary(ts, BinaryOperator.InplaceTrueDivide, Unwrap(left), Unwrap(right));

    [Slot(Slot.NbInplaceMatrixMultiply)] internal static Value ProxyInplaceMatrixMultiply(ThreadState ts, Value left, Value right) => Numbers.Binary(ts, BinaryOperator.InplaceMatrixMultiply, Unwrap(left), Unwrap(right));
}
