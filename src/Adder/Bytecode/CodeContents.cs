using Adder.Objects;

namespace Adder.Bytecode;

/// <summary>What the code objects that several interpreters have of the same code share: all that never changes.</summary>
internal sealed class CodeContents
{
    internal PyStr Name = null!, QualName = null!;
    internal CodeFlags Flags;
    internal int ArgCount, PosOnlyArgCount, KwOnlyArgCount, StackSize, FirstLine;
    internal byte[] Bytecode = null!, ExceptionTable = null!;
    internal PyStr[] Names = null!, LocalsPlusNames = null!;
    internal LocalKind[] LocalsPlusKinds = null!;
    internal PyBytes LineTable = null!;
    internal bool IsCompiled;

    /// <summary>The same as Python objects, made when asked for.</summary>
    internal PyTuple? NamesTuple, VarNames, CellVars, FreeVars;

    internal PyBytes? CodeBytes;

    /// <summary>How many names the code added to the namespace that it ran in last.</summary>
    internal int NamesAdded;

    /// <summary>Set once there is a copy: the constants, with nested code that no interpreter runs and all copy.</summary>
    internal Value[]? SharedConstants;

    /// <summary>The instructions as the evaluator begins with them, once one of several code objects ran.</summary>
    internal volatile object? Prepared;
}
