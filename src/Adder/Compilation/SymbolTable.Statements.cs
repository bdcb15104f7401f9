using Adder.Syntax.Text;
using Adder.Syntax.Tree;

namespace Adder.Compilation;

internal sealed partial class SymbolTable
{
    private void Visit(Stmt statement)
    {
        Descend();
        switch (statement)
        {
            case ExprStmt s: Visit(s.Value); break;
            case Assign s: Visit(s.Targets); Visit(s.Value); break;
            case If s: Visit(s.Test); Visit(s.Body); Visit(s.Orelse); break;
            case Return s:
                if (s.Value is not null)
                {
                    Visit(s.Value);
                    _current.ReturnsValue = true;
                }
                break;
            case FunctionDef s:
                VisitFunction(s, s.Name, s.Args, s.Body, s.DecoratorList, s.Returns, s.TypeParams, isAsync: false);
                break;
            case AsyncFunctionDef s:
                VisitFunction(s, s.Name, s.Args, s.Body, s.DecoratorList, s.Returns, s.TypeParams, isAsync: true);
                break;
            case ClassDef s: VisitClass(s); break;
            case For s: Visit(s.Target); Visit(s.Iter); Visit(s.Body); Visit(s.Orelse); break;
            case While s: Visit(s.Test); Visit(s.Body); Visit(s.Orelse); break;
            case Raise s: Visit(s.Exc); Visit(s.Cause); break;
            case Try s: VisitTry(s.Body, s.Handlers, s.Orelse, s.Finalbody); break;
            case TryStar s: VisitTry(s.Body, s.Handlers, s.Orelse, s.Finalbody); break;
            case With s: Visit(s.Items); Visit(s.Body); break;
            case Import s: Visit(s.Names); break;
            case ImportFrom s: Visit(s.Names); break;
            case AugAssign s: Visit(s.Target); Visit(s.Value); break;
            case AnnAssign s: VisitAnnAssign(s); break;
            case Assert s: Visit(s.Test); Visit(s.Msg); break;
            case Delete s: Visit(s.Targets); break;
            case Global s: VisitDirective(s.Names, s.Span, SymbolFlags.Global, "global"); break;
            case Nonlocal s: VisitDirective(s.Names, s.Span, SymbolFlags.Nonlocal, "nonlocal"); break;
            case AsyncFor s: Visit(s.Target); Visit(s.Iter); Visit(s.Body); Visit(s.Orelse); break;
            case AsyncWith s: Visit(s.Items); Visit(s.Body); break;
            case Match s: VisitMatch(s); break;
            case TypeAlias s: VisitTypeAlias(s); break;
        }
        _depth--;
    }

    private void VisitFunction(Stmt node, string name, Arguments args, Stmt[] body, Expr[] decorators, Expr? returns,
        TypeParam[] typeParams, bool isAsync)
    {
        AddDefinition(name, SymbolFlags.Local, node.Span);
        Visit(args.Defaults);
        Visit(args.KwDefaults);
        Visit(decorators);
        if (typeParams.Length > 0)
        {
            // The parser never leaves the list of defaults out, so the parameter is there even when it is empty.
            EnterTypeParamBlock(name, typeParams, true, Array.Exists(args.KwDefaults, d => d is not null), false, node.Span);
            foreach (TypeParam parameter in typeParams) Visit(parameter);
        }
        VisitAnnotations(node, args, returns);
        EnterBlock(name, BlockType.Function, node, node.Span);
        _current.Coroutine = isAsync;
        Visit(args);
        Visit(body);
        ExitBlock();
        if (typeParams.Length > 0) ExitBlock();
    }

    private void VisitClass(ClassDef s)
    {
        AddDefinition(s.Name, SymbolFlags.Local, s.Span);
        Visit(s.DecoratorList);
        if (s.TypeParams.Length > 0)
        {
            EnterTypeParamBlock(s.Name, s.TypeParams, false, false, true, s.Span);
            foreach (TypeParam parameter in s.TypeParams) Visit(parameter);
        }
        Visit(s.Bases);
        Visit(s.Keywords);
        EnterBlock(s.Name, BlockType.Class, s, s.Span);
        string? outer = _private;
        _private = s.Name;
        if (s.TypeParams.Length > 0)
        {
            AddDefinition("__type_params__", SymbolFlags.Local, s.Span);
            AddDefinition(".type_params", SymbolFlags.Use, s.Span);
        }
        Visit(s.Body);
        _private = outer;
        ExitBlock();
        if (s.TypeParams.Length > 0) ExitBlock();
    }

    private void VisitTypeAlias(TypeAlias s)
    {
        Visit(s.Name);
        string name = ((Name)s.Name).Id;
        bool inClass = _current.Type == BlockType.Class;
        if (s.TypeParams.Length > 0)
        {
            EnterTypeParamBlock(name, s.TypeParams, false, false, false, s.Span);
            foreach (TypeParam parameter in s.TypeParams) Visit(parameter);
        }
        EnterBlock(name, BlockType.TypeAlias, s, s.Span);
        _current.CanSeeClassScope = inClass;
        if (inClass) AddDefinition("__classdict__", SymbolFlags.Use, s.Value.Span);
        Visit(s.Value);
        ExitBlock();
        if (s.TypeParams.Length > 0) ExitBlock();
    }

    private void VisitAnnAssign(AnnAssign s)
    {
        if (s.Target is Name name)
        {
            SymbolFlags flags = LookupFlags(name.Id);
            if ((flags & (SymbolFlags.Global | SymbolFlags.Nonlocal)) != 0 && _current.Symbols != _globals && s.Simple != 0)
            {
                string what = (flags & SymbolFlags.Global) != 0 ? "global" : "nonlocal";
                throw CompilationErrors.At(s.Span, $"annotated name '{name.Id}' can't be {what}");
            }
            if (s.Simple != 0) AddDefinition(name.Id, SymbolFlags.Annotation | SymbolFlags.Local, name.Span);
            else if (s.Value is not null) AddDefinition(name.Id, SymbolFlags.Local, name.Span);
        }
        else
        {
            Visit(s.Target);
        }
        VisitAnnotation(s.Annotation);
        Visit(s.Value);
    }

    private void VisitDirective(string[] names, SourceSpan span, SymbolFlags flag, string what)
    {
        foreach (string name in names)
        {
            SymbolFlags flags = LookupFlags(name);
            if ((flags & (SymbolFlags.Param | SymbolFlags.Local | SymbolFlags.Use | SymbolFlags.Annotation)) != 0)
            {
                throw CompilationErrors.At(span,
                    (flags & SymbolFlags.Param) != 0 ? $"name '{name}' is parameter and {what}"
                    : (flags & SymbolFlags.Use) != 0 ? $"name '{name}' is used prior to {what} declaration"
                    : (flags & SymbolFlags.Annotation) != 0 ? $"annotated name '{name}' can't be {what}"
                    : $"name '{name}' is assigned to before {what} declaration");
            }
            AddDefinition(name, flag, span);
            RecordDirective(name, span);
        }
    }

    private void VisitTry(Stmt[] body, ExceptHandler[] handlers, Stmt[] orelse, Stmt[] finalbody)
    {
        Visit(body);
        foreach (ExceptHandler handler in handlers)
        {
            Visit(handler.Type);
            if (handler.Name is not null) AddDefinition(handler.Name, SymbolFlags.Local, handler.Span);
            Visit(handler.Body);
        }
        Visit(orelse);
        Visit(finalbody);
    }

    private void Visit(WithItem[] items)
    {
        foreach (WithItem item in items)
        {
            Visit(item.ContextExpr);
            Visit(item.OptionalVars);
        }
    }

    private void Visit(Alias[] names)
    {
        foreach (Alias alias in names)
        {
            string name = alias.Asname ?? alias.Name;
            int dot = name.IndexOf('.');
            if (dot >= 0) name = name[..dot];
            if (name != "*") AddDefinition(name, SymbolFlags.Import, alias.Span);
            else if (_current.Type != BlockType.Module)
            {
                throw CompilationErrors.At(alias.Span, "import * only allowed at module level");
            }
        }
    }

    private void Visit(Arguments args)
    {
        VisitParams(args.Posonlyargs);
        VisitParams(args.Args);
        VisitParams(args.Kwonlyargs);
        if (args.Vararg is { } vararg)
        {
            AddDefinition(vararg.Name, SymbolFlags.Param, vararg.Span);
            _current.VarArgs = true;
        }
        if (args.Kwarg is { } kwarg)
        {
            AddDefinition(kwarg.Name, SymbolFlags.Param, kwarg.Span);
            _current.VarKeywords = true;
        }
    }

    private void VisitParams(Arg[] args)
    {
        foreach (Arg arg in args) AddDefinition(arg.Name, SymbolFlags.Param, arg.Span);
    }

    private void VisitAnnotation(Expr annotation)
    {
        if (_futureAnnotations) EnterBlock("_annotation", BlockType.Annotation, annotation, annotation.Span);
        Visit(annotation);
        if (_futureAnnotations) ExitBlock();
    }

    private void VisitAnnotations(Stmt node, Arguments args, Expr? returns)
    {
        if (_futureAnnotations) EnterBlock("_annotation", BlockType.Annotation, node, node.Span);
        VisitArgAnnotations(args.Posonlyargs);
        VisitArgAnnotations(args.Args);
        Visit(args.Vararg?.Annotation);
        Visit(args.Kwarg?.Annotation);
        VisitArgAnnotations(args.Kwonlyargs);
        if (_futureAnnotations) ExitBlock();
        if (returns is not null) VisitAnnotation(returns);
    }

    private void VisitArgAnnotations(Arg[] args)
    {
        foreach (Arg arg in args) Visit(arg.Annotation);
    }
}
