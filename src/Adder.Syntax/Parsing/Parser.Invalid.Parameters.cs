using Adder.Syntax.Tree;

namespace Adder.Syntax.Parsing;

/// <summary>The rules that recognize errors in parameters, of functions and of lambdas alike.</summary>
public sealed partial class Parser
{
    // invalid_parameters, invalid_lambda_parameters
    private void InvalidParameters()
    {
        int start = _mark;
        if (Accept(Terminal.Slash) && Accept(Terminal.Comma))
        {
            RaiseAt(SpanOf(start), "at least one argument must precede /");
            return;
        }
        if (!Again(start)) return;
        if (SlashParameters() && ParamsMaybeDefault() is not null && _error is null && Accept(Terminal.Slash))
        {
            RaiseAt(SpanOf(_mark - 1), "/ may appear only once");
            return;
        }
        if (!Again(start) || PlainAfterDefault() || !Again(start)) return;
        if (ParenthesizedParameters() || !Again(start)) return;
        if (SlashAfterStar(start) || !Again(start)) return;
        if (ParamsMaybeDefault().Length > 0 && Accept(Terminal.Slash) && Accept(Terminal.Star))
        {
            RaiseAt(SpanOf(_mark - 1), "expected comma between / and *");
        }
    }

    // slash_no_default | slash_with_default
    private bool SlashParameters() => SlashNoDefault() is not null || (_error is null && SlashWithDefault(out _) is not null);

    // slash_no_default? param_no_default* invalid_parameters_helper param_no_default
    private bool PlainAfterDefault()
    {
        SlashNoDefault();
        ParamsNoDefault();
        if (_error is not null) return true;
        // invalid_parameters_helper: slash_with_default | param_with_default+
        if (SlashWithDefault(out _) is null && (_error is not null || ParamsWithDefault().Length == 0)) return false;
        if (ParamNoDefault() is not Arg late) return false;
        RaiseAt(late.Span, "parameter without a default follows parameter with a default");
        return true;
    }

    // param_no_default* '(' param_no_default+ ','? ')', and with ','.lambda_param+ for a lambda
    private bool ParenthesizedParameters()
    {
        ParamsNoDefault();
        int open = _mark;
        if (!Accept(Terminal.LPar)) return false;
        if (_lambda)
        {
            if (!Accept(Terminal.Name)) return false;
            while (Peek() == Terminal.Comma && PeekSecond() == Terminal.Name) _mark += 2;
        }
        else if (ParamsNoDefault().Length == 0)
        {
            return false;
        }
        Accept(Terminal.Comma);
        if (!Accept(Terminal.RPar)) return false;
        RaiseRange(
            SpanOf(open), SpanOf(_mark - 1),
            $"{(_lambda ? "Lambda expression" : "Function")} parameters cannot be parenthesized");
        return true;
    }

    // (slash_no_default | slash_with_default)? param_maybe_default* '*' (',' | param_no_default) param_maybe_default* '/'
    private bool SlashAfterStar(int start)
    {
        if (!SlashParameters() && !Again(start)) return true;
        ParamsMaybeDefault();
        if (!Accept(Terminal.Star) || (!Accept(Terminal.Comma) && ParamNoDefault() is null)) return false;
        ParamsMaybeDefault();
        if (!Accept(Terminal.Slash)) return false;
        RaiseAt(SpanOf(_mark - 1), "/ must be ahead of *");
        return true;
    }

    // invalid_default
    private void InvalidDefault()
    {
        int start = _mark;
        if (Accept(Terminal.Equal) && Peek() is Terminal.RPar or Terminal.Comma)
        {
            RaiseAt(SpanOf(start), "expected default value expression");
        }
    }

    // invalid_star_etc, invalid_lambda_star_etc
    private void InvalidStarEtc()
    {
        int start = _mark;
        if (!Accept(Terminal.Star)) return;
        bool bare = Peek() == EndOfParameters
            || (Accept(Terminal.Comma) && (Peek() == EndOfParameters || Peek() == Terminal.DoubleStar));
        if (bare)
        {
            const string Message = "named arguments must follow bare *";
            if (!_lambda)
            {
                RaiseAt(SpanOf(start), Message);
                return;
            }
            _mark++;
            Raise(Message);
            return;
        }
        if (!Again(start + 1)) return;
        if (!_lambda && Accept(Terminal.Comma) && Accept(Terminal.TypeComment))
        {
            Raise("bare * has associated type comment");
            return;
        }
        if (!Again(start + 1)) return;
        if (Param(starAnnotation: false) is not null && Accept(Terminal.Equal))
        {
            RaiseAt(SpanOf(_mark - 1), "var-positional argument cannot have default value");
            return;
        }
        if (!Again(start + 1)) return;
        if (ParamNoDefault() is null && !Accept(Terminal.Comma)) return;
        ParamsMaybeDefault();
        int star = _mark;
        if (Accept(Terminal.Star) && (ParamNoDefault() is not null || Accept(Terminal.Comma)))
        {
            RaiseAt(SpanOf(star), "* argument may appear only once");
        }
    }

    // invalid_kwds, invalid_lambda_kwds
    private void InvalidKwds()
    {
        if (!Accept(Terminal.DoubleStar) || Param(starAnnotation: false) is null) return;
        int after = _mark;
        if (Accept(Terminal.Equal))
        {
            RaiseAt(SpanOf(after), "var-keyword argument cannot have default value");
            return;
        }
        const string Message = "arguments cannot follow var-keyword argument";
        if (!Accept(Terminal.Comma)) return;
        if (Param(starAnnotation: false) is Arg late)
        {
            RaiseAt(late.Span, Message);
            return;
        }
        if (!Again(after + 1)) return;
        if (Peek() is Terminal.Star or Terminal.DoubleStar or Terminal.Slash) RaiseAt(SpanOf(after + 1), Message);
    }

    // invalid_double_type_comments
    private void InvalidDoubleTypeComments()
    {
        if (Accept(Terminal.TypeComment) && Accept(Terminal.Newline) && Accept(Terminal.TypeComment)
            && Accept(Terminal.Newline) && Accept(Terminal.Indent))
        {
            Raise("Cannot have two type comments on def");
        }
    }
}
