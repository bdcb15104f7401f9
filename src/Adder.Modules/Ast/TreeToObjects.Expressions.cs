using Adder.Objects;
using Adder.Syntax.Tree;
using Tuple = Adder.Syntax.Tree.Tuple;

namespace Adder.Modules.Ast;

internal sealed unsafe partial class TreeToObjects
{
    private Value Of(Expr expression)
    {
        Deepen();
        Value node = expression switch
        {
            BoolOp n => Node("BoolOp", n.Span, Singleton(n.Op), List(n.Values)),
            NamedExpr n => Node("NamedExpr", n.Span, Of(n.Target), Of(n.Value)),
            BinOp n => Node("BinOp", n.Span, Of(n.Left), Singleton(n.Op), Of(n.Right)),
            UnaryOp n => Node("UnaryOp", n.Span, Singleton(n.Op), Of(n.Operand)),
            Lambda n => Node("Lambda", n.Span, Of(n.Args), Of(n.Body)),
            IfExp n => Node("IfExp", n.Span, Of(n.Test), Of(n.Body), Of(n.Orelse)),
            Dict n => Node("Dict", n.Span, List(n.Keys), List(n.Values)),
            Set n => Node("Set", n.Span, List(n.Elts)),
            ListComp n => Node("ListComp", n.Span, Of(n.Elt), Each(n.Generators, Of)),
            SetComp n => Node("SetComp", n.Span, Of(n.Elt), Each(n.Generators, Of)),
            DictComp n => Node("DictComp", n.Span, Of(n.Key), Of(n.Value), Each(n.Generators, Of)),
            GeneratorExp n => Node("GeneratorExp", n.Span, Of(n.Elt), Each(n.Generators, Of)),
            Await n => Node("Await", n.Span, Of(n.Value)),
            Yield n => Node("Yield", n.Span, Optional(n.Value)),
            YieldFrom n => Node("YieldFrom", n.Span, Of(n.Value)),
            Compare n => Node("Compare", n.Span, Of(n.Left), Each(n.Ops, Singleton), List(n.Comparators)),
            Call n => Node("Call", n.Span, Of(n.Func), List(n.Args), Each(n.Keywords, Of)),
            FormattedValue n => Node("FormattedValue", n.Span, Of(n.Value), n.Conversion, Optional(n.FormatSpec)),
            JoinedStr n => Node("JoinedStr", n.Span, List(n.Values)),
            Constant n => Node("Constant", n.Span, Constant(n.Value), Text(n.Kind)),
            Syntax.Tree.Attribute n => Node("Attribute", n.Span, Of(n.Value), Identifier(n.Attr), Singleton(n.Ctx)),
            Subscript n => Node("Subscript", n.Span, Of(n.Value), Of(n.Slice), Singleton(n.Ctx)),
            Starred n => Node("Starred", n.Span, Of(n.Value), Singleton(n.Ctx)),
            Name n => Node("Name", n.Span, Identifier(n.Id), Singleton(n.Ctx)),
            List n => Node("List", n.Span, List(n.Elts), Singleton(n.Ctx)),
            Tuple n => Node("Tuple", n.Span, List(n.Elts), Singleton(n.Ctx)),
            Slice n => Node("Slice", n.Span, Optional(n.Lower), Optional(n.Upper), Optional(n.Step)),
            _ => throw Errors.SystemError("unknown kind of expression"),
        };
        _ts.LeaveRecursive();
        return node;
    }

    private Value Of(Comprehension n) =>
        Node("comprehension", Of(n.Target), Of(n.Iter), List(n.Ifs), n.IsAsync);

    private Value Of(ExceptHandler n) => Node("ExceptHandler", n.Span, Optional(n.Type), Identifier(n.Name), List(n.Body));

    private Value Of(Arguments n) => Node("arguments",
        Each(n.Posonlyargs, Of), Each(n.Args, Of), Optional(n.Vararg), Each(n.Kwonlyargs, Of), List(n.KwDefaults), Optional(n.Kwarg),
        List(n.Defaults));

    private Value Optional(Arg? n) => n is null ? Value.None : Of(n);

    private Value Of(Arg n) => Node("arg", n.Span, Identifier(n.Name), Optional(n.Annotation), Text(n.TypeComment));

    private Value Of(Keyword n) => Node("keyword", n.Span, Identifier(n.Arg), Of(n.Value));

    private Value Of(Alias n) => Node("alias", n.Span, Identifier(n.Name), Identifier(n.Asname));

    private Value Of(WithItem n) => Node("withitem", Of(n.ContextExpr), Optional(n.OptionalVars));

    private Value Of(MatchCase n) => Node("match_case", Of(n.Pattern), Optional(n.Guard), List(n.Body));

    private Value Of(TypeParam parameter) => parameter switch
    {
        TypeVar n => Node("TypeVar", n.Span, Identifier(n.Name), Optional(n.Bound)),
        ParamSpec n => Node("ParamSpec", n.Span, Identifier(n.Name)),
        TypeVarTuple n => Node("TypeVarTuple", n.Span, Identifier(n.Name)),
        _ => throw Errors.SystemError("unknown kind of type parameter"),
    };

    private Value Of(Pattern pattern)
    {
        Deepen();
        Value node = pattern switch
        {
            MatchValue n => Node("MatchValue", n.Span, Of(n.Value)),
            MatchSingleton n => Node("MatchSingleton", n.Span, Constant(n.Value)),
            MatchSequence n => Node("MatchSequence", n.Span, Each(n.Patterns, Of)),
            MatchMapping n => Node("MatchMapping", n.Span, List(n.Keys), Each(n.Patterns, Of), Identifier(n.Rest)),
            MatchClass n => Node("MatchClass", n.Span, Of(n.Cls), Each(n.Patterns, Of), Names(n.KwdAttrs), Each(n.KwdPatterns, Of)),
            MatchStar n => Node("MatchStar", n.Span, Identifier(n.Name)),
            MatchAs n => Node("MatchAs", n.Span, n.Pattern is null ? Value.None : Of(n.Pattern), Identifier(n.Name)),
            MatchOr n => Node("MatchOr", n.Span, Each(n.Patterns, Of)),
            _ => throw Errors.SystemError("unknown kind of pattern"),
        };
        _ts.LeaveRecursive();
        return node;
    }
}
