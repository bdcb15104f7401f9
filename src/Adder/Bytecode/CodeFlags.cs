namespace Adder.Bytecode;

/// <summary><c>co_flags</c>, and the compiler flags that share their bits.</summary>
[Flags]
public enum CodeFlags
{
    None = 0,
    Optimized = 0x1,
    NewLocals = 0x2,
    VarArgs = 0x4,
    VarKeywords = 0x8,
    Nested = 0x10,
    Generator = 0x20,
    Coroutine = 0x80,
    IterableCoroutine = 0x100,
    AsyncGenerator = 0x200,
    FutureDivision = 0x20000,
    FutureAbsoluteImport = 0x40000,
    FutureWithStatement = 0x80000,
    FuturePrintFunction = 0x100000,
    FutureUnicodeLiterals = 0x200000,
    FutureBarryAsBdfl = 0x400000,
    FutureGeneratorStop = 0x800000,
    FutureAnnotations = 0x1000000,

    /// <summary>The bits that <c>from __future__</c> sets and compiled code inherits.</summary>
    FutureMask = FutureDivision | FutureAbsoluteImport | FutureWithStatement | FuturePrintFunction | FutureUnicodeLiterals
        | FutureBarryAsBdfl | FutureGeneratorStop | FutureAnnotations,
}

/// <summary>The flags of <c>compile()</c> that are not code flags (CPython's <c>PyCF_</c>).</summary>
[Flags]
public enum CompilerFlags
{
    None = 0,
    SourceIsUtf8 = 0x0100,
    DontImplyDedent = 0x0200,
    OnlyAst = 0x0400,
    IgnoreCookie = 0x0800,
    TypeComments = 0x1000,
    AllowTopLevelAwait = 0x2000,
    AllowIncompleteInput = 0x4000,
}

/// <summary>What a fast local is (CPython's <c>_PyLocals_Kind</c>).</summary>
[Flags]
public enum LocalKind : byte
{
    Hidden = 0x10,
    Local = 0x20,
    Cell = 0x40,
    Free = 0x80,
}
