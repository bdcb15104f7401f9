using Adder.Syntax.Tree;

namespace Adder.Syntax.Parsing;

/// <summary>Assignments of all kinds, and type aliases.</summary>
public sealed partial class Parser
{
    // assignment
    private Stmt? Assignment()
    {
        int start = _mark;
        Stmt? result = NameAnnotation() ?? TargetAnnotation() ?? PlainAssignment();
        if (result is not null || _error is not null) return result;
        result = AugmentedAssignment(out bool committed);
        if (result is not null || committed || _error is not null) return result;
        if (_diagnosing) InvalidAssignment();
        return Back<Stmt>(start);
    }

    // NAME ':' expression ['=' annotated_rhs]
    private Stmt? NameAnnotation()
    {
        int start = _mark;
        if (!Accept(Terminal.Name) || !Accept(Terminal.Colon)) return Back<Stmt>(start);
        var target = new Name(Identifier(start), ExprContext.Store, SpanOf(start));
        return Annotation(start, target, 1, "Variable annotation syntax is");
    }

    // ('(' single_target ')' | single_subscript_attribute_target) ':' expression ['=' annotated_rhs]
    private Stmt? TargetAnnotation()
    {
        if (_error is not null) return null;
        int start = _mark;
        Expr? target = null;
        if (Accept(Terminal.LPar))
        {
            target = SingleTarget();
            if (target is not null && !Accept(Terminal.RPar)) target = null;
        }
        if (target is null)
        {
            _mark = start;
            target = SubscriptOrAttribute(ExprContext.Store);
        }
        return target is not null && Accept(Terminal.Colon)
            ? Annotation(start, target, 0, "Variable annotations syntax is") : Back<Stmt>(start);
    }

    private Stmt? Annotation(int start, Expr target, int simple, string what)
    {
        Expr? annotation = Expression();
        if (annotation is null) return Back<Stmt>(start);
        Expr? value = null;
        if (Peek() == Terminal.Equal)
        {
            int mark = _mark++;
            value = AnnotatedRhs();
            if (value is null) _mark = mark;
        }
        return CheckVersion<Stmt>(6, what, new AnnAssign(target, annotation, value, simple, SpanFrom(start)));
    }

    // (star_targets '=')+ (yield_expr | star_expressions) !'=' [TYPE_COMMENT]
    private Stmt? PlainAssignment()
    {
        if (_error is not null) return null;
        int start = _mark;
        int top = _top;
        AssignedTargets();
        if (_top == top) return Back<Stmt>(start);
        Expr? value = AnnotatedRhs();
        if (value is null || Peek() == Terminal.Equal) return Back<Stmt>(start, top);
        string? comment = TypeComment();
        return new Assign(Take<Expr>(top), value, comment, SpanFrom(start));
    }

    /// <summary>Pushes the targets of <c>(star_targets '=')*</c>.</summary>
    private void AssignedTargets()
    {
        while (true)
        {
            int mark = _mark;
            int top = _top;
            Expr? target = StarTargets();
            if (target is null || !Accept(Terminal.Equal))
            {
                _mark = mark;
                _top = top;
                return;
            }
            Push(target);
        }
    }

    // single_target augassign ~ (yield_expr | star_expressions)
    private Stmt? AugmentedAssignment(out bool committed)
    {
        int start = _mark;
        committed = false;
        Expr? target = SingleTarget();
        if (target is null || !AugmentedOperator(out Operator op)) return Back<Stmt>(start);
        committed = true;
        Expr? value = AnnotatedRhs();
        return value is null ? Back<Stmt>(start) : new AugAssign(target, op, value, SpanFrom(start));
    }

    // augassign
    private bool AugmentedOperator(out Operator op)
    {
        Terminal kind = Peek();
        op = OperatorOf(kind);
        bool found = kind is >= Terminal.PlusEqual and <= Terminal.DoubleStarEqual or Terminal.DoubleSlashEqual or Terminal.AtEqual;
        if (!found) return false;
        _mark++;
        if (kind != Terminal.AtEqual || _options.FeatureVersion >= 5) return true;
        return CheckVersion("The '@' operator is", 5);
    }

    private bool CheckVersion(string what, int version) => CheckVersion(version, what, what) is not null;

    private string? TypeComment() => Accept(Terminal.TypeComment) ? TextOf(_tokens[_mark - 1].Start, _tokens[_mark - 1].End) : null;

    // The same four kinds of statement, told apart by what follows the first expression.
    private Stmt? PredictedSimpleStmt()
    {
        int start = _mark;
        if (PeekSoft(SoftKeyword.Type) && PeekSecond() == Terminal.Name) return TypeAlias();
        Expr? first = AnnotatedRhs();
        if (first is null) return null;
        Terminal kind = Peek();
        if (kind is Terminal.Newline or Terminal.Semi) return new ExprStmt(first, SpanFrom(start));
        if (first is Yield or YieldFrom && _tokens[start].Kind == Terminal.Yield) return null;
        if (kind == Terminal.Equal) return PredictedAssignment(start, first);
        if (first is not (Name or Tree.Attribute or Subscript)) return null;
        MakeTarget(first, ExprContext.Store);
        if (kind == Terminal.Colon)
        {
            int simple = first is Name && _mark == start + 1 ? 1 : 0;
            _mark++;
            return Annotation(start, first, simple, "Variable annotation syntax is");
        }
        if (!AugmentedOperator(out Operator op)) return null;
        Expr? value = AnnotatedRhs();
        return value is null ? null : new AugAssign(first, op, value, SpanFrom(start));
    }

    private Assign? PredictedAssignment(int start, Expr first)
    {
        int top = _top;
        Expr value = first;
        while (Accept(Terminal.Equal))
        {
            if (!MakeTarget(value, ExprContext.Store)) return null;
            Push(value);
            if (AnnotatedRhs() is not Expr next) return null;
            value = next;
        }
        return new Assign(Take<Expr>(top), value, TypeComment(), SpanFrom(start));
    }

    // type_alias: "type" NAME [type_params] '=' expression
    private Stmt? TypeAlias()
    {
        int start = _mark++;
        if (!Accept(Terminal.Name)) return Back<Stmt>(start);
        var name = new Name(Identifier(_mark - 1), ExprContext.Store, SpanOf(_mark - 1));
        TypeParam[] parameters = TypeParams() ?? [];
        if (!Accept(Terminal.Equal) || Expression() is not Expr value) return Back<Stmt>(start);
        return CheckVersion<Stmt>(12, "Type statement is", new TypeAlias(name, parameters, value, SpanFrom(start)));
    }

    // type_params: '[' type_param_seq ']'
    private TypeParam[]? TypeParams()
    {
        int start = _mark;
        int top = _top;
        if (!Accept(Terminal.LSqb)) return null;
        TypeParam? parameter = TypeParam();
        if (parameter is null) return Back<TypeParam[]>(start);
        do
        {
            Push(parameter);
            parameter = Accept(Terminal.Comma) ? TypeParam() : null;
        }
        while (parameter is not null);
        if (!Accept(Terminal.RSqb)) return Back<TypeParam[]>(start, top);
        return CheckVersion(12, "Type parameter lists are", Take<TypeParam>(top));
    }

    // type_param (memo): NAME [':' expression] | '*' NAME | '**' NAME
    private TypeParam? TypeParam()
    {
        if (Recall(Rule.TypeParam, out TypeParam? known)) return known;
        int start = _mark;
        return Remember(Rule.TypeParam, start, TypeParamBody());
    }

    private TypeParam? TypeParamBody()
    {
        int start = _mark;
        Terminal kind = Peek();
        if (kind is Terminal.Star or Terminal.DoubleStar) _mark++;
        int name = _mark;
        if (!Accept(Terminal.Name)) return Back<TypeParam>(start);
        int colon = _mark;
        Expr? bound = null;
        if (Accept(Terminal.Colon))
        {
            bound = Expression();
            if (bound is null) _mark = colon;
        }
        if (kind == Terminal.Name) return new TypeVar(Identifier(name), bound, SpanFrom(start));
        if (bound is not null)
        {
            string limit = bound is Tree.Tuple ? "constraints" : "bound";
            string what = kind == Terminal.Star ? "TypeVarTuple" : "ParamSpec";
            RaiseFrom(SpanOf(colon), $"cannot use {limit} with {what}");
            return null;
        }
        return kind == Terminal.Star
            ? new TypeVarTuple(Identifier(name), SpanFrom(start)) : new ParamSpec(Identifier(name), SpanFrom(start));
    }
}
