using Adder.Syntax.Text;
using Adder.Syntax.Tree;

namespace Adder.Syntax.Parsing;

/// <summary>The parameters of functions and, without annotations and type comments, of lambdas.</summary>
public sealed partial class Parser
{
    private static readonly Arguments s_noArguments = new([], [], null, [], [], null, []);

    private static Arguments EmptyArguments => s_noArguments;

    /// <summary>A parameter and its default.</summary>
    private sealed class NameDefault(Arg arg, Expr? value)
    {
        public Arg Arg { get; } = arg;

        public Expr? Value { get; } = value;
    }

    /// <summary>What follows the first star.</summary>
    private sealed class StarEtc(Arg? vararg, NameDefault[] kwonly, Arg? kwarg)
    {
        public Arg? Vararg { get; } = vararg;

        public NameDefault[] Kwonly { get; } = kwonly;

        public Arg? Kwarg { get; } = kwarg;
    }

    /// <summary>Whether the parameters being parsed are a lambda's; those end at a colon.</summary>
    private bool _lambda;

    private Terminal EndOfParameters => _lambda ? Terminal.Colon : Terminal.RPar;

    // params: invalid_parameters | parameters
    private Arguments? Params() => ParamsOf(lambda: false);

    // lambda_params: invalid_lambda_parameters | lambda_parameters
    private Arguments? LambdaParams() => ParamsOf(lambda: true);

    private Arguments? ParamsOf(bool lambda)
    {
        bool outer = _lambda;
        _lambda = lambda;
        Arguments? result = null;
        int start = _mark;
        if (Enter(ParametersRules))
        {
            if (_diagnosing)
            {
                InvalidParameters();
                _mark = start;
            }
            if (_error is null) result = _predictive ? PredictedParameters() : Parameters();
            _depth -= ParametersRules;
        }
        _lambda = outer;
        if (result is null) _mark = start;
        return result;
    }

    private const int ParametersRules = 6;

    // parameters: its five alternatives differ in what comes first
    private Arguments? Parameters()
    {
        int start = _mark;
        Arg[]? posonly = SlashNoDefault();
        NameDefault[] posonlyDefaults = [];
        if (posonly is null && _error is null) posonly = SlashWithDefault(out posonlyDefaults);
        if (_error is not null) return null;
        bool slash = posonly is not null;
        Arg[] plain = posonlyDefaults.Length > 0 ? [] : ParamsNoDefault();
        NameDefault[] defaulted = ParamsWithDefault();
        StarEtc? rest = StarEtcRule();
        if (_error is not null || _mark == start) return Back<Arguments>(start);
        var result = MakeArguments(posonly ?? [], posonlyDefaults, plain, defaulted, rest);
        return slash ? CheckVersion(8, "Positional-only parameters are", result) : result;
    }

    // _PyPegen_make_arguments
    private static Arguments MakeArguments(
        Arg[] posonly, NameDefault[] posonlyDefaults, Arg[] plain, NameDefault[] defaulted, StarEtc? rest)
    {
        NameDefault[] kwonly = rest?.Kwonly ?? [];
        var kwDefaults = new Expr?[kwonly.Length];
        for (int i = 0; i < kwonly.Length; i++) kwDefaults[i] = kwonly[i].Value;
        var defaults = new Expr[posonlyDefaults.Length + defaulted.Length];
        for (int i = 0; i < posonlyDefaults.Length; i++) defaults[i] = posonlyDefaults[i].Value!;
        for (int i = 0; i < defaulted.Length; i++) defaults[posonlyDefaults.Length + i] = defaulted[i].Value!;
        return new Arguments(
            Join(posonly, posonlyDefaults), Join(plain, defaulted), rest?.Vararg, Join([], kwonly), kwDefaults, rest?.Kwarg,
            defaults);
    }

    private static Arg[] Join(Arg[] plain, NameDefault[] defaulted)
    {
        if (defaulted.Length == 0) return plain;
        var all = new Arg[plain.Length + defaulted.Length];
        plain.CopyTo(all, 0);
        for (int i = 0; i < defaulted.Length; i++) all[plain.Length + i] = defaulted[i].Arg;
        return all;
    }

    // slash_no_default: param_no_default+ '/' (',' | &')')
    private Arg[]? SlashNoDefault()
    {
        int start = _mark;
        Arg[] plain = ParamsNoDefault();
        return plain.Length > 0 && Slash() ? plain : Back<Arg[]>(start);
    }

    // slash_with_default: param_no_default* param_with_default+ '/' (',' | &')')
    private Arg[]? SlashWithDefault(out NameDefault[] defaulted)
    {
        int start = _mark;
        Arg[] plain = ParamsNoDefault();
        defaulted = ParamsWithDefault();
        if (defaulted.Length > 0 && Slash()) return plain;
        defaulted = [];
        return Back<Arg[]>(start);
    }

    private bool Slash()
    {
        if (!Accept(Terminal.Slash)) return false;
        if (Accept(Terminal.Comma) || Peek() == EndOfParameters) return true;
        _mark--;
        return false;
    }

    private Arg[] ParamsNoDefault()
    {
        int top = _top;
        while (ParamNoDefault() is Arg param) Push(param);
        return Take<Arg>(top);
    }

    private NameDefault[] ParamsWithDefault()
    {
        int top = _top;
        while (ParamWithDefault(optional: false) is NameDefault param) Push(param);
        return Take<NameDefault>(top);
    }

    private NameDefault[] ParamsMaybeDefault()
    {
        int top = _top;
        while (ParamWithDefault(optional: true) is NameDefault param) Push(param);
        return Take<NameDefault>(top);
    }

    // star_etc: invalid_star_etc | '*' param_no_default param_maybe_default* [kwds]
    //     | '*' param_no_default_star_annotation param_maybe_default* [kwds] | '*' ',' param_maybe_default+ [kwds] | kwds
    private StarEtc? StarEtcRule()
    {
        int start = _mark;
        if (_diagnosing)
        {
            InvalidStarEtc();
            _mark = start;
            if (_error is not null) return null;
        }
        if (!Accept(Terminal.Star)) return Kwds() is Arg only ? new StarEtc(null, [], only) : null;
        Arg? vararg = ParamNoDefault();
        if (vararg is null && !_lambda) vararg = ParamNoDefaultStarAnnotation();
        if (vararg is null && !Accept(Terminal.Comma)) return Back<StarEtc>(start);
        NameDefault[] kwonly = ParamsMaybeDefault();
        if (vararg is null && kwonly.Length == 0) return Back<StarEtc>(start);
        return new StarEtc(vararg, kwonly, Kwds());
    }

    // kwds: invalid_kwds | '**' param_no_default
    private Arg? Kwds()
    {
        int start = _mark;
        if (_diagnosing)
        {
            InvalidKwds();
            _mark = start;
            if (_error is not null) return null;
        }
        if (!Accept(Terminal.DoubleStar)) return null;
        return ParamNoDefault() ?? Back<Arg>(start);
    }

    // param_no_default: param ',' TYPE_COMMENT? | param TYPE_COMMENT? &')'
    private Arg? ParamNoDefault()
    {
        int start = _mark;
        Arg? param = Param(starAnnotation: false);
        if (param is null) return null;
        return EndOfParam(out string? comment) ? Commented(param, comment) : Back<Arg>(start);
    }

    private Arg? ParamNoDefaultStarAnnotation()
    {
        int start = _mark;
        Arg? param = Param(starAnnotation: true);
        if (param is null) return null;
        return EndOfParam(out string? comment) ? Commented(param, comment) : Back<Arg>(start);
    }

    // param_with_default and param_maybe_default
    private NameDefault? ParamWithDefault(bool optional)
    {
        int start = _mark;
        Arg? param = Param(starAnnotation: false);
        if (param is null) return null;
        Expr? value = Default();
        if (_error is not null || (value is null && !optional)) return Back<NameDefault>(start);
        return EndOfParam(out string? comment)
            ? new NameDefault(Commented(param, comment), value) : Back<NameDefault>(start);
    }

    private static Arg Commented(Arg param, string? comment) => comment is null ? param : param with { TypeComment = comment };

    // ',' TYPE_COMMENT? | TYPE_COMMENT? &')'
    private bool EndOfParam(out string? comment)
    {
        comment = null;
        if (Accept(Terminal.Comma))
        {
            if (!_lambda) comment = TypeComment();
            return true;
        }
        if (!_lambda) comment = TypeComment();
        return Peek() == EndOfParameters;
    }

    // param: NAME [':' expression], or with star_annotation NAME ':' star_expression
    private Arg? Param(bool starAnnotation)
    {
        int start = _mark;
        if (!Accept(Terminal.Name)) return null;
        Expr? annotation = null;
        if (!_lambda && Accept(Terminal.Colon))
        {
            annotation = starAnnotation ? StarExpression() : Expression();
            if (annotation is null) _mark = start + 1;
        }
        if (starAnnotation && annotation is null) return Back<Arg>(start);
        return new Arg(Identifier(start), annotation, null, SpanFrom(start));
    }

    // default: '=' expression | invalid_default
    private Expr? Default()
    {
        int start = _mark;
        if (!Accept(Terminal.Equal)) return null;
        Expr? value = Expression();
        if (value is not null) return value;
        _mark = start;
        if (_diagnosing && _error is null) InvalidDefault();
        return Back<Expr>(start);
    }

    // The same grammar for the predictive pass, parameter by parameter.
    private Arguments? PredictedParameters()
    {
        Arg[] posonly = [];
        int stars = 0;
        Arg? vararg = null;
        Arg? kwarg = null;
        int positional = 0;
        var list = new ParameterList();
        while (Peek() != EndOfParameters)
        {
            if (kwarg is not null) return null;
            switch (Peek())
            {
                case Terminal.Slash when stars == 0 && positional > 0 && posonly.Length == 0:
                    _mark++;
                    posonly = list.TakeAll();
                    if (!Accept(Terminal.Comma) && Peek() != EndOfParameters) return null;
                    continue;
                case Terminal.Star when stars == 0:
                    _mark++;
                    stars = 1;
                    list.StartKeywordOnly();
                    if (Accept(Terminal.Comma))
                    {
                        if (Peek() != Terminal.Name) return null;
                        continue;
                    }
                    vararg = ParamNoDefault() ?? (_lambda ? null : ParamNoDefaultStarAnnotation());
                    if (vararg is null) return null;
                    continue;
                case Terminal.DoubleStar:
                    _mark++;
                    kwarg = ParamNoDefault();
                    if (kwarg is null) return null;
                    continue;
                case Terminal.Name:
                    NameDefault? param = ParamWithDefault(optional: true);
                    if (param is null || !list.Add(param.Arg, param.Value)) return null;
                    if (stars == 0) positional++;
                    continue;
                default:
                    return null;
            }
        }
        if (list.IsEmpty && posonly.Length == 0 && vararg is null && kwarg is null) return null;
        var result = new Arguments(
            posonly, list.Args.ToArray(), vararg, list.Kwonly.ToArray(), list.KwDefaults.ToArray(), kwarg, list.Defaults.ToArray());
        return posonly.Length > 0 ? CheckVersion(8, "Positional-only parameters are", result) : result;
    }

    private struct ParameterList()
    {
        public readonly List<Arg> Args = [];
        public readonly List<Expr> Defaults = [];
        public readonly List<Arg> Kwonly = [];
        public readonly List<Expr?> KwDefaults = [];
        private bool _keywordOnly;

        public readonly bool IsEmpty => Args.Count == 0 && Kwonly.Count == 0;

        public void StartKeywordOnly() => _keywordOnly = true;

        public readonly Arg[] TakeAll()
        {
            Arg[] taken = Args.ToArray();
            Args.Clear();
            return taken;
        }

        /// <summary>False for a parameter without default after one that has one.</summary>
        public readonly bool Add(Arg arg, Expr? value)
        {
            if (_keywordOnly)
            {
                Kwonly.Add(arg);
                KwDefaults.Add(value);
                return true;
            }
            Args.Add(arg);
            if (value is not null) Defaults.Add(value);
            return value is not null || Defaults.Count == 0;
        }
    }
}
