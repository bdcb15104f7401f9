namespace Adder.Compilation;

/// <summary>What a block does with a name (CPython's <c>DEF_</c> bits); the <see cref="NameScope"/> is kept above bit 12.</summary>
[Flags]
internal enum SymbolFlags
{
    None = 0,
    Global = 1,
    Local = 2,
    Param = 4,
    Nonlocal = 8,
    Use = 16,
    Free = 32,
    FreeClass = 64,
    Import = 128,
    Annotation = 256,
    ComprehensionIteration = 512,
    TypeParam = 1024,
    ComprehensionCell = 2048,
    Bound = Local | Param | Import | TypeParam,
    All = (1 << ScopeOffset) - 1,
    ScopeOffset = 12,
}

/// <summary>Where a name lives, as the analysis decides.</summary>
internal enum NameScope
{
    Unknown = 0,
    Local = 1,
    GlobalExplicit = 2,
    GlobalImplicit = 3,
    Free = 4,
    Cell = 5,
}

/// <summary>The kinds of blocks, with CPython's numbers.</summary>
internal enum BlockType
{
    Function,
    Class,
    Module,
    Annotation,
    TypeVarBound,
    TypeAlias,
    TypeParam,
}

/// <summary>Which comprehension a function block stands for.</summary>
internal enum ComprehensionKind
{
    None,
    List,
    Dict,
    Set,
    Generator,
}
