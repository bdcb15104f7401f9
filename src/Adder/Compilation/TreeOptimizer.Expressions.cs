using Adder.Syntax;
using Adder.Syntax.Tree;

namespace Adder.Compilation;

internal sealed partial class TreeOptimizer
{
    private Expr Fold(Expr expression)
    {
        if (expression is Constant) return expression;
        Descend();
        Expr folded = FoldChildren(expression);
        _depth--;
        return folded;
    }

    private Expr FoldChildren(Expr expression)
    {
        switch (expression)
        {
            case Name e:
                bool isDebug = e.Ctx == ExprContext.Load && e.Id == "__debug__";
                return isDebug ? new Constant(Singleton.Of(_optimize == 0), null, e.Span) : e;
            case Syntax.Tree.Attribute e:
                Expr owner = Fold(e.Value);
                return Same(owner, e.Value) ? e : e with { Value = owner };
            case Call e:
                Expr func = Fold(e.Func);
                Expr[] args = Fold(e.Args);
                Keyword[] keywords = Fold(e.Keywords);
                return Same(func, e.Func) && Same(args, e.Args) && Same(keywords, e.Keywords)
                    ? e : e with { Func = func, Args = args, Keywords = keywords };
            case BinOp e:
                Expr left = Fold(e.Left), right = Fold(e.Right);
                return FoldBinary(Same(left, e.Left) && Same(right, e.Right) ? e : e with { Left = left, Right = right });
            case UnaryOp e: return FoldUnary(e, Fold(e.Operand));
            case Subscript e:
                Expr value = Fold(e.Value), slice = Fold(e.Slice);
                if (e.Ctx == ExprContext.Load && value is Constant container && slice is Constant index
                    && ConstantFolding.Subscript(container.Value, index.Value) is { } item)
                {
                    return new Constant(item, null, e.Span);
                }
                return Same(value, e.Value) && Same(slice, e.Slice) ? e : e with { Value = value, Slice = slice };
            case Compare e:
                Expr[] comparators = Fold(e.Comparators);
                if (e.Ops[^1] is CmpOp.In or CmpOp.NotIn)
                {
                    Expr container2 = FoldIterable(comparators[^1]);
                    if (!Same(container2, comparators[^1]))
                    {
                        if (Same(comparators, e.Comparators)) comparators = (Expr[])comparators.Clone();
                        comparators[^1] = container2;
                    }
                }
                return e with { Left = Fold(e.Left), Comparators = comparators };
            case Syntax.Tree.Tuple e:
                Expr[] elts = Fold(e.Elts);
                if (e.Ctx == ExprContext.Load && ConstantsOf(elts) is { } items) return new Constant(items, null, e.Span);
                return Same(elts, e.Elts) ? e : e with { Elts = elts };
            case List e:
                Expr[] listElts = Fold(e.Elts);
                return Same(listElts, e.Elts) ? e : e with { Elts = listElts };
            case BoolOp e: return e with { Values = Fold(e.Values) };
            case Lambda e: return e with { Args = Fold(e.Args), Body = Fold(e.Body) };
            case IfExp e: return e with { Test = Fold(e.Test), Body = Fold(e.Body), Orelse = Fold(e.Orelse) };
            case Dict e: return e with { Keys = Fold(e.Keys), Values = Fold(e.Values) };
            case Set e: return e with { Elts = Fold(e.Elts) };
            case ListComp e: return e with { Elt = Fold(e.Elt), Generators = Fold(e.Generators) };
            case SetComp e: return e with { Elt = Fold(e.Elt), Generators = Fold(e.Generators) };
            case GeneratorExp e: return e with { Elt = Fold(e.Elt), Generators = Fold(e.Generators) };
            case DictComp e: return e with { Key = Fold(e.Key), Value = Fold(e.Value), Generators = Fold(e.Generators) };
            case Await e: return e with { Value = Fold(e.Value) };
            case Yield e: return e with { Value = FoldOptional(e.Value) };
            case YieldFrom e: return e with { Value = Fold(e.Value) };
            case FormattedValue e: return e with { Value = Fold(e.Value), FormatSpec = FoldOptional(e.FormatSpec) };
            case JoinedStr e: return e with { Values = Fold(e.Values) };
            case Starred e: return e with { Value = Fold(e.Value) };
            case Slice e:
                return e with { Lower = FoldOptional(e.Lower), Upper = FoldOptional(e.Upper), Step = FoldOptional(e.Step) };
            case NamedExpr e: return e with { Value = Fold(e.Value) };
            default: return expression;
        }
    }

    private Comprehension[] Fold(Comprehension[] generators)
    {
        var result = new Comprehension[generators.Length];
        for (int i = 0; i < generators.Length; i++)
        {
            Comprehension generator = generators[i];
            result[i] = generator with
            {
                Target = Fold(generator.Target), Iter = FoldIterable(Fold(generator.Iter)), Ifs = Fold(generator.Ifs),
            };
        }
        return result;
    }

    // make_const_tuple
    private static object[]? ConstantsOf(Expr[] elts)
    {
        foreach (Expr elt in elts)
        {
            if (elt is not Constant) return null;
        }
        var values = new object[elts.Length];
        for (int i = 0; i < values.Length; i++) values[i] = ((Constant)elts[i]).Value;
        return values;
    }

    // fold_iter: nobody can keep the list or set that a loop or `in` looks at.
    private static Expr FoldIterable(Expr iterable)
    {
        switch (iterable)
        {
            case List list:
                if (Array.Exists(list.Elts, elt => elt is Starred)) return list;
                return ConstantsOf(list.Elts) is { } items
                    ? new Constant(items, null, list.Span)
                    : new Syntax.Tree.Tuple(list.Elts, list.Ctx, list.Span);
            case Set set:
                return ConstantsOf(set.Elts) is { } members
                    ? new Constant(ConstantFolding.FrozenSet(members), null, set.Span)
                    : set;
            default:
                return iterable;
        }
    }

    private Expr FoldUnary(UnaryOp e, Expr operand)
    {
        if (operand is Constant constant)
        {
            if (e.Op == UnaryOperator.Invert && constant.Value == (object)Singleton.Of(ConstantFolding.IsTrue(constant.Value))
                && _warnings?.Warn(SyntaxWarningCategory.DeprecationWarning, InvertedBool, e.Span.Line) == false)
            {
                return e with { Operand = operand };
            }
            if (ConstantFolding.Unary(e.Op, constant.Value) is { } value) return new Constant(value, null, e.Span);
        }
        else if (e.Op == UnaryOperator.Not && operand is Compare { Ops: [CmpOp.Is or CmpOp.IsNot or CmpOp.In or CmpOp.NotIn] } compare)
        {
            return compare with
            {
                Ops =
                [
                    compare.Ops[0] switch
                    {
                        CmpOp.Is => CmpOp.IsNot,
                        CmpOp.IsNot => CmpOp.Is,
                        CmpOp.In => CmpOp.NotIn,
                        _ => CmpOp.In,
                    },
                ],
            };
        }
        return Same(operand, e.Operand) ? e : e with { Operand = operand };
    }

    private const string InvertedBool = "Bitwise inversion '~' on bool is deprecated. This returns the bitwise inversion of the underlying "
        + "int object and is usually not what you expect from the negation of a bool object. Use the 'not' operator for boolean negation "
        + "or ~int(x) for the bitwise inversion of the underlying int.";

    // fold_binop
    private static Expr FoldBinary(BinOp e)
    {
        if (e.Left is not Constant left) return e;
        if (e.Op == Operator.Mod && left.Value is (string or int[]))
        {
            return e.Right is Syntax.Tree.Tuple tuple && !Array.Exists(tuple.Elts, elt => elt is Starred)
                ? FormatFolding.Fold(e, left.Value, tuple.Elts)
                : e;
        }
        if (e.Right is not Constant right || e.Op == Operator.Mod && left.Value is byte[]) return e;
        return ConstantFolding.Binary(e.Op, left.Value, right.Value) is { } value ? new Constant(value, null, e.Span) : e;
    }
}
