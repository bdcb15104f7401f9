namespace Adder.Syntax.Tree;

public enum ExprContext : byte { Load, Store, Del }

/// <summary>The asdl's <c>boolop</c>.</summary>
public enum BoolOperator : byte { And, Or }

public enum Operator : byte
{
    Add, Sub, Mult, MatMult, Div, Mod, Pow, LShift, RShift, BitOr, BitXor, BitAnd, FloorDiv,
}

/// <summary>The asdl's <c>unaryop</c>.</summary>
public enum UnaryOperator : byte { Invert, Not, UAdd, USub }

public enum CmpOp : byte { Eq, NotEq, Lt, LtE, Gt, GtE, Is, IsNot, In, NotIn }
