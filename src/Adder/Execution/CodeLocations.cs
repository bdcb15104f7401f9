using Adder.Bytecode;

namespace Adder.Execution;

/// <summary>Where in the source an instruction comes from. (PEP 657)</summary>
internal static class CodeLocations
{
    /// <summary>The line of the instruction at an offset in code units, or -1. (PyCode_Addr2Line)</summary>
    internal static int LineAt(CodeObject code, int offset)
    {
        if (offset < 0) return code.FirstLine;
        foreach (LocationEntry entry in new LocationTable(code))
        {
            if (offset < entry.End) return entry.Line;
        }
        return -1;
    }
}
