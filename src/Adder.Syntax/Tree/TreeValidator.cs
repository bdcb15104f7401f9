using System.Runtime.CompilerServices;
using Adder.Syntax.Text;

namespace Adder.Syntax.Tree;

/// <summary>Checks a tree that did not come from the parser for what the compiler relies on (CPython's ast.c).</summary>
public sealed partial class TreeValidator
{
    /// <summary>CPython's C_RECURSION_LIMIT.</summary>
    private const int RecursionLimit = 3000;

    private int _depth;
    private SyntaxError? _error;

    private TreeValidator()
    {
    }

    /// <summary>What is wrong with a tree: a ValueError, TypeError or RecursionError; null when nothing is.</summary>
    public static SyntaxError? Check(Mod tree)
    {
        var validator = new TreeValidator();
        _ = tree switch
        {
            Module module => validator.Statements(module.Body),
            Interactive interactive => validator.Statements(interactive.Body),
            Expression expression => validator.Expression(expression.Body, ExprContext.Load),
            FunctionType type => validator.Expressions(type.Argtypes) && validator.Expression(type.Returns, ExprContext.Load),
            _ => true,
        };
        return validator._error;
    }

    /// <summary>Notes the first error. Always false.</summary>
    private bool Fail(string message, SyntaxErrorKind kind = SyntaxErrorKind.ValueError)
    {
        _error ??= new SyntaxError(kind, message, Offset: -1);
        return false;
    }

    private bool Enter()
    {
        if (++_depth <= RecursionLimit && RuntimeHelpers.TryEnsureSufficientExecutionStack()) return true;
        return Fail("maximum recursion depth exceeded during compilation", SyntaxErrorKind.RecursionError);
    }

    // VALIDATE_POSITIONS
    private bool Position(SourceSpan span)
    {
        (int line, int column, int endLine, int endColumn) = span;
        if (line > endLine) return Fail($"AST node line range ({line}, {endLine}) is not valid");
        if ((line < 0 && endLine != line) || (column < 0 && column != endColumn))
        {
            return Fail($"AST node column range ({column}, {endColumn}) for line range ({line}, {endLine}) is not valid");
        }
        return line != endLine || column <= endColumn || Fail($"line {line}, column {column}-{endColumn} is not a valid range");
    }

    // validate_name
    private bool Identifier(string name) =>
        name is not ("None" or "True" or "False") || Fail($"identifier field can't represent '{name}' constant");

    private bool NotEmpty(Array items, string what, string owner) => items.Length > 0 || Fail($"empty {what} on {owner}");

    private bool Body(Stmt[] body, string owner) => NotEmpty(body, "body", owner) && Statements(body);

    private bool Optional(Expr? expression, ExprContext context = ExprContext.Load) =>
        expression is null || Expression(expression, context);

    private bool Load(Expr expression) => Expression(expression, ExprContext.Load);

    private bool Expressions(Expr?[] expressions, ExprContext context = ExprContext.Load, bool nullAllowed = false)
    {
        foreach (Expr? expression in expressions)
        {
            if (expression is not null ? !Expression(expression, context) : !nullAllowed && !Fail("None disallowed in expression list"))
            {
                return false;
            }
        }
        return true;
    }

    private bool Comprehensions(Comprehension[] generators)
    {
        if (generators.Length == 0) return Fail("comprehension with no generators");
        foreach (Comprehension generator in generators)
        {
            if (!Expression(generator.Target, ExprContext.Store) || !Load(generator.Iter) || !Expressions(generator.Ifs)) return false;
        }
        return true;
    }

    private bool Keywords(Keyword[] keywords)
    {
        foreach (Keyword keyword in keywords)
        {
            if (!Load(keyword.Value)) return false;
        }
        return true;
    }

    private bool Parameters(Arg[] parameters)
    {
        foreach (Arg parameter in parameters)
        {
            if (!Position(parameter.Span) || !Optional(parameter.Annotation)) return false;
        }
        return true;
    }

    // validate_arguments
    private bool Arguments(Arguments arguments)
    {
        if (!Parameters(arguments.Posonlyargs) || !Parameters(arguments.Args) || !Optional(arguments.Vararg?.Annotation)
            || !Parameters(arguments.Kwonlyargs) || !Optional(arguments.Kwarg?.Annotation))
        {
            return false;
        }
        if (arguments.Defaults.Length > arguments.Posonlyargs.Length + arguments.Args.Length)
        {
            return Fail("more positional defaults than args on arguments");
        }
        if (arguments.KwDefaults.Length != arguments.Kwonlyargs.Length)
        {
            return Fail("length of kwonlyargs is not the same as kw_defaults on arguments");
        }
        return Expressions(arguments.Defaults) && Expressions(arguments.KwDefaults, nullAllowed: true);
    }

    private bool TypeParams(TypeParam[] parameters)
    {
        foreach (TypeParam parameter in parameters)
        {
            bool valid = Position(parameter.Span) && parameter switch
            {
                TypeVar variable => Identifier(variable.Name) && Optional(variable.Bound),
                ParamSpec spec => Identifier(spec.Name),
                TypeVarTuple tuple => Identifier(tuple.Name),
                _ => true,
            };
            if (!valid) return false;
        }
        return true;
    }
}
