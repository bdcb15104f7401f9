using Adder.Bytecode;
using Adder.Syntax.Tree;

namespace Adder.Compilation;

internal sealed partial class CodeGenerator
{
    private const int HasDefaults = 1;
    private const int HasKwDefaults = 2;
    private const int HasAnnotationTuple = 4;
    private const int HasClosure = 8;

    // compiler_make_closure
    private void MakeClosure(CodeUnit code, int flags, in Location location)
    {
        int freeCount = 0;
        for (int i = 0; i < code.LocalsPlusNames.Length; i++)
        {
            if ((code.LocalsPlusKinds[i] & LocalKind.Free) == 0) continue;
            string name = code.LocalsPlusNames[i];
            // A class's own names are local and, where its methods use them, free as well: here the cell is meant.
            NameMap cells = RefersToCell(name) ? _unit.Cellvars : _unit.Freevars;
            Add(Opcode.LoadClosure, IndexOf(cells, name), location);
            freeCount++;
        }
        if (freeCount > 0)
        {
            flags |= HasClosure;
            Add(Opcode.BuildTuple, freeCount, location);
        }
        LoadConst(code, location);
        Add(Opcode.MakeFunction, flags, location);
    }

    // get_ref_type
    private bool RefersToCell(string name)
    {
        if (_unit.Kind == UnitKind.Class && name is ("__class__" or "__classdict__")) return true;
        NameScope scope = _unit.Symbols.ScopeOf(name);
        if (scope != NameScope.Unknown) return scope == NameScope.Cell;
        throw CompilationErrors.Bare(Syntax.SyntaxErrorKind.SystemError,
            $"_PyST_GetScope(name='{name}') failed: unknown scope in unit {_unit.Name} ({_unit.Symbols.Id})");
    }

    private void ApplyDecorators(Expr[] decorators)
    {
        for (int i = decorators.Length - 1; i >= 0; i--) Add(Opcode.Call, 0, Location.Of(decorators[i].Span));
    }

    private static int FirstLine(Stmt s, Expr[] decorators) => decorators.Length > 0 ? decorators[0].Span.Line : s.Span.Line;

    // compiler_function
    private void Function(Stmt s, string name, Arguments args, Stmt[] body, Expr[] decorators, Expr? returns,
        TypeParam[] typeParams, UnitKind kind)
    {
        RefuseForbiddenArguments(args);
        foreach (Expr decorator in decorators) Visit(decorator);
        int firstLine = FirstLine(s, decorators);
        Location location = Location.Of(s.Span);
        bool isGeneric = typeParams.Length > 0;
        if (isGeneric) Add(Opcode.PushNull, location);
        int flags = DefaultArguments(args, location);
        int typeParamArgs = 0;
        if (isGeneric)
        {
            if ((flags & HasDefaults) != 0) typeParamArgs++;
            if ((flags & HasKwDefaults) != 0) typeParamArgs++;
            if (typeParamArgs == 2) Add(Opcode.Swap, 2, location);
            EnterScope($"<generic parameters of {name}>", UnitKind.TypeParams, typeParams, firstLine);
            TypeParameters(typeParams);
            for (int i = 0; i < typeParamArgs; i++) Add(Opcode.LoadFast, i, location);
        }
        if (Annotations(args, returns, location)) flags |= HasAnnotationTuple;
        FunctionBody(s, name, args, body, kind, flags, firstLine);
        if (isGeneric)
        {
            Add(Opcode.Swap, 2, location);
            Add(BinaryIntrinsic.SetFunctionTypeParams, location);
            _unit.ArgCount = typeParamArgs;
            CodeUnit code = ExitScope(addNone: false);
            MakeClosure(code, 0, location);
            if (typeParamArgs > 0) Add(Opcode.Swap, typeParamArgs + 1, location);
            Add(Opcode.Call, typeParamArgs, location);
        }
        ApplyDecorators(decorators);
        NameOp(name, ExprContext.Store, location);
    }

    private void FunctionBody(Stmt s, string name, Arguments args, Stmt[] body, UnitKind kind, int flags, int firstLine)
    {
        EnterScope(name, kind, s, firstLine);
        object? docstring = _optimize < 2 ? DocString(body)?.Value : null;
        _unit.Consts.Add(docstring ?? s_none);
        SetArgumentCounts(args);
        for (int i = docstring is null ? 0 : 1; i < body.Length; i++) Visit(body[i]);
        if (_unit.Symbols.Coroutine || _unit.Symbols.Generator) WrapInStopIterationHandler();
        MakeClosure(ExitScope(addNone: true), flags, Location.Of(s.Span));
    }

    private void SetArgumentCounts(Arguments args)
    {
        _unit.ArgCount = args.Args.Length;
        _unit.PosOnlyArgCount = args.Posonlyargs.Length;
        _unit.KwOnlyArgCount = args.Kwonlyargs.Length;
    }

    // wrap_in_stopiteration_handler (PEP 479)
    private void WrapInStopIterationHandler()
    {
        Label handler = NewLabel();
        _code.InsertFirst(Opcode.SetupCleanup, handler.Id, Location.None);
        LoadConst(s_none, Location.None);
        Add(Opcode.ReturnValue, Location.None);
        Use(handler);
        Add(UnaryIntrinsic.StopIterationError, Location.None);
        Add(Opcode.Reraise, 1, Location.None);
    }

    private void LambdaExpression(Lambda e)
    {
        RefuseForbiddenArguments(e.Args);
        Location location = Location.Of(e.Span);
        int flags = DefaultArguments(e.Args, location);
        EnterScope("<lambda>", UnitKind.Lambda, e, e.Span.Line);
        // None comes first, so that a string in the body is not taken for a docstring.
        _unit.Consts.Add(s_none);
        SetArgumentCounts(e.Args);
        Visit(e.Body);
        bool isGenerator = _unit.Symbols.Generator;
        if (!isGenerator) Add(Opcode.ReturnValue, Location.OfLine(e.Span.Line));
        MakeClosure(ExitScope(addNone: !isGenerator), flags, location);
    }

    // compiler_default_arguments
    private int DefaultArguments(Arguments args, in Location location)
    {
        int flags = 0;
        if (args.Defaults.Length > 0)
        {
            foreach (Expr value in args.Defaults) Visit(value);
            Add(Opcode.BuildTuple, args.Defaults.Length, location);
            flags |= HasDefaults;
        }
        List<object>? names = null;
        for (int i = 0; i < args.Kwonlyargs.Length; i++)
        {
            if (args.KwDefaults[i] is not { } value) continue;
            (names ??= []).Add(Mangle(args.Kwonlyargs[i].Name));
            Visit(value);
        }
        if (names is null) return flags;
        LoadConst(names.ToArray(), location);
        Add(Opcode.BuildConstKeyMap, names.Count, location);
        return flags | HasKwDefaults;
    }

    // compiler_visit_annotations
    private bool Annotations(Arguments args, Expr? returns, in Location location)
    {
        int count = 0;
        foreach (Arg arg in args.Args) count += Annotation(arg.Name, arg.Annotation, location);
        foreach (Arg arg in args.Posonlyargs) count += Annotation(arg.Name, arg.Annotation, location);
        if (args.Vararg is { } vararg) count += Annotation(vararg.Name, vararg.Annotation, location);
        foreach (Arg arg in args.Kwonlyargs) count += Annotation(arg.Name, arg.Annotation, location);
        if (args.Kwarg is { } kwarg) count += Annotation(kwarg.Name, kwarg.Annotation, location);
        count += Annotation("return", returns, location);
        if (count == 0) return false;
        Add(Opcode.BuildTuple, count, location);
        return true;
    }

    private int Annotation(string name, Expr? annotation, in Location location)
    {
        if (annotation is null) return 0;
        LoadConst(Mangle(name), location);
        if (FutureAnnotations)
        {
            AnnotationText(annotation);
        }
        else if (annotation is Starred starred)
        {
            Visit(starred.Value);
            Add(Opcode.UnpackSequence, 1, location);
        }
        else
        {
            Visit(annotation);
        }
        return 2;
    }

    private void AnnotationText(Expr annotation) =>
        LoadConst(ExpressionText.Of(annotation), Location.Of(annotation.Span));

    private static void RefuseForbiddenArguments(Arguments args)
    {
        RefuseForbidden(args.Posonlyargs);
        RefuseForbidden(args.Args);
        RefuseForbidden(args.Vararg);
        RefuseForbidden(args.Kwonlyargs);
        RefuseForbidden(args.Kwarg);
    }

    private static void RefuseForbidden(Arg[] args)
    {
        foreach (Arg arg in args) RefuseForbidden(arg);
    }

    private static void RefuseForbidden(Arg? arg)
    {
        if (arg is not null) RefuseForbiddenName(arg.Name, ExprContext.Store, Location.Of(arg.Span));
    }
}
