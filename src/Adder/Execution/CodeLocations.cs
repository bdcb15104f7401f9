using Adder.Bytecode;

namespace Adder.Execution;

/// <summary>Where in the source an instruction comes from. (PEP 657)</summary>
internal static class CodeLocations
{
    /// <summary>The line of the instruction at an offset in code units, or -1. (PyCode_Addr2Line)</summary>
    internal static int LineAt(CodeObject code, int offset) => offset < 0 ? code.FirstLine : new LocationTable(code).LineAt(offset);
}
