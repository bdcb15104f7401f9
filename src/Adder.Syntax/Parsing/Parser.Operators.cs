using Adder.Syntax.Tree;

namespace Adder.Syntax.Parsing;

/// <summary>Comparisons and the operators that bind tighter.</summary>
public sealed partial class Parser
{
    // comparison: bitwise_or compare_op_bitwise_or_pair*
    private Expr? Comparison()
    {
        int start = _mark;
        Expr? left = BitwiseOr();
        if (left is null || !MayCompare(Peek())) return left;
        int top = _top;
        var ops = new CmpOp[1];
        int count = 0;
        while (ComparisonOperator(out CmpOp op, out int mark))
        {
            Expr? right = BitwiseOr();
            if (right is null)
            {
                _mark = mark;
                break;
            }
            Push(right);
            if (count == ops.Length) Array.Resize(ref ops, count * 2);
            ops[count++] = op;
        }
        if (count == 0) return left;
        if (count != ops.Length) Array.Resize(ref ops, count);
        return new Compare(left, ops, Take<Expr>(top), SpanFrom(start));
    }

    private static bool MayCompare(Terminal kind) => kind
        is Terminal.EqEqual or Terminal.NotEqual or Terminal.LessEqual or Terminal.Less or Terminal.GreaterEqual
        or Terminal.Greater or Terminal.Not or Terminal.In or Terminal.Is;

    private bool ComparisonOperator(out CmpOp op, out int mark)
    {
        mark = _mark;
        op = CmpOp.Eq;
        switch (Peek())
        {
            case Terminal.EqEqual: break;
            case Terminal.NotEqual:
                op = CmpOp.NotEq;
                if (!CheckBarry()) return false;
                break;
            case Terminal.LessEqual: op = CmpOp.LtE; break;
            case Terminal.Less: op = CmpOp.Lt; break;
            case Terminal.GreaterEqual: op = CmpOp.GtE; break;
            case Terminal.Greater: op = CmpOp.Gt; break;
            case Terminal.In: op = CmpOp.In; break;
            case Terminal.Not:
                if (PeekSecond() != Terminal.In) return false;
                op = CmpOp.NotIn;
                _mark++;
                break;
            case Terminal.Is:
                op = CmpOp.Is;
                if (PeekSecond() == Terminal.Not)
                {
                    op = CmpOp.IsNot;
                    _mark++;
                }
                break;
            default: return false;
        }
        _mark++;
        return true;
    }

    // _PyPegen_check_barry_as_flufl
    private bool CheckBarry()
    {
        bool old = BytesOf(_mark)[0] == '<';
        if (!_options.BarryAsBdfl) return !old;
        if (!old) Raise("with Barry as BDFL, use '<>' instead of '!='");
        return old;
    }

    // bitwise_or, and below it bitwise_xor, bitwise_and, shift_expr, sum and term
    private Expr? BitwiseOr()
    {
        if (Recall(Rule.BitwiseOr, out Expr? known)) return known;
        int start = _mark;
        return Remember(Rule.BitwiseOr, start, Binary(0));
    }

    /// <summary>Operands joined by operators of at least this precedence, which group to the left.</summary>
    private Expr? Binary(int precedence)
    {
        int start = _mark;
        Expr? left = Factor();
        if (left is null) return null;
        while (true)
        {
            Terminal kind = Peek();
            int found = PrecedenceOf(kind);
            if (found < precedence) return left;
            int mark = _mark++;
            Expr? right = Binary(found + 1);
            if (right is null)
            {
                _mark = mark;
                return left;
            }
            Expr? whole = new BinOp(left, OperatorOf(kind), right, SpanFrom(start));
            if (kind == Terminal.At) whole = CheckVersion(5, "The '@' operator is", whole);
            if (whole is null) return null;
            left = whole;
        }
    }

    private static int PrecedenceOf(Terminal kind) => kind switch
    {
        Terminal.VBar => 0,
        Terminal.Circumflex => 1,
        Terminal.Amper => 2,
        Terminal.LeftShift or Terminal.RightShift => 3,
        Terminal.Plus or Terminal.Minus => 4,
        Terminal.Star or Terminal.Slash or Terminal.DoubleSlash or Terminal.Percent or Terminal.At => 5,
        _ => -1,
    };

    private static Operator OperatorOf(Terminal kind) => kind switch
    {
        Terminal.VBar or Terminal.VBarEqual => Operator.BitOr,
        Terminal.Circumflex or Terminal.CircumflexEqual => Operator.BitXor,
        Terminal.Amper or Terminal.AmperEqual => Operator.BitAnd,
        Terminal.LeftShift or Terminal.LeftShiftEqual => Operator.LShift,
        Terminal.RightShift or Terminal.RightShiftEqual => Operator.RShift,
        Terminal.Plus or Terminal.PlusEqual => Operator.Add,
        Terminal.Minus or Terminal.MinEqual => Operator.Sub,
        Terminal.Star or Terminal.StarEqual => Operator.Mult,
        Terminal.Slash or Terminal.SlashEqual => Operator.Div,
        Terminal.DoubleSlash or Terminal.DoubleSlashEqual => Operator.FloorDiv,
        Terminal.Percent or Terminal.PercentEqual => Operator.Mod,
        Terminal.At or Terminal.AtEqual => Operator.MatMult,
        _ => Operator.Pow,
    };

    // factor (memo): ('+' | '-' | '~') factor | power
    private Expr? Factor()
    {
        Terminal kind = Peek();
        if (kind is not (Terminal.Plus or Terminal.Minus or Terminal.Tilde)) return Power();
        if (Recall(Rule.Factor, out Expr? known)) return known;
        int start = _mark;
        if (!Enter(1)) return null;
        _mark++;
        Expr? operand = Factor();
        _depth--;
        UnaryOperator op = kind == Terminal.Plus ? UnaryOperator.UAdd
            : kind == Terminal.Minus ? UnaryOperator.USub : UnaryOperator.Invert;
        return Remember(Rule.Factor, start, operand is null ? null : new UnaryOp(op, operand, SpanFrom(start)));
    }

    // power: await_primary ['**' factor]
    private Expr? Power()
    {
        int start = _mark;
        Expr? operand = AwaitPrimary();
        if (operand is null || Peek() != Terminal.DoubleStar) return operand;
        if (!Enter(2)) return null;
        int mark = _mark++;
        Expr? exponent = Factor();
        _depth -= 2;
        if (exponent is not null) return new BinOp(operand, Operator.Pow, exponent, SpanFrom(start));
        _mark = mark;
        return operand;
    }

    // await_primary (memo): 'await' primary | primary
    private Expr? AwaitPrimary()
    {
        if (Peek() != Terminal.Await) return Primary();
        if (Recall(Rule.AwaitPrimary, out Expr? known)) return known;
        int start = _mark++;
        Expr? operand = Primary();
        Expr? result = operand is null ? null : new Await(operand, SpanFrom(start));
        return Remember(Rule.AwaitPrimary, start, CheckVersion(5, "Await expressions are", result));
    }
}
