namespace Adder.Bytecode;

/// <summary>The argument of BINARY_OP (CPython's <c>NB_</c> numbers); an in-place form is its plain form plus 13.</summary>
public enum BinaryOperator : byte
{
    Add, And, FloorDivide, LShift, MatrixMultiply, Multiply, Remainder, Or, Power, RShift, Subtract, TrueDivide, Xor,
    InplaceAdd, InplaceAnd, InplaceFloorDivide, InplaceLShift, InplaceMatrixMultiply, InplaceMultiply, InplaceRemainder, InplaceOr,
    InplacePower, InplaceRShift, InplaceSubtract, InplaceTrueDivide, InplaceXor,
}
