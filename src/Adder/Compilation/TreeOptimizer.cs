using System.Runtime.CompilerServices;
using Adder.Bytecode;
using Adder.Syntax;
using Adder.Syntax.Tree;

namespace Adder.Compilation;

/// <summary>
/// Folds constants in the tree before it is compiled (CPython's ast_opt.c). The tree it is given stays as it is; nodes that change
/// are made anew.
/// </summary>
internal sealed partial class TreeOptimizer
{
    private readonly int _optimize;
    private readonly bool _futureAnnotations;
    private readonly ISyntaxWarnings? _warnings;
    private int _depth = SymbolTable.StartingDepth;

    private TreeOptimizer(CompilerOptions options, CodeFlags flags)
    {
        _optimize = options.Optimize;
        _warnings = options.Warnings;
        _futureAnnotations = (flags & CodeFlags.FutureAnnotations) != 0;
    }

    public static Mod Optimize(Mod mod, CompilerOptions options, CodeFlags flags)
    {
        var optimizer = new TreeOptimizer(options, flags);
        return mod switch
        {
            Module module => module with { Body = optimizer.Body(module.Body) },
            Interactive interactive => interactive with { Body = optimizer.Fold(interactive.Body) },
            Expression expression => expression with { Body = optimizer.Fold(expression.Body) },
            _ => mod,
        };
    }

    private void Descend()
    {
        if (++_depth > SymbolTable.RecursionLimit || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw CompilationErrors.RecursionError();
        }
    }

    // astfold_body: a folded string is no docstring.
    private Stmt[] Body(Stmt[] body)
    {
        Stmt[] folded = Fold(body);
        if (folded.Length > 0 && folded[0] is ExprStmt { Value: Constant { Value: string or int[] } constant } first
            && body[0] is not ExprStmt { Value: Constant { Value: string or int[] } })
        {
            folded[0] = first with { Value = new JoinedStr([constant], first.Span) };
        }
        return folded;
    }

    private Stmt[] Fold(Stmt[] body)
    {
        Stmt[]? result = null;
        for (int i = 0; i < body.Length; i++)
        {
            Stmt folded = Fold(body[i]);
            if (ReferenceEquals(folded, body[i])) continue;
            result ??= (Stmt[])body.Clone();
            result[i] = folded;
        }
        return result ?? body;
    }

    private T[] Fold<T>(T[] expressions) where T : Expr?
    {
        T[]? result = null;
        for (int i = 0; i < expressions.Length; i++)
        {
            if (expressions[i] is not { } expression) continue;
            Expr folded = Fold(expression);
            if (ReferenceEquals(folded, expression)) continue;
            result ??= (T[])expressions.Clone();
            result[i] = (T)(object)folded;
        }
        return result ?? expressions;
    }

    private Expr? FoldOptional(Expr? expression) => expression is null ? null : Fold(expression);

    private Expr? FoldAnnotation(Expr? annotation) => _futureAnnotations ? annotation : FoldOptional(annotation);

    private static bool Same(object? left, object? right) => ReferenceEquals(left, right);

    private Keyword[] Fold(Keyword[] keywords)
    {
        Keyword[]? result = null;
        for (int i = 0; i < keywords.Length; i++)
        {
            Expr folded = Fold(keywords[i].Value);
            if (Same(folded, keywords[i].Value)) continue;
            result ??= (Keyword[])keywords.Clone();
            result[i] = keywords[i] with { Value = folded };
        }
        return result ?? keywords;
    }

    private Arguments Fold(Arguments args) => args with
    {
        Posonlyargs = Fold(args.Posonlyargs),
        Args = Fold(args.Args),
        Vararg = args.Vararg is null ? null : Fold(args.Vararg),
        Kwonlyargs = Fold(args.Kwonlyargs),
        KwDefaults = Fold(args.KwDefaults),
        Kwarg = args.Kwarg is null ? null : Fold(args.Kwarg),
        Defaults = Fold(args.Defaults),
    };

    private Arg[] Fold(Arg[] args)
    {
        Arg[]? result = null;
        for (int i = 0; i < args.Length; i++)
        {
            Arg folded = Fold(args[i]);
            if (Same(folded, args[i])) continue;
            result ??= (Arg[])args.Clone();
            result[i] = folded;
        }
        return result ?? args;
    }

    private Arg Fold(Arg arg)
    {
        Expr? annotation = FoldAnnotation(arg.Annotation);
        return Same(annotation, arg.Annotation) ? arg : arg with { Annotation = annotation };
    }

    private TypeParam[] Fold(TypeParam[] parameters)
    {
        TypeParam[]? result = null;
        for (int i = 0; i < parameters.Length; i++)
        {
            if (parameters[i] is not TypeVar { Bound: { } bound } parameter) continue;
            Expr folded = Fold(bound);
            if (Same(folded, bound)) continue;
            result ??= (TypeParam[])parameters.Clone();
            result[i] = parameter with { Bound = folded };
        }
        return result ?? parameters;
    }
}
