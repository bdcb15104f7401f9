namespace Adder.Bytecode;

/// <summary>Shared by the code objects that several interpreters have of the same code.</summary>
internal sealed class CodeCopies
{
    /// <summary>The instructions as the evaluator begins with them, once one of the copies ran.</summary>
    internal volatile object? Prepared;
}
