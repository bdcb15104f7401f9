using Adder.Objects;
using Adder.Runtime;

namespace Adder.Bytecode;

/// <summary>Makes code objects from what the compiler puts out.</summary>
internal static class CodeObjects
{
    internal static CodeObject From(ThreadState ts, CodeUnit unit, PyStr fileName) => new ConstantCache(ts, fileName).Code(unit);

    /// <summary>The same of instructions that somebody made up.</summary>
    internal static CodeObject FromUntrusted(ThreadState ts, CodeUnit unit, PyStr fileName) =>
        new ConstantCache(ts, fileName, isTrusted: false).Code(unit);

    /// <summary>Code that only has a name and place, and fails when it runs. (PyCode_NewEmpty)</summary>
    internal static CodeObject Empty(string fileName, string name, int firstLine) => new()
    {
        Name = PyStr.Intern(name),
        QualName = PyStr.Intern(name),
        FileName = PyStr.From(fileName),
        Flags = CodeFlags.Optimized | CodeFlags.NewLocals,
        ArgCount = 0,
        PosOnlyArgCount = 0,
        KwOnlyArgCount = 0,
        StackSize = 1,
        FirstLine = firstLine,
        Bytecode = [(byte)Opcode.Resume, 0, (byte)Opcode.LoadAssertionError, 0, (byte)Opcode.RaiseVarargs, 1],
        Constants = [],
        Names = [],
        LocalsPlusNames = [],
        LocalsPlusKinds = [],
        LineTable = PyBytes.FromByte(0x80 | (15 << 3) | 2),
        ExceptionTable = [],
        IsCompiled = true,
    };
}
