using System.Runtime.CompilerServices;
using Adder.Syntax;
using Adder.Syntax.Text;
using Adder.Syntax.Tree;

namespace Adder.Compilation;

/// <summary>Collects the names of every block of a tree (first pass) and decides where each lives (<see cref="ScopeAnalysis"/>).</summary>
internal sealed partial class SymbolTable
{
    // C_RECURSION_LIMIT * COMPILER_STACK_FRAME_SCALE, and what compile() itself has used of it.
    internal const int RecursionLimit = 3000;
    internal const int StartingDepth = 4;

    private readonly Dictionary<object, SymbolTableEntry> _blocks = new(ReferenceEqualityComparer.Instance);
    private readonly List<SymbolTableEntry> _stack = [];
    private readonly bool _futureAnnotations;
    private SymbolTableEntry _current = null!;
    private NameMap _globals = null!;
    private string? _private;
    private int _depth = StartingDepth;

    private SymbolTable(bool futureAnnotations) => _futureAnnotations = futureAnnotations;

    public SymbolTableEntry Top { get; private set; } = null!;

    /// <exception cref="SyntaxErrorException">The names contradict each other.</exception>
    public static SymbolTable Build(Mod mod, bool futureAnnotations)
    {
        var table = new SymbolTable(futureAnnotations);
        table.EnterBlock("top", BlockType.Module, mod, default);
        table.Top = table._current;
        switch (mod)
        {
            case Module module:
                table.Visit(module.Body);
                break;
            case Interactive interactive:
                table.Visit(interactive.Body);
                break;
            case Expression expression:
                table.Visit(expression.Body);
                break;
            default:
                throw CompilationErrors.Bare(SyntaxErrorKind.SystemError, "this compiler does not handle FunctionTypes");
        }
        table.ExitBlock();
        ScopeAnalysis.Run(table.Top);
        return table;
    }

    /// <summary>The entry of a block by the node (or array of type parameters) that opened it.</summary>
    public SymbolTableEntry Lookup(object key) => _blocks[key];

    private void EnterBlock(string name, BlockType type, object key, SourceSpan span)
    {
        SymbolTableEntry? previous = _stack.Count > 0 ? _current : null;
        var entry = new SymbolTableEntry(name, type, span, _blocks.Count);
        _blocks[key] = entry;
        if (previous is not null)
        {
            entry.Nested = previous.Nested || previous.IsFunctionLike;
            entry.ComprehensionIterExpr = previous.ComprehensionIterExpr;
        }
        _stack.Add(entry);
        _current = entry;
        // Annotations become strings under the future feature: their names must not leave a trace.
        if (type == BlockType.Annotation) return;
        if (type == BlockType.Module) _globals = entry.Symbols;
        previous?.Children.Add(entry);
    }

    private void ExitBlock()
    {
        _stack.RemoveAt(_stack.Count - 1);
        if (_stack.Count > 0) _current = _stack[^1];
    }

    private void EnterTypeParamBlock(string name, TypeParam[] key, bool hasDefaults, bool hasKwDefaults, bool isClass, SourceSpan span)
    {
        bool inClass = _current.Type == BlockType.Class;
        EnterBlock(name, BlockType.TypeParam, key, span);
        if (inClass)
        {
            _current.CanSeeClassScope = true;
            AddDefinition("__classdict__", SymbolFlags.Use, span);
        }
        if (isClass)
        {
            AddDefinition(".type_params", SymbolFlags.Local, span);
            AddDefinition(".type_params", SymbolFlags.Use, span);
            // 3.12 does not restore this one when the class ends.
            _private = name;
            AddDefinition(".generic_base", SymbolFlags.Local, span);
            AddDefinition(".generic_base", SymbolFlags.Use, span);
        }
        if (hasDefaults) AddDefinition(".defaults", SymbolFlags.Param, span);
        if (hasKwDefaults) AddDefinition(".kwdefaults", SymbolFlags.Param, span);
    }

    private SymbolFlags LookupFlags(string name) => _current.FlagsOf(NameMangling.Mangle(_private, name));

    private void AddDefinition(string name, SymbolFlags flag, SourceSpan span) => AddDefinition(name, flag, _current, span);

    // symtable_add_def_helper
    private void AddDefinition(string name, SymbolFlags flag, SymbolTableEntry entry, SourceSpan span)
    {
        string mangled = NameMangling.Mangle(_private, name);
        int at = entry.Symbols.Find(mangled);
        SymbolFlags flags = at < 0 ? SymbolFlags.None : (SymbolFlags)entry.Symbols.ValueAt(at);
        if ((flag & flags & SymbolFlags.Param) != 0)
        {
            throw CompilationErrors.At(span, $"duplicate argument '{name}' in function definition");
        }
        if ((flag & flags & SymbolFlags.TypeParam) != 0) throw CompilationErrors.At(span, $"duplicate type parameter '{name}'");
        flags |= flag;
        if (entry.ComprehensionIterTarget)
        {
            if ((flags & (SymbolFlags.Global | SymbolFlags.Nonlocal)) != 0)
            {
                throw CompilationErrors.At(span, $"comprehension inner loop cannot rebind assignment expression target '{name}'");
            }
            flags |= SymbolFlags.ComprehensionIteration;
        }
        if (at < 0) entry.Symbols.Set(mangled, (int)flags);
        else entry.Symbols.SetValueAt(at, (int)flags);
        if ((flag & SymbolFlags.Param) != 0) entry.Varnames.Add(mangled);
        else if ((flag & SymbolFlags.Global) != 0) _globals.Set(mangled, (int)flag | _globals.Get(mangled));
    }

    private void RecordDirective(string name, SourceSpan span) =>
        (_current.Directives ??= []).Add((NameMangling.Mangle(_private, name), span));

    private void Descend()
    {
        if (++_depth > RecursionLimit || !RuntimeHelpers.TryEnsureSufficientExecutionStack()) throw CompilationErrors.RecursionError();
    }

    private void Visit(Stmt[] body)
    {
        foreach (Stmt statement in body) Visit(statement);
    }

    private void Visit(Expr?[] expressions)
    {
        foreach (Expr? expression in expressions)
        {
            if (expression is not null) Visit(expression);
        }
    }

    private void Visit(Keyword[] keywords)
    {
        foreach (Keyword keyword in keywords) Visit(keyword.Value);
    }
}
