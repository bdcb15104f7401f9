using Adder.Syntax.Text;

namespace Adder.Compilation;

/// <summary>The names of one block: module, class, function, comprehension or annotation scope.</summary>
internal sealed class SymbolTableEntry(string name, BlockType type, SourceSpan span, int id)
{
    public readonly string Name = name;
    public readonly BlockType Type = type;
    public readonly SourceSpan Span = span;
    public readonly int Id = id;
    public readonly NameMap Symbols = new();
    public readonly List<string> Varnames = [];
    public List<SymbolTableEntry> Children = [];
    public List<(string Name, SourceSpan Span)>? Directives;
    public ComprehensionKind Comprehension;
    public int ComprehensionIterExpr;
    public bool ComprehensionIterTarget;
    public bool ComprehensionInlined;
    public bool Nested;
    public bool IsFree;
    public bool ChildFree;
    public bool Generator;
    public bool Coroutine;
    public bool VarArgs;
    public bool VarKeywords;
    public bool ReturnsValue;
    public bool NeedsClassClosure;
    public bool NeedsClassDict;
    public bool CanSeeClassScope;

    public bool IsFunctionLike => Type is BlockType.Function or BlockType.TypeVarBound or BlockType.TypeAlias or BlockType.TypeParam;

    public SymbolFlags FlagsOf(string name) => (SymbolFlags)Symbols.Get(name);

    public NameScope ScopeOf(string name) => ScopeIn(Symbols.Get(name));

    public static NameScope ScopeIn(int symbol) => (NameScope)(symbol >> (int)SymbolFlags.ScopeOffset & 0xF);
}
