using Adder.Syntax.Text;
using Adder.Syntax.Tree;

namespace Adder.Syntax.Parsing;

/// <summary>The rules that recognize errors in simple statements, definitions and patterns.</summary>
public sealed partial class Parser
{
    // invalid_assignment
    private void InvalidAssignment()
    {
        int start = _mark;
        if (InvalidAnnAssignTarget() is Expr annotated && Accept(Terminal.Colon) && Expression() is not null)
        {
            RaiseAt(annotated.Span, $"only single target (not {ExpressionNames.Of(annotated)}) can be annotated");
            return;
        }
        if (!Again(start)) return;
        if (StarNamedExpression() is Expr first && Accept(Terminal.Comma))
        {
            while (StarNamedExpressions() is not null) { }
            if (Accept(Terminal.Colon) && Expression() is not null)
            {
                RaiseAt(first.Span, "only single target (not tuple) can be annotated");
                return;
            }
        }
        if (!Again(start)) return;
        if (Expression() is Expr illegal && Accept(Terminal.Colon) && Expression() is not null)
        {
            RaiseAt(illegal.Span, "illegal target for annotation");
            return;
        }
        if (!Again(start)) return;
        InvalidAssignedValue(start);
    }

    // (star_targets '=')* star_expressions '=' | (star_targets '=')* yield_expr '=' | star_expressions augassign annotated_rhs
    private void InvalidAssignedValue(int start)
    {
        SkipAssignedTargets();
        if (_error is null && StarExpressions() is Expr target && Accept(Terminal.Equal))
        {
            RaiseInvalidTarget(TargetKind.Star, target);
            return;
        }
        if (!Again(start)) return;
        SkipAssignedTargets();
        if (_error is null && YieldExpr() is Expr yield && Accept(Terminal.Equal))
        {
            RaiseAt(yield.Span, "assignment to yield expression not possible");
            return;
        }
        if (!Again(start)) return;
        if (StarExpressions() is Expr augmented && AugmentedOperator(out _) && AnnotatedRhs() is not null)
        {
            RaiseAt(augmented.Span, $"'{ExpressionNames.Of(augmented)}' is an illegal expression for augmented assignment");
        }
    }

    private void SkipAssignedTargets()
    {
        int top = _top;
        AssignedTargets();
        _top = top;
    }

    // invalid_ann_assign_target: list | tuple | '(' invalid_ann_assign_target ')'
    private Expr? InvalidAnnAssignTarget()
    {
        int start = _mark;
        if (Peek() == Terminal.LSqb) return ListDisplay();
        if (Peek() != Terminal.LPar) return null;
        Expr? tuple = TupleDisplay();
        if (tuple is not null || !Again(start) || !Enter(1)) return tuple;
        _mark++;
        Expr? inner = InvalidAnnAssignTarget();
        _depth--;
        return inner is not null && Accept(Terminal.RPar) ? inner : Back<Expr>(start);
    }

    // invalid_del_stmt
    private void InvalidDelStmt()
    {
        _mark++;
        if (StarExpressions() is Expr target) RaiseInvalidTarget(TargetKind.Del, target);
    }

    // invalid_block
    private void InvalidBlock()
    {
        if (Accept(Terminal.Newline) && Peek() != Terminal.Indent) RaiseIndentation("expected an indented block");
    }

    // invalid_import
    private void InvalidImport()
    {
        int start = _mark;
        if (!Accept(Terminal.Import) || DottedName() is null) return;
        while (Peek() == Terminal.Comma)
        {
            int mark = _mark++;
            if (DottedName() is not null) continue;
            _mark = mark;
            break;
        }
        if (Accept(Terminal.From) && DottedName() is not null)
        {
            RaiseFrom(SpanOf(start), "Did you mean to use 'from ... import ...' instead?");
        }
    }

    // invalid_import_from_targets
    private void InvalidImportFromTargets()
    {
        if (ImportFromAsNames() is not null && Accept(Terminal.Comma) && Accept(Terminal.Newline))
        {
            Raise("trailing comma not allowed without surrounding parentheses");
        }
    }

    // invalid_def_raw
    private void InvalidDefRaw()
    {
        Accept(Terminal.Async);
        int def = _mark;
        if (!Accept(Terminal.Def) || !Accept(Terminal.Name)) return;
        TypeParams();
        if (!Accept(Terminal.LPar)) return;
        Params();
        if (!Accept(Terminal.RPar)) return;
        Returns();
        if (Accept(Terminal.Colon)) ExpectIndent(def, "function definition");
    }

    // invalid_class_def_raw
    private void InvalidClassDefRaw()
    {
        int start = _mark;
        if (!Accept(Terminal.Class) || !Accept(Terminal.Name)) return;
        TypeParams();
        int mark = _mark;
        if (Accept(Terminal.LPar))
        {
            Arguments();
            if (!Accept(Terminal.RPar)) _mark = mark;
        }
        if (_error is not null) return;
        if (Accept(Terminal.Newline)) Raise("expected ':'");
        else if (Accept(Terminal.Colon)) ExpectIndent(start, "class definition");
    }

    /// <summary><c>NEWLINE !INDENT</c>: the block of the statement at <paramref name="keyword"/> is missing.</summary>
    private bool ExpectIndent(int keyword, string what)
    {
        if (!Accept(Terminal.Newline) || Peek() == Terminal.Indent || _error is not null) return false;
        RaiseIndentation($"expected an indented block after {what} on line {_tokens[keyword].Line}");
        return true;
    }

    // invalid_match_stmt
    private void InvalidMatchStmt()
    {
        int start = _mark;
        if (!AcceptSoft(SoftKeyword.Match) || SubjectExpr() is null) return;
        if (Accept(Terminal.Newline)) Raise("expected ':'");
        else if (Accept(Terminal.Colon)) ExpectIndent(start, "'match' statement");
    }

    // invalid_case_block
    private void InvalidCaseBlock()
    {
        int start = _mark;
        if (!AcceptSoft(SoftKeyword.Case) || Patterns() is null) return;
        Guard();
        if (_error is not null) return;
        if (Accept(Terminal.Newline)) Raise("expected ':'");
        else if (Accept(Terminal.Colon)) ExpectIndent(start, "'case' statement");
    }

    // invalid_as_pattern
    private void InvalidAsPattern()
    {
        if (OrPattern() is null || !Accept(Terminal.As)) return;
        int target = _mark;
        if (AcceptSoft(SoftKeyword.Underscore)) RaiseAt(SpanOf(target), "cannot use '_' as a target");
        else if (Peek() != Terminal.Name && Expression() is Expr other) RaiseAt(other.Span, "invalid pattern target");
    }

    // invalid_class_pattern: name_or_attr '(' [positional_patterns ','] keyword_patterns ',' positional_patterns
    private void InvalidClassPattern()
    {
        if (NameOrAttr() is null || !Accept(Terminal.LPar)) return;
        int mark = _mark;
        if (PositionalPatterns() is null || !Accept(Terminal.Comma)) _mark = mark;
        if (_error is not null || !KeywordPatterns(out _, out _) || !Accept(Terminal.Comma)) return;
        if (PositionalPatterns() is Pattern[] late)
        {
            RaiseRange(late[0].Span, late[^1].Span, "positional patterns follow keyword patterns");
        }
    }
}
