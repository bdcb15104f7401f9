using Adder.Syntax.Tree;

namespace Adder.Compilation;

internal sealed partial class SymbolTable
{
    private void Visit(Expr? expression)
    {
        if (expression is null) return;
        Descend();
        switch (expression)
        {
            case Name e: VisitName(e); break;
            case Constant: break;
            case Syntax.Tree.Attribute e: Visit(e.Value); break;
            case Call e: Visit(e.Func); Visit(e.Args); Visit(e.Keywords); break;
            case BinOp e: Visit(e.Left); Visit(e.Right); break;
            case Subscript e: Visit(e.Value); Visit(e.Slice); break;
            case Compare e: Visit(e.Left); Visit(e.Comparators); break;
            case Syntax.Tree.Tuple e: Visit(e.Elts); break;
            case List e: Visit(e.Elts); break;
            case BoolOp e: Visit(e.Values); break;
            case UnaryOp e: Visit(e.Operand); break;
            case JoinedStr e: Visit(e.Values); break;
            case FormattedValue e: Visit(e.Value); Visit(e.FormatSpec); break;
            case IfExp e: Visit(e.Test); Visit(e.Body); Visit(e.Orelse); break;
            case Dict e: Visit(e.Keys); Visit(e.Values); break;
            case Set e: Visit(e.Elts); break;
            case Lambda e: VisitLambda(e); break;
            case GeneratorExp e: VisitComprehension(e, "genexpr", ComprehensionKind.Generator, e.Generators, e.Elt, null); break;
            case ListComp e: VisitComprehension(e, "listcomp", ComprehensionKind.List, e.Generators, e.Elt, null); break;
            case SetComp e: VisitComprehension(e, "setcomp", ComprehensionKind.Set, e.Generators, e.Elt, null); break;
            case DictComp e: VisitComprehension(e, "dictcomp", ComprehensionKind.Dict, e.Generators, e.Key, e.Value); break;
            case Starred e: Visit(e.Value); break;
            case Slice e: Visit(e.Lower); Visit(e.Upper); Visit(e.Step); break;
            case Yield e: VisitYield(e, e.Value); break;
            case YieldFrom e: VisitYield(e, e.Value); break;
            case Await e:
                RefuseInAnnotation("await expression", e);
                Visit(e.Value);
                _current.Coroutine = true;
                break;
            case NamedExpr e:
                RefuseInAnnotation("named expression", e);
                VisitNamedExpr(e);
                break;
        }
        _depth--;
    }

    private void VisitName(Name e)
    {
        AddDefinition(e.Id, e.Ctx == ExprContext.Load ? SymbolFlags.Use : SymbolFlags.Local, e.Span);
        // super() without arguments needs __class__.
        if (e.Ctx == ExprContext.Load && e.Id == "super" && _current.IsFunctionLike)
        {
            AddDefinition("__class__", SymbolFlags.Use, e.Span);
        }
    }

    private void VisitLambda(Lambda e)
    {
        if (_current.CanSeeClassScope) RefuseInClassAnnotation("lambda", e);
        Visit(e.Args.Defaults);
        Visit(e.Args.KwDefaults);
        EnterBlock("lambda", BlockType.Function, e, e.Span);
        Visit(e.Args);
        Visit(e.Body);
        ExitBlock();
    }

    private void VisitYield(Expr e, Expr? value)
    {
        RefuseInAnnotation("yield expression", e);
        Visit(value);
        _current.Generator = true;
        if (_current.Comprehension != ComprehensionKind.None)
        {
            throw CompilationErrors.At(e.Span, _current.Comprehension switch
            {
                ComprehensionKind.List => "'yield' inside list comprehension",
                ComprehensionKind.Set => "'yield' inside set comprehension",
                ComprehensionKind.Dict => "'yield' inside dict comprehension",
                _ => "'yield' inside generator expression",
            });
        }
    }

    private void RefuseInAnnotation(string what, Expr e)
    {
        string? where = _current.Type switch
        {
            BlockType.Annotation => "an annotation",
            BlockType.TypeVarBound => "a TypeVar bound",
            BlockType.TypeAlias => "a type alias",
            BlockType.TypeParam => "the definition of a generic",
            _ => null,
        };
        if (where is not null) throw CompilationErrors.At(e.Span, $"{what} cannot be used within {where}");
    }

    private static void RefuseInClassAnnotation(string what, Expr e) =>
        throw CompilationErrors.At(e.Span, $"Cannot use {what} in annotation scope within class scope");

    private void VisitNamedExpr(NamedExpr e)
    {
        if (_current.ComprehensionIterExpr > 0)
        {
            throw CompilationErrors.At(e.Span, "assignment expression cannot be used in a comprehension iterable expression");
        }
        if (_current.Comprehension != ComprehensionKind.None) ExtendNamedExprScope((Name)e.Target);
        Visit(e.Value);
        Visit(e.Target);
    }

    // symtable_extend_namedexpr_scope: the target belongs to the nearest block that is not a comprehension.
    private void ExtendNamedExprScope(Name target)
    {
        for (int i = _stack.Count - 1; i >= 0; i--)
        {
            SymbolTableEntry entry = _stack[i];
            if (entry.Comprehension != ComprehensionKind.None)
            {
                const SymbolFlags Iterates = SymbolFlags.ComprehensionIteration | SymbolFlags.Local;
                if ((entry.FlagsOf(target.Id) & Iterates) == Iterates)
                {
                    throw CompilationErrors.At(target.Span,
                        $"assignment expression cannot rebind comprehension iteration variable '{target.Id}'");
                }
                continue;
            }
            if (entry.Type == BlockType.Function)
            {
                bool isGlobal = (entry.FlagsOf(target.Id) & SymbolFlags.Global) != 0;
                AddDefinition(target.Id, isGlobal ? SymbolFlags.Global : SymbolFlags.Nonlocal, target.Span);
                RecordDirective(target.Id, target.Span);
                AddDefinition(target.Id, SymbolFlags.Local, entry, target.Span);
                return;
            }
            if (entry.Type == BlockType.Module)
            {
                AddDefinition(target.Id, SymbolFlags.Global, target.Span);
                RecordDirective(target.Id, target.Span);
                AddDefinition(target.Id, SymbolFlags.Global, entry, target.Span);
                return;
            }
            throw CompilationErrors.At(target.Span, "assignment expression within a comprehension cannot be used " + entry.Type switch
            {
                BlockType.Class => "in a class body",
                BlockType.TypeVarBound => "in a TypeVar bound",
                BlockType.TypeAlias => "in a type alias",
                _ => "within the definition of a generic",
            });
        }
    }

    // symtable_handle_comprehension
    private void VisitComprehension(Expr e, string name, ComprehensionKind kind, Comprehension[] generators, Expr elt, Expr? value)
    {
        if (_current.CanSeeClassScope) RefuseInClassAnnotation("comprehension", e);
        Comprehension outermost = generators[0];
        _current.ComprehensionIterExpr++;
        Visit(outermost.Iter);
        _current.ComprehensionIterExpr--;
        EnterBlock(name, BlockType.Function, e, e.Span);
        _current.Comprehension = kind;
        if (outermost.IsAsync != 0) _current.Coroutine = true;
        AddDefinition(".0", SymbolFlags.Param, e.Span);
        _current.ComprehensionIterTarget = true;
        Visit(outermost.Target);
        _current.ComprehensionIterTarget = false;
        Visit(outermost.Ifs);
        for (int i = 1; i < generators.Length; i++)
        {
            Comprehension generator = generators[i];
            _current.ComprehensionIterTarget = true;
            Visit(generator.Target);
            _current.ComprehensionIterTarget = false;
            _current.ComprehensionIterExpr++;
            Visit(generator.Iter);
            _current.ComprehensionIterExpr--;
            Visit(generator.Ifs);
            if (generator.IsAsync != 0) _current.Coroutine = true;
        }
        Visit(value);
        Visit(elt);
        bool isGenerator = kind == ComprehensionKind.Generator;
        _current.Generator = isGenerator;
        bool isAsync = _current.Coroutine && !isGenerator;
        ExitBlock();
        if (isAsync) _current.Coroutine = true;
    }

    private void Visit(TypeParam parameter)
    {
        Descend();
        const SymbolFlags Defines = SymbolFlags.TypeParam | SymbolFlags.Local;
        switch (parameter)
        {
            case TypeVar t:
                AddDefinition(t.Name, Defines, t.Span);
                if (t.Bound is null) break;
                bool inClass = _current.CanSeeClassScope;
                EnterBlock(t.Name, BlockType.TypeVarBound, t, t.Span);
                _current.CanSeeClassScope = inClass;
                if (inClass) AddDefinition("__classdict__", SymbolFlags.Use, t.Bound.Span);
                Visit(t.Bound);
                ExitBlock();
                break;
            case TypeVarTuple t: AddDefinition(t.Name, Defines, t.Span); break;
            case ParamSpec t: AddDefinition(t.Name, Defines, t.Span); break;
        }
        _depth--;
    }
}
