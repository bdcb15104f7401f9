using Adder.Syntax.Text;
using Adder.Syntax.Tree;

namespace Adder.Syntax.Parsing;

/// <summary>The rules that recognize errors in expressions. Each may raise; where it leaves the mark does not matter.</summary>
public sealed partial class Parser
{
    /// <summary>Starts another alternative; false when an error ends the rule.</summary>
    private bool Again(int start)
    {
        _mark = start;
        return _error is null;
    }

    // invalid_expression
    private void InvalidExpression()
    {
        int start = _mark;
        if (!Enter(1)) return;
        bool stringPrefix = Peek() == Terminal.Name && PeekSecond() == Terminal.String;
        if (!stringPrefix && !Keywords.BeginsSoftKeyword(_tokens[start].Kind, BytesOf(start)) && Disjunction() is Expr left
            && ExpressionWithoutInvalid() is Expr right)
        {
            _depth--;
            if (IsLegacyStatement(left) || _tokens[_mark - 1].Level == 0) return;
            RaiseRange(left.Span, right.Span, "invalid syntax. Perhaps you forgot a comma?");
            return;
        }
        _depth--;
        if (!Again(start)) return;
        if (Disjunction() is Expr body && Accept(Terminal.If) && Disjunction() is Expr test
            && Peek() is not (Terminal.Else or Terminal.Colon))
        {
            RaiseRange(body.Span, test.Span, "expected 'else' after 'if' expression");
            return;
        }
        if (!Again(start) || !Accept(Terminal.Lambda)) return;
        LambdaParams();
        int colon = _mark;
        if (Accept(Terminal.Colon) && Peek() == Terminal.FStringMiddle)
        {
            RaiseRange(SpanOf(start), SpanOf(colon), "f-string: lambda expressions are not allowed without parentheses");
        }
    }

    // expression_without_invalid: disjunction 'if' disjunction 'else' expression | disjunction | lambdef
    private Expr? ExpressionWithoutInvalid()
    {
        bool outer = _diagnosing;
        _diagnosing = false;
        Expr? result = _error is null ? ExpressionBody() : null;
        _diagnosing = outer;
        return result;
    }

    private static bool IsLegacyStatement(Expr name) => name is Name { Id: "print" or "exec" };

    // invalid_legacy_expression
    private void InvalidLegacyExpression()
    {
        int start = _mark;
        if (!Accept(Terminal.Name) || Peek() == Terminal.LPar) return;
        if (StarExpressions() is not Expr arguments) return;
        string name = Identifier(start);
        if (name is not ("print" or "exec")) return;
        RaiseRange(SpanOf(start), arguments.Span, $"Missing parentheses in call to '{name}'. Did you mean {name}(...)?");
    }

    // invalid_named_expression (memo)
    private void InvalidNamedExpression()
    {
        if (Recall(Rule.InvalidNamedExpression, out object? _)) return;
        int start = _mark;
        InvalidNamedExpressionBody();
        Remember<object>(Rule.InvalidNamedExpression, start, null);
    }

    private void InvalidNamedExpressionBody()
    {
        int start = _mark;
        if (Expression() is Expr target && Accept(Terminal.ColonEqual) && Expression() is not null)
        {
            RaiseAt(target.Span, $"cannot use assignment expressions with {ExpressionNames.Of(target)}");
            return;
        }
        if (!Again(start)) return;
        if (Accept(Terminal.Name) && Accept(Terminal.Equal) && BitwiseOr() is Expr value && !IsAssignment(Peek()))
        {
            RaiseRange(SpanOf(start), value.Span, "invalid syntax. Maybe you meant '==' or ':=' instead of '='?");
            return;
        }
        if (!Again(start) || IsDisplayOrSingleton()) return;
        if (!Again(start)) return;
        if (BitwiseOr() is Expr left && Accept(Terminal.Equal) && BitwiseOr() is not null && !IsAssignment(Peek()))
        {
            RaiseAt(left.Span, $"cannot assign to {ExpressionNames.Of(left)} here. Maybe you meant '==' instead of '='?");
        }
    }

    private static bool IsAssignment(Terminal kind) => kind is Terminal.Equal or Terminal.ColonEqual;

    // list | tuple | genexp | 'True' | 'None' | 'False'
    private bool IsDisplayOrSingleton() => Peek() switch
    {
        Terminal.LSqb => ListDisplay() is not null,
        Terminal.LPar => TupleDisplay() is not null || Genexp() is not null,
        Terminal.True or Terminal.None or Terminal.False => true,
        _ => false,
    };

    // invalid_group
    private void InvalidGroup()
    {
        int start = _mark++;
        if (StarredExpression() is Expr starred && Accept(Terminal.RPar))
        {
            RaiseAt(starred.Span, "cannot use starred expression here");
            return;
        }
        if (!Again(start + 1)) return;
        if (Accept(Terminal.DoubleStar) && Expression() is not null && Accept(Terminal.RPar))
        {
            RaiseAt(SpanOf(start + 1), "cannot use double starred expression here");
        }
    }

    // invalid_comprehension
    private void InvalidComprehension()
    {
        int start = _mark;
        Terminal bracket = Peek();
        _mark++;
        if (StarredExpression() is Expr starred && ForIfClauses() is not null)
        {
            RaiseAt(starred.Span, "iterable unpacking cannot be used in comprehension");
            return;
        }
        if (!Again(start + 1) || bracket == Terminal.LPar) return;
        const string Message = "did you forget parentheses around the comprehension target?";
        if (StarNamedExpression() is Expr first && Accept(Terminal.Comma) && StarNamedExpressions() is Expr[] rest
            && ForIfClauses() is not null)
        {
            RaiseRange(first.Span, rest[^1].Span, Message);
            return;
        }
        if (!Again(start + 1)) return;
        if (StarNamedExpression() is Expr only && Accept(Terminal.Comma))
        {
            int comma = _mark - 1;
            if (ForIfClauses() is not null) RaiseRange(only.Span, SpanOf(comma), Message);
        }
    }

    // invalid_dict_comprehension
    private void InvalidDictComprehension()
    {
        int stars = ++_mark;
        if (Accept(Terminal.DoubleStar) && BitwiseOr() is not null && ForIfClauses() is not null && Accept(Terminal.RBrace))
        {
            RaiseAt(SpanOf(stars), "dict unpacking cannot be used in dict comprehension");
        }
    }

    // invalid_for_target
    private void InvalidForTarget()
    {
        Accept(Terminal.Async);
        if (Accept(Terminal.For) && StarExpressions() is Expr target) RaiseInvalidTarget(TargetKind.For, target);
    }

    // invalid_double_starred_kvpairs
    private void InvalidDoubleStarredKvpairs()
    {
        int start = _mark;
        bool any = DoubleStarredKvpair(out _, out _);
        while (any && Peek() == Terminal.Comma)
        {
            int mark = _mark++;
            if (DoubleStarredKvpair(out _, out _)) continue;
            _mark = mark;
            break;
        }
        if (_error is null && any && Accept(Terminal.Comma))
        {
            InvalidKvpair();
            if (_error is not null) return;
        }
        if (Again(start)) InvalidDictValue();
    }

    // invalid_kvpair
    private void InvalidKvpair()
    {
        int start = _mark;
        if (Expression() is Expr key && Peek() != Terminal.Colon)
        {
            RaiseAt(
                SyntaxErrorKind.SyntaxError, "':' expected after dictionary key",
                key.Span.Line, key.Span.EndColumn - 1, key.Span.EndLine, -1);
            return;
        }
        if (Again(start)) InvalidDictValue();
    }

    // expression ':' '*' bitwise_or | expression ':' &('}' | ',')
    private void InvalidDictValue()
    {
        int start = _mark;
        if (Expression() is not null && Accept(Terminal.Colon) && Accept(Terminal.Star))
        {
            int star = _mark - 1;
            if (BitwiseOr() is not null)
            {
                RaiseFrom(SpanOf(star), "cannot use a starred expression in a dictionary value");
                return;
            }
        }
        if (!Again(start)) return;
        if (Expression() is not null && Accept(Terminal.Colon) && Peek() is Terminal.RBrace or Terminal.Comma)
        {
            RaiseAt(SpanOf(_mark - 1), "expression expected after dictionary key and ':'");
        }
    }

    // invalid_starred_expression
    private void InvalidStarredExpression()
    {
        int start = _mark++;
        if (Expression() is not null && Accept(Terminal.Equal) && Expression() is Expr value)
        {
            RaiseRange(SpanOf(start), value.Span, "cannot assign to iterable argument unpacking");
        }
    }

    // invalid_replacement_field
    private void InvalidReplacementField()
    {
        int start = _mark;
        if (!Accept(Terminal.LBrace)) return;
        int after = _mark;
        string? found = Peek() switch
        {
            Terminal.Equal => "=",
            Terminal.Exclamation => "!",
            Terminal.Colon => ":",
            Terminal.RBrace => "}",
            _ => null,
        };
        if (found is not null)
        {
            RaiseAt(SpanOf(after), $"f-string: valid expression required before '{found}'");
            return;
        }
        if (AnnotatedRhs() is null)
        {
            if (Again(after)) RaiseOnNextToken("f-string: expecting a valid expression after '{'");
            return;
        }
        InvalidFieldTail();
    }

    /// <summary>What is wrong behind the expression; each case of the rule begins anew, but all take the same way to here.</summary>
    private void InvalidFieldTail()
    {
        if (Peek() is not (Terminal.Equal or Terminal.Exclamation or Terminal.Colon or Terminal.RBrace))
        {
            RaiseOnNextToken("f-string: expecting '=', or '!', or ':', or '}'");
            return;
        }
        if (Accept(Terminal.Equal) && Peek() is not (Terminal.Exclamation or Terminal.Colon or Terminal.RBrace))
        {
            RaiseOnNextToken("f-string: expecting '!', or ':', or '}'");
            return;
        }
        if (Accept(Terminal.Exclamation))
        {
            if (Peek() is Terminal.Colon or Terminal.RBrace)
            {
                RaiseOnNextToken("f-string: missing conversion character");
                return;
            }
            if (!Accept(Terminal.Name))
            {
                RaiseOnNextToken("f-string: invalid conversion character");
                return;
            }
        }
        if (Peek() is not (Terminal.Colon or Terminal.RBrace))
        {
            RaiseOnNextToken("f-string: expecting ':' or '}'");
            return;
        }
        int colon = _mark;
        if (!Accept(Terminal.Colon)) return;
        while (_error is null)
        {
            Expr? part = Peek() == Terminal.FStringMiddle ? FormatSpecMiddle() : FStringReplacementField();
            if (part is null) break;
        }
        if (_error is not null) return;
        if (Peek() != Terminal.RBrace)
        {
            RaiseOnNextToken("f-string: expecting '}', or format specs");
            return;
        }
        _mark = colon;
        RaiseOnNextToken("f-string: expecting '}'");
    }
}
