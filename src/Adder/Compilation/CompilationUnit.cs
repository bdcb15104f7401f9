using Adder.Bytecode;

namespace Adder.Compilation;

/// <summary>What kind of block a unit compiles.</summary>
internal enum UnitKind : byte
{
    Module,
    Class,
    Function,
    AsyncFunction,
    Lambda,
    Comprehension,
    TypeParams,
}

/// <summary>Why a frame block is on the stack of a unit: what leaving it early has to undo.</summary>
internal enum FrameBlockKind : byte
{
    WhileLoop,
    ForLoop,
    TryExcept,
    FinallyTry,
    FinallyEnd,
    With,
    AsyncWith,
    HandlerCleanup,
    PopValue,
    ExceptionHandler,
    ExceptionGroupHandler,
    AsyncComprehensionGenerator,
}

/// <summary>A statically nested block; Datum is the finally body, the with statement or the handler's name.</summary>
internal readonly record struct FrameBlock(FrameBlockKind Kind, Label Block, Label Exit, object? Datum);

/// <summary>The block that the code generator is at: its instructions, names and constants (CPython's <c>compiler_unit</c>).</summary>
internal sealed class CompilationUnit
{
    public const int MaxBlocks = 20;

    public readonly UnitKind Kind;
    public readonly SymbolTableEntry Symbols;
    public readonly string Name;
    public readonly int FirstLine;
    public readonly InstructionSequence Instructions = new();
    public readonly NameMap Names = new();
    public readonly NameMap Varnames = new();
    public readonly NameMap Cellvars = new();
    public readonly NameMap Freevars = new();
    public readonly NameMap FastHidden = new();
    public readonly ConstantPool Consts = new();
    public readonly FrameBlock[] Blocks = new FrameBlock[MaxBlocks];
    public int BlockCount;
    public int InlinedComprehensions;
    public string Qualname = "";
    public string? Private;
    public int ArgCount;
    public int PosOnlyArgCount;
    public int KwOnlyArgCount;

    public CompilationUnit(UnitKind kind, SymbolTableEntry symbols, string name, int firstLine, string? privateName)
    {
        Kind = kind;
        Symbols = symbols;
        Name = name;
        FirstLine = firstLine;
        Private = privateName;
        foreach (string varname in symbols.Varnames) Varnames.Add(varname);
        foreach (string cell in Sorted(symbols, NameScope.Cell, SymbolFlags.ComprehensionCell)) Cellvars.Add(cell);
        if (symbols.NeedsClassClosure) Cellvars.Add("__class__");
        if (symbols.NeedsClassDict) Cellvars.Add("__classdict__");
        int offset = Cellvars.Count;
        foreach (string free in Sorted(symbols, NameScope.Free, SymbolFlags.FreeClass)) Freevars.Set(free, offset++);
    }

    /// <summary>A unit that comes from no source: for tests of the assembler.</summary>
    public CompilationUnit(string name, int firstLine)
        : this(UnitKind.Module, new SymbolTableEntry(name, BlockType.Module, default, 0), name, firstLine, null)
    {
    }

    /// <summary>The unit around this one.</summary>
    public CompilationUnit? Outer { get; init; }

    public bool IsClassBlock => Symbols.Type == BlockType.Class;

    // dictbytype
    private static List<string> Sorted(SymbolTableEntry entry, NameScope scope, SymbolFlags flag)
    {
        var names = new List<string>();
        for (int i = 0; i < entry.Symbols.Count; i++)
        {
            int symbol = entry.Symbols.ValueAt(i);
            if (SymbolTableEntry.ScopeIn(symbol) == scope || ((SymbolFlags)symbol & flag) != 0) names.Add(entry.Symbols.NameAt(i));
        }
        if (names.Count > 1) names.Sort(NameMangling.Compare);
        return names;
    }
}
