using Adder.Bytecode;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Operators;

/// <summary>The binary operators and their in-place forms.</summary>
internal static unsafe partial class OperatorModule
{
    [PyFunction("add($module, a, b, /)\n--\n\nSame as a + b.")]
    private static Value Add(ThreadState ts, Value a, Value b) => Numbers.Binary(ts, BinaryOperator.Add, a, b);

    [PyFunction("sub($module, a, b, /)\n--\n\nSame as a - b.")]
    private static Value Sub(ThreadState ts, Value a, Value b) => Numbers.Binary(ts, BinaryOperator.Subtract, a, b);

    [PyFunction("mul($module, a, b, /)\n--\n\nSame as a * b.")]
    private static Value Mul(ThreadState ts, Value a, Value b) => Numbers.Binary(ts, BinaryOperator.Multiply, a, b);

    [PyFunction("matmul($module, a, b, /)\n--\n\nSame as a @ b.")]
    private static Value Matmul(ThreadState ts, Value a, Value b) => Numbers.Binary(ts, BinaryOperator.MatrixMultiply, a, b);

    [PyFunction("floordiv($module, a, b, /)\n--\n\nSame as a // b.")]
    private static Value Floordiv(ThreadState ts, Value a, Value b) => Numbers.Binary(ts, BinaryOperator.FloorDivide, a, b);

    [PyFunction("truediv($module, a, b, /)\n--\n\nSame as a / b.")]
    private static Value Truediv(ThreadState ts, Value a, Value b) => Numbers.Binary(ts, BinaryOperator.TrueDivide, a, b);

    [PyFunction("mod($module, a, b, /)\n--\n\nSame as a % b.")]
    private static Value Mod(ThreadState ts, Value a, Value b) => Numbers.Binary(ts, BinaryOperator.Remainder, a, b);

    [PyFunction("lshift($module, a, b, /)\n--\n\nSame as a << b.")]
    private static Value Lshift(ThreadState ts, Value a, Value b) => Numbers.Binary(ts, BinaryOperator.LShift, a, b);

    [PyFunction("rshift($module, a, b, /)\n--\n\nSame as a >> b.")]
    private static Value Rshift(ThreadState ts, Value a, Value b) => Numbers.Binary(ts, BinaryOperator.RShift, a, b);

    [PyFunction("and_($module, a, b, /)\n--\n\nSame as a & b.")]
    private static Value And(ThreadState ts, Value a, Value b) => Numbers.Binary(ts, BinaryOperator.And, a, b);

    [PyFunction("xor($module, a, b, /)\n--\n\nSame as a ^ b.")]
    private static Value Xor(ThreadState ts, Value a, Value b) => Numbers.Binary(ts, BinaryOperator.Xor, a, b);

    [PyFunction("or_($module, a, b, /)\n--\n\nSame as a | b.")]
    private static Value Or(ThreadState ts, Value a, Value b) => Numbers.Binary(ts, BinaryOperator.Or, a, b);

    [PyFunction("pow($module, a, b, /)\n--\n\nSame as a ** b.")]
    private static Value Pow(ThreadState ts, Value a, Value b) => Numbers.Binary(ts, BinaryOperator.Power, a, b);

    [PyFunction("iadd($module, a, b, /)\n--\n\nSame as a += b.")]
    private static Value InplaceAdd(ThreadState ts, Value a, Value b) => Numbers.Binary(ts, BinaryOperator.InplaceAdd, a, b);

    [PyFunction("isub($module, a, b, /)\n--\n\nSame as a -= b.")]
    private static Value InplaceSubtract(ThreadState ts, Value a, Value b) => Numbers.Binary(ts, BinaryOperator.InplaceSubtract, a, b);

    [PyFunction("imul($module, a, b, /)\n--\n\nSame as a *= b.")]
    private static Value InplaceMultiply(ThreadState ts, Value a, Value b) => Numbers.Binary(ts, BinaryOperator.InplaceMultiply, a, b);

    [PyFunction("imatmul($module, a, b, /)\n--\n\nSame as a @= b.")]
    private static Value InplaceMatrixMultiply(ThreadState ts, Value a, Value b) => Numbers.Binary(ts, BinaryOperator.InplaceMatrixMultiply, a, b);

    [PyFunction("ifloordiv($module, a, b, /)\n--\n\nSame as a //= b.")]
    private static Value InplaceFloorDivide(ThreadState ts, Value a, Value b) => Numbers.Binary(ts, BinaryOperator.InplaceFloorDivide, a, b);

    [PyFunction("itruediv($module, a, b, /)\n--\n\nSame as a /= b.")]
    private static Value InplaceTrueDivide(ThreadState ts, Value a, Value b) => Numbers.Binary(ts, BinaryOperator.InplaceTrueDivide, a, b);

    [PyFunction("imod($module, a, b, /)\n--\n\nSame as a %= b.")]
    private static Value InplaceRemainder(ThreadState ts, Value a, Value b) => Numbers.Binary(ts, BinaryOperator.InplaceRemainder, a, b);

    [PyFunction("ilshift($module, a, b, /)\n--\n\nSame as a <<= b.")]
    private static Value InplaceLShift(ThreadState ts, Value a, Value b) => Numbers.Binary(ts, BinaryOperator.InplaceLShift, a, b);

    [PyFunction("irshift($module, a, b, /)\n--\n\nSame as a >>= b.")]
    private static Value InplaceRShift(ThreadState ts, Value a, Value b) => Numbers.Binary(ts, BinaryOperator.InplaceRShift, a, b);

    [PyFunction("iand($module, a, b, /)\n--\n\nSame as a &= b.")]
    private static Value InplaceAnd(ThreadState ts, Value a, Value b) => Numbers.Binary(ts, BinaryOperator.InplaceAnd, a, b);

    [PyFunction("ixor($module, a, b, /)\n--\n\nSame as a ^= b.")]
    private static Value InplaceXor(ThreadState ts, Value a, Value b) => Numbers.Binary(ts, BinaryOperator.InplaceXor, a, b);

    [PyFunction("ior($module, a, b, /)\n--\n\nSame as a |= b.")]
    private static Value InplaceOr(ThreadState ts, Value a, Value b) => Numbers.Binary(ts, BinaryOperator.InplaceOr, a, b);

    [PyFunction("ipow($module, a, b, /)\n--\n\nSame as a **= b.")]
    private static Value InplacePower(ThreadState ts, Value a, Value b) => Numbers.Binary(ts, BinaryOperator.InplacePower, a, b);
}
