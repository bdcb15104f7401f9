using Adder.Syntax.Tokenizing;
using Adder.Syntax.Tree;

namespace Adder.Syntax.Parsing;

/// <summary>Parses Python 3.12: a packrat parser, rule for rule CPython's, with a predictive pass before it.</summary>
/// <remarks>
/// The first pass only accepts or refuses; what it refuses is parsed again exactly as CPython explores it, to know
/// the farthest token, and a third time with the rules that recognize errors.
/// </remarks>
public sealed partial class Parser
{
    private readonly ParserOptions _options;
    private readonly Tokenizer _tokenizer;
    private List<TypeIgnore>? _typeIgnores;

    /// <summary>The predictive pass is on: no memo, alternatives chosen by the next tokens.</summary>
    private bool _predictive;

    /// <summary>The rules for errors are on (<c>call_invalid_rules</c>).</summary>
    private bool _diagnosing;

    /// <summary>The pass that looks for errors is running, whether or not its rules are on at this point.</summary>
    private bool _errorPass;

    /// <summary>The predictive pass has come upon an error, and nothing that it gave counts.</summary>
    private bool _refused;

    private SyntaxError? _error;

    private Parser(Tokenizer tokenizer, ParserOptions options)
    {
        _tokenizer = tokenizer;
        _options = options;
        _tokens = new Lexeme[64];
    }

    /// <summary>Parses a decoded source (see <see cref="Text.SourceText"/>).</summary>
    /// <exception cref="SyntaxErrorException">The source is not Python, or asks too much.</exception>
    public static Mod Parse(byte[] source, ParserOptions? options = null)
    {
        Mod? tree = TryParse(source, options ?? ParserOptions.Default, out SyntaxError? error);
        return tree ?? throw new SyntaxErrorException(error!);
    }

    /// <summary>Parses a decoded source; null and the error when it is not Python.</summary>
    public static Mod? TryParse(byte[] source, ParserOptions options, out SyntaxError? error) =>
        TryParse(new Tokenizer(source, TokenizerOptionsFor(options)), options, out error);

    /// <summary>Parses what a tokenizer made with <see cref="TokenizerOptionsFor"/> reads.</summary>
    public static Mod? TryParse(Tokenizer tokenizer, ParserOptions options, out SyntaxError? error)
    {
        var parser = new Parser(tokenizer, options);
        Mod? tree = parser.Run();
        error = parser._error;
        return error is null ? tree : null;
    }

    /// <summary>How a tokenizer must be set up to feed a parser with these options.</summary>
    public static TokenizerOptions TokenizerOptionsFor(ParserOptions options) => new()
    {
        TypeComments = options.TypeComments,
        ImplicitNewline = options.Mode == ParseMode.File,
        AllowIncompleteInput = options.AllowIncompleteInput,
        FileName = options.ScriptName,
        Warnings = options.Warnings,
    };

    // _PyPegen_run_parser
    private Mod? Run()
    {
        Mod? tree = _options.SkipPrediction ? null : RunPass(predictive: true, diagnosing: false);
        if (tree is null || _refused)
        {
            _available = _fill;
            _fill = 0;
            tree = RunPass(predictive: false, diagnosing: false);
        }
        _predictive = false;
        if (tree is null || _error is not null)
        {
            Diagnose();
            return null;
        }
        if (_options.Mode == ParseMode.Single && IsBadSingleStatement())
        {
            Raise("multiple statements found while compiling a single statement");
            return null;
        }
        return tree;
    }

    private Mod? RunPass(bool predictive, bool diagnosing)
    {
        _predictive = predictive;
        _diagnosing = diagnosing;
        _errorPass = diagnosing;
        _mark = 0;
        _top = 0;
        _depth = OutermostRules;
        ForgetMemo();
        return _options.Mode switch
        {
            ParseMode.File => File(),
            ParseMode.Single => Interactive(),
            ParseMode.Eval => Eval(),
            _ => FunctionType(),
        };
    }

    private Module? File()
    {
        Stmt[] body = Statements() ?? [];
        return Accept(Terminal.EndMarker) ? new Module(body, _typeIgnores?.ToArray() ?? []) : null;
    }

    private Interactive? Interactive()
    {
        Stmt[]? body = StatementNewline();
        return body is null ? null : new Interactive(body);
    }

    private Expression? Eval()
    {
        Expr? body = Expressions();
        if (body is null) return null;
        while (Accept(Terminal.Newline)) { }
        return Accept(Terminal.EndMarker) ? new Expression(body) : null;
    }

    private FunctionType? FunctionType()
    {
        if (!Accept(Terminal.LPar)) return null;
        Expr[] arguments = TypeExpressions() ?? [];
        if (!Accept(Terminal.RPar) || !Accept(Terminal.RArrow)) return null;
        Expr? returns = Expression();
        if (returns is null) return null;
        while (Accept(Terminal.Newline)) { }
        return Accept(Terminal.EndMarker) ? new FunctionType(arguments, returns) : null;
    }

    // bad_single_statement: what follows must be blank or a comment.
    private bool IsBadSingleStatement()
    {
        ReadOnlySpan<byte> rest = _tokenizer.Buffer[_tokenizer.Cursor..];
        int i = 0;
        while (true)
        {
            while (i < rest.Length && rest[i] is (byte)' ' or (byte)'\t' or (byte)'\n' or 12) i++;
            if (i >= rest.Length) return false;
            if (rest[i] != '#') return true;
            while (i < rest.Length && rest[i] != '\n') i++;
        }
    }
}
