using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Adder.Bytecode;
using Adder.Syntax;
using Adder.Syntax.Tree;

namespace Adder.Compilation;

/// <summary>Turns a tree with its symbol table into instructions, unit by unit, and each finished unit into a <see cref="CodeUnit"/>.</summary>
internal sealed partial class CodeGenerator
{
    /// <summary>From how many items on code is generated that does not hold them all on the stack.</summary>
    private const int StackUseGuideline = 30;

    private static readonly object s_none = Singleton.None;

    private readonly SymbolTable _symbols;
    private readonly FutureFeatures _future;
    private readonly CodeFlags _inheritedFlags;
    private readonly int _optimize;
    private readonly bool _topLevelAwait;
    private readonly ISyntaxWarnings? _warnings;
    private CompilationUnit _unit = null!;
    private InstructionSequence _code = null!;
    private bool _interactive;
    private int _nesting;

    public CodeGenerator(SymbolTable symbols, FutureFeatures future, CodeFlags inheritedFlags, CompilerOptions options)
    {
        _symbols = symbols;
        _future = future;
        _inheritedFlags = inheritedFlags | future.Flags;
        _optimize = options.Optimize;
        _topLevelAwait = options.TopLevelAwait;
        _warnings = options.Warnings;
    }

    /// <summary>The finished unit of the whole tree.</summary>
    public CodeUnit Compile(Mod mod)
    {
        GenerateModule(mod);
        return ExitScope(addNone: mod is not Expression);
    }

    /// <summary>The unit of the outermost block, not yet optimized; for <c>_testinternalcapi</c>.</summary>
    public CompilationUnit GenerateOnly(Mod mod)
    {
        GenerateModule(mod);
        AddReturnAtEnd(addNone: mod is not Expression);
        return _unit;
    }

    private bool FutureAnnotations => (_inheritedFlags & CodeFlags.FutureAnnotations) != 0;

    private bool IsTopLevelAwait => _topLevelAwait && _unit.Symbols.Type == BlockType.Module;

    // compiler_codegen
    private void GenerateModule(Mod mod)
    {
        EnterScope("<module>", UnitKind.Module, mod, 1);
        Location location = new(1, 1, 0, 0);
        switch (mod)
        {
            case Module module:
                Body(module.Body, location);
                break;
            case Interactive interactive:
                if (HasAnnotations(interactive.Body)) Add(Opcode.SetupAnnotations, location);
                _interactive = true;
                Visit(interactive.Body);
                break;
            case Expression expression:
                Visit(expression.Body);
                break;
            default:
                throw CompilationErrors.Bare(SyntaxErrorKind.SystemError, "module kind should not be possible");
        }
    }

    // compiler_enter_scope
    private void EnterScope(string name, UnitKind kind, object key, int line)
    {
        var unit = new CompilationUnit(kind, _symbols.Lookup(key), name, line, _unit?.Private) { Outer = _unit };
        _unit = unit;
        _code = unit.Instructions;
        _nesting++;
        if (kind == UnitKind.Module) _unit.Qualname = name;
        else SetQualname();
        Add(Opcode.Resume, 0, new Location(kind == UnitKind.Module ? 0 : line, line, 0, 0));
    }

    /// <summary>Finishes the current unit and returns to the one around it.</summary>
    private CodeUnit ExitScope(bool addNone)
    {
        AddReturnAtEnd(addNone);
        CodeUnit code = Assembler.Assemble(_unit, ComputeFlags());
        LeaveUnit();
        return code;
    }

    private void LeaveUnit()
    {
        _nesting--;
        if (_unit.Outer is not { } outer) return;
        _unit = outer;
        _code = outer.Instructions;
    }

    private void AddReturnAtEnd(bool addNone)
    {
        if (addNone) LoadConst(s_none, Location.None);
        Add(Opcode.ReturnValue, Location.None);
    }

    // compiler_set_qualname
    private void SetQualname()
    {
        string? prefix = null;
        if (_unit.Outer is { Outer: { } second } parent)
        {
            if (parent.Kind == UnitKind.TypeParams)
            {
                if (second.Outer is null)
                {
                    _unit.Qualname = _unit.Name;
                    return;
                }
                parent = second;
            }
            bool forceGlobal = _unit.Kind is UnitKind.Function or UnitKind.AsyncFunction or UnitKind.Class
                && parent.Symbols.ScopeOf(NameMangling.Mangle(parent.Private, _unit.Name)) == NameScope.GlobalExplicit;
            if (!forceGlobal)
            {
                prefix = parent.Kind is UnitKind.Function or UnitKind.AsyncFunction or UnitKind.Lambda
                    ? parent.Qualname + ".<locals>"
                    : parent.Qualname;
            }
        }
        _unit.Qualname = prefix is null ? _unit.Name : prefix + "." + _unit.Name;
    }

    // compute_code_flags
    private CodeFlags ComputeFlags()
    {
        SymbolTableEntry entry = _unit.Symbols;
        var flags = CodeFlags.None;
        if (entry.IsFunctionLike)
        {
            flags |= CodeFlags.NewLocals | CodeFlags.Optimized;
            if (entry.Nested) flags |= CodeFlags.Nested;
            if (entry.Generator) flags |= entry.Coroutine ? CodeFlags.AsyncGenerator : CodeFlags.Generator;
            else if (entry.Coroutine) flags |= CodeFlags.Coroutine;
            if (entry.VarArgs) flags |= CodeFlags.VarArgs;
            if (entry.VarKeywords) flags |= CodeFlags.VarKeywords;
        }
        flags |= _inheritedFlags & CodeFlags.FutureMask;
        if (IsTopLevelAwait && entry is { Coroutine: true, Generator: false }) flags |= CodeFlags.Coroutine;
        return flags;
    }

    // compiler_body
    private void Body(Stmt[] body, Location location)
    {
        if (_unit.Kind == UnitKind.Module && body.Length > 0) location = Location.Of(body[0].Span);
        if (HasAnnotations(body)) Add(Opcode.SetupAnnotations, location);
        if (body.Length == 0) return;
        int first = 0;
        if (_optimize < 2 && DocString(body) is { } docstring)
        {
            first = 1;
            Visit(docstring);
            NameOp("__doc__", ExprContext.Store, Location.None);
        }
        for (int i = first; i < body.Length; i++) Visit(body[i]);
    }

    private static Constant? DocString(Stmt[] body) =>
        body.Length > 0 && body[0] is ExprStmt { Value: Constant { Value: string or int[] } constant } ? constant : null;

    // find_ann
    private static bool HasAnnotations(Stmt[] body)
    {
        foreach (Stmt statement in body)
        {
            bool found = statement switch
            {
                AnnAssign => true,
                For s => HasAnnotations(s.Body) || HasAnnotations(s.Orelse),
                AsyncFor s => HasAnnotations(s.Body) || HasAnnotations(s.Orelse),
                While s => HasAnnotations(s.Body) || HasAnnotations(s.Orelse),
                If s => HasAnnotations(s.Body) || HasAnnotations(s.Orelse),
                With s => HasAnnotations(s.Body),
                AsyncWith s => HasAnnotations(s.Body),
                Try s => HasAnnotations(s.Body, s.Handlers, s.Orelse, s.Finalbody),
                TryStar s => HasAnnotations(s.Body, s.Handlers, s.Orelse, s.Finalbody),
                Match s => Array.Exists(s.Cases, matchCase => HasAnnotations(matchCase.Body)),
                _ => false,
            };
            if (found) return true;
        }
        return false;
    }

    private static bool HasAnnotations(Stmt[] body, ExceptHandler[] handlers, Stmt[] orelse, Stmt[] finalbody) =>
        Array.Exists(handlers, handler => HasAnnotations(handler.Body)) || HasAnnotations(body) || HasAnnotations(finalbody)
        || HasAnnotations(orelse);

    private static void EnsureStack()
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack()) throw CompilationErrors.RecursionError();
    }

    // compiler_warn
    private void Warn(Location location, string message)
    {
        if (_warnings is null || _warnings.Warn(SyntaxWarningCategory.SyntaxWarning, message, location.Line)) return;
        throw CompilationErrors.At(location, message);
    }

    [DoesNotReturn]
    private static void Error(Location location, string message) => throw CompilationErrors.At(location, message);
}
