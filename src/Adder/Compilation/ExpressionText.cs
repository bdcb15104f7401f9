using System.Text;
using Adder.Syntax.Tree;

namespace Adder.Compilation;

/// <summary>An expression as source text, as annotations are kept under <c>from __future__ import annotations</c> (ast_unparse.c).</summary>
internal sealed partial class ExpressionText
{
    private enum Precedence
    {
        Tuple, Test, Or, And, Not, Comparison, BitOr, BitXor, BitAnd, Shift, Arithmetic, Term, Factor, Power, Await, Atom,
    }

    private readonly StringBuilder _text = new();

    private ExpressionText()
    {
    }

    public static string Of(Expr expression) => Of(expression, Precedence.Test);

    private static string Of(Expr expression, Precedence level)
    {
        var writer = new ExpressionText();
        writer.Write(expression, level);
        return writer._text.ToString();
    }

    private void Open(bool parentheses)
    {
        if (parentheses) _text.Append('(');
    }

    private void Close(bool parentheses)
    {
        if (parentheses) _text.Append(')');
    }

    private void Write(Expr expression, Precedence level)
    {
        if (!System.Runtime.CompilerServices.RuntimeHelpers.TryEnsureSufficientExecutionStack()) throw CompilationErrors.RecursionError();
        switch (expression)
        {
            case Name e: _text.Append(e.Id); break;
            case Constant e: WriteConstant(e); break;
            case Syntax.Tree.Attribute e:
                Write(e.Value, Precedence.Atom);
                _text.Append(e.Value is Constant { Value: long or System.Numerics.BigInteger } ? " ." : ".").Append(e.Attr);
                break;
            case Subscript e:
                Write(e.Value, Precedence.Atom);
                _text.Append('[');
                Write(e.Slice, Precedence.Tuple);
                _text.Append(']');
                break;
            case Syntax.Tree.Tuple e: WriteTuple(e, level); break;
            case List e: WriteItems("[", e.Elts, "]"); break;
            case Set e: WriteItems("{", e.Elts, "}"); break;
            case BinOp e: WriteBinary(e, level); break;
            case UnaryOp e: WriteUnary(e, level); break;
            case BoolOp e: WriteBoolean(e, level); break;
            case Compare e: WriteCompare(e, level); break;
            case Call e: WriteCall(e); break;
            case Lambda e: WriteLambda(e, level); break;
            case IfExp e: WriteConditional(e, level); break;
            case Dict e: WriteDict(e); break;
            case GeneratorExp e: WriteComprehension("(", e.Elt, null, e.Generators, ")"); break;
            case ListComp e: WriteComprehension("[", e.Elt, null, e.Generators, "]"); break;
            case SetComp e: WriteComprehension("{", e.Elt, null, e.Generators, "}"); break;
            case DictComp e: WriteComprehension("{", e.Key, e.Value, e.Generators, "}"); break;
            case Await e:
                Open(level > Precedence.Await);
                _text.Append("await ");
                Write(e.Value, Precedence.Atom);
                Close(level > Precedence.Await);
                break;
            case Yield e: WriteYield("(yield", e.Value); break;
            case YieldFrom e: WriteYield("(yield from", e.Value); break;
            case Starred e:
                _text.Append('*');
                Write(e.Value, Precedence.BitOr);
                break;
            case Slice e: WriteSlice(e); break;
            case NamedExpr e:
                Open(level > Precedence.Tuple);
                Write(e.Target, Precedence.Atom);
                _text.Append(" := ");
                Write(e.Value, Precedence.Atom);
                Close(level > Precedence.Tuple);
                break;
            case JoinedStr e: WriteJoinedString(e, false); break;
            case FormattedValue e: WriteFormattedValue(e); break;
        }
    }

    private void WriteItems(string open, Expr[] items, string close)
    {
        _text.Append(open);
        for (int i = 0; i < items.Length; i++)
        {
            if (i > 0) _text.Append(", ");
            Write(items[i], Precedence.Test);
        }
        _text.Append(close);
    }

    private void WriteTuple(Syntax.Tree.Tuple e, Precedence level)
    {
        bool parentheses = e.Elts.Length == 0 || level > Precedence.Tuple;
        WriteItems(parentheses ? "(" : "", e.Elts, e.Elts.Length == 1 ? "," : "");
        Close(parentheses);
    }

    private void WriteBinary(BinOp e, Precedence level)
    {
        (string op, Precedence own) = e.Op switch
        {
            Operator.Add => (" + ", Precedence.Arithmetic),
            Operator.Sub => (" - ", Precedence.Arithmetic),
            Operator.Mult => (" * ", Precedence.Term),
            Operator.MatMult => (" @ ", Precedence.Term),
            Operator.Div => (" / ", Precedence.Term),
            Operator.Mod => (" % ", Precedence.Term),
            Operator.LShift => (" << ", Precedence.Shift),
            Operator.RShift => (" >> ", Precedence.Shift),
            Operator.BitOr => (" | ", Precedence.BitOr),
            Operator.BitXor => (" ^ ", Precedence.BitXor),
            Operator.BitAnd => (" & ", Precedence.BitAnd),
            Operator.FloorDiv => (" // ", Precedence.Term),
            _ => (" ** ", Precedence.Power),
        };
        int right = e.Op == Operator.Pow ? 1 : 0;
        Open(level > own);
        Write(e.Left, own + right);
        _text.Append(op);
        Write(e.Right, own + 1 - right);
        Close(level > own);
    }

    private void WriteUnary(UnaryOp e, Precedence level)
    {
        (string op, Precedence own) = e.Op switch
        {
            UnaryOperator.Invert => ("~", Precedence.Factor),
            UnaryOperator.Not => ("not ", Precedence.Not),
            UnaryOperator.UAdd => ("+", Precedence.Factor),
            _ => ("-", Precedence.Factor),
        };
        Open(level > own);
        _text.Append(op);
        Write(e.Operand, own);
        Close(level > own);
    }

    private void WriteBoolean(BoolOp e, Precedence level)
    {
        Precedence own = e.Op == BoolOperator.And ? Precedence.And : Precedence.Or;
        Open(level > own);
        for (int i = 0; i < e.Values.Length; i++)
        {
            if (i > 0) _text.Append(e.Op == BoolOperator.And ? " and " : " or ");
            Write(e.Values[i], own + 1);
        }
        Close(level > own);
    }

    private void WriteCompare(Compare e, Precedence level)
    {
        Open(level > Precedence.Comparison);
        Write(e.Left, Precedence.Comparison + 1);
        for (int i = 0; i < e.Ops.Length; i++)
        {
            _text.Append(e.Ops[i] switch
            {
                CmpOp.Eq => " == ",
                CmpOp.NotEq => " != ",
                CmpOp.Lt => " < ",
                CmpOp.LtE => " <= ",
                CmpOp.Gt => " > ",
                CmpOp.GtE => " >= ",
                CmpOp.Is => " is ",
                CmpOp.IsNot => " is not ",
                CmpOp.In => " in ",
                _ => " not in ",
            });
            Write(e.Comparators[i], Precedence.Comparison + 1);
        }
        Close(level > Precedence.Comparison);
    }

    private void WriteCall(Call e)
    {
        Write(e.Func, Precedence.Atom);
        if (e is { Args: [GeneratorExp generator], Keywords.Length: 0 })
        {
            Write(generator, Precedence.Tuple);
            return;
        }
        WriteItems("(", e.Args, "");
        for (int i = 0; i < e.Keywords.Length; i++)
        {
            if (i > 0 || e.Args.Length > 0) _text.Append(", ");
            if (e.Keywords[i].Arg is { } name) _text.Append(name).Append('=');
            else _text.Append("**");
            Write(e.Keywords[i].Value, Precedence.Test);
        }
        _text.Append(')');
    }

    private void WriteConditional(IfExp e, Precedence level)
    {
        Open(level > Precedence.Test);
        Write(e.Body, Precedence.Test + 1);
        _text.Append(" if ");
        Write(e.Test, Precedence.Test + 1);
        _text.Append(" else ");
        Write(e.Orelse, Precedence.Test);
        Close(level > Precedence.Test);
    }

    private void WriteDict(Dict e)
    {
        _text.Append('{');
        for (int i = 0; i < e.Values.Length; i++)
        {
            if (i > 0) _text.Append(", ");
            if (e.Keys[i] is { } key)
            {
                Write(key, Precedence.Test);
                _text.Append(": ");
                Write(e.Values[i], Precedence.Test);
            }
            else
            {
                _text.Append("**");
                Write(e.Values[i], Precedence.BitOr);
            }
        }
        _text.Append('}');
    }

    private void WriteComprehension(string open, Expr elt, Expr? value, Comprehension[] generators, string close)
    {
        _text.Append(open);
        Write(elt, Precedence.Test);
        if (value is not null)
        {
            _text.Append(": ");
            Write(value, Precedence.Test);
        }
        foreach (Comprehension generator in generators)
        {
            _text.Append(generator.IsAsync != 0 ? " async for " : " for ");
            Write(generator.Target, Precedence.Tuple);
            _text.Append(" in ");
            Write(generator.Iter, Precedence.Test + 1);
            foreach (Expr condition in generator.Ifs)
            {
                _text.Append(" if ");
                Write(condition, Precedence.Test + 1);
            }
        }
        _text.Append(close);
    }

    private void WriteYield(string keyword, Expr? value)
    {
        _text.Append(keyword);
        if (value is not null)
        {
            _text.Append(' ');
            Write(value, Precedence.Test);
        }
        _text.Append(')');
    }

    private void WriteSlice(Slice e)
    {
        if (e.Lower is not null) Write(e.Lower, Precedence.Test);
        _text.Append(':');
        if (e.Upper is not null) Write(e.Upper, Precedence.Test);
        if (e.Step is null) return;
        _text.Append(':');
        Write(e.Step, Precedence.Test);
    }
}
