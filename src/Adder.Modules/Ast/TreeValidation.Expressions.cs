using Adder.Objects;
using Adder.Syntax.Tree;
using Tuple = Adder.Syntax.Tree.Tuple;

namespace Adder.Modules.Ast;

internal static partial class TreeValidation
{
    private static void Optional(Expr? e)
    {
        if (e is not null) Check(e, ExprContext.Load);
    }

    private static void Check(Expr[] expressions, ExprContext context)
    {
        foreach (Expr expression in expressions) Check(expression, context);
    }

    private static void CheckContext(Expr e, ExprContext wanted)
    {
        ExprContext? actual = e switch
        {
            Syntax.Tree.Attribute n => n.Ctx,
            Subscript n => n.Ctx,
            Starred n => n.Ctx,
            Name n => n.Ctx,
            List n => n.Ctx,
            Tuple n => n.Ctx,
            _ => null,
        };
        if (actual is null && wanted != ExprContext.Load) throw Invalid($"expression which can't be assigned to in {wanted} context");
        if (actual is { } context && context != wanted) throw Invalid($"expression must have {wanted} context but has {context} instead");
    }

    // validate_constant
    internal static void CheckConstant(object value)
    {
        if (value is NoConstant { Type: var type }) throw Errors.TypeError($"got an invalid type in Constant: {type.Name}");
        object[] items = value is FrozenItems set ? set.Items : value as object[] ?? [];
        foreach (object item in items) CheckConstant(item);
    }

    private static void Check(Expr e, ExprContext context)
    {
        if (!System.Runtime.CompilerServices.RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw Errors.Make(PyType.RecursionError, "maximum recursion depth exceeded during compilation");
        }
        CheckSpan(e.Span);
        if (e is Name name) CheckName(name.Id);
        CheckContext(e, context);
        switch (e)
        {
            case BoolOp n:
                if (n.Values.Length < 2) throw Invalid("BoolOp with less than 2 values");
                Check(n.Values, ExprContext.Load);
                break;
            case NamedExpr n:
                if (n.Target is not Name) throw Errors.TypeError("NamedExpr target must be a Name");
                Check(n.Value, ExprContext.Load);
                break;
            case BinOp n:
                Check(n.Left, ExprContext.Load);
                Check(n.Right, ExprContext.Load);
                break;
            case UnaryOp n: Check(n.Operand, ExprContext.Load); break;
            case Lambda n:
                Check(n.Args);
                Check(n.Body, ExprContext.Load);
                break;
            case IfExp n:
                Check(n.Test, ExprContext.Load);
                Check(n.Body, ExprContext.Load);
                Check(n.Orelse, ExprContext.Load);
                break;
            case Dict n:
                if (n.Keys.Length != n.Values.Length) throw Invalid("Dict doesn't have the same number of keys as values");
                foreach (Expr? key in n.Keys) Optional(key);
                Check(n.Values, ExprContext.Load);
                break;
            case Constant n: CheckConstant(n.Value); break;
            case Set n: Check(n.Elts, ExprContext.Load); break;
            case ListComp n: CheckComprehension(n.Generators, n.Elt, null); break;
            case SetComp n: CheckComprehension(n.Generators, n.Elt, null); break;
            case GeneratorExp n: CheckComprehension(n.Generators, n.Elt, null); break;
            case DictComp n: CheckComprehension(n.Generators, n.Key, n.Value); break;
            case Await n: Check(n.Value, ExprContext.Load); break;
            case Yield n: Optional(n.Value); break;
            case YieldFrom n: Check(n.Value, ExprContext.Load); break;
            case Compare n:
                if (n.Comparators.Length == 0) throw Invalid("Compare with no comparators");
                if (n.Comparators.Length != n.Ops.Length)
                {
                    throw Invalid("Compare has a different number of comparators and operands");
                }
                Check(n.Comparators, ExprContext.Load);
                Check(n.Left, ExprContext.Load);
                break;
            case Call n:
                Check(n.Func, ExprContext.Load);
                Check(n.Args, ExprContext.Load);
                Check(n.Keywords);
                break;
            case FormattedValue n:
                Check(n.Value, ExprContext.Load);
                Optional(n.FormatSpec);
                break;
            case JoinedStr n: Check(n.Values, ExprContext.Load); break;
            case Syntax.Tree.Attribute n: Check(n.Value, ExprContext.Load); break;
            case Subscript n:
                Check(n.Slice, ExprContext.Load);
                Check(n.Value, ExprContext.Load);
                break;
            case Starred n: Check(n.Value, context); break;
            case Slice n:
                Optional(n.Lower);
                Optional(n.Upper);
                Optional(n.Step);
                break;
            case List n: Check(n.Elts, context); break;
            case Tuple n: Check(n.Elts, context); break;
        }
    }

    private static void CheckComprehension(Comprehension[] generators, Expr elt, Expr? value)
    {
        if (generators.Length == 0) throw Invalid("comprehension with no generators");
        foreach (Comprehension generator in generators)
        {
            Check(generator.Target, ExprContext.Store);
            Check(generator.Iter, ExprContext.Load);
            Check(generator.Ifs, ExprContext.Load);
        }
        Check(elt, ExprContext.Load);
        Optional(value);
    }

    private static void Check(Keyword[] keywords)
    {
        foreach (Keyword keyword in keywords) Check(keyword.Value, ExprContext.Load);
    }

    private static void Check(Arguments args)
    {
        Check(args.Posonlyargs);
        Check(args.Args);
        Optional(args.Vararg?.Annotation);
        Check(args.Kwonlyargs);
        Optional(args.Kwarg?.Annotation);
        if (args.Defaults.Length > args.Posonlyargs.Length + args.Args.Length)
        {
            throw Invalid("more positional defaults than args on arguments");
        }
        if (args.KwDefaults.Length != args.Kwonlyargs.Length)
        {
            throw Invalid("length of kwonlyargs is not the same as kw_defaults on arguments");
        }
        Check(args.Defaults, ExprContext.Load);
        foreach (Expr? value in args.KwDefaults) Optional(value);
    }

    private static void Check(Arg[] args)
    {
        foreach (Arg arg in args)
        {
            CheckSpan(arg.Span);
            Optional(arg.Annotation);
        }
    }
}
