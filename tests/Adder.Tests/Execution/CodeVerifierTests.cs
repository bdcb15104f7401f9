using Adder.Bytecode;
using Adder.Execution;
using Adder.Objects;
using Adder.Tests.Compilation;

namespace Adder.Tests.Execution;

/// <summary>What the compiler makes passes the verification of unknown bytecode as it is.</summary>
public class CodeVerifierTests
{
    [Fact]
    public void Code_of_the_library_is_not_changed()
    {
        var wrong = new List<string>();
        Library.Compile((file, _, code) => Check(file, code, wrong));
        Assert.Equal("", string.Join('\n', wrong));
    }

    private static void Check(string file, CodeUnit unit, List<string> wrong)
    {
        VerifiedCode verified = CodeVerifier.Verify(ObjectOf(unit));
        for (int i = 0; i < unit.Code.Length; i++)
        {
            string? fault = verified.FaultAt(i / 2);
            // CPython's compiler leaves some code that nothing leads to.
            bool isDead = fault is null && (Opcode)verified.Bytecode[i] == Opcode.Reserved;
            if (isDead) i += 1 + 2 * OpcodeInfo.Caches((Opcode)unit.Code[i]);
            else if (verified.Bytecode[i] != unit.Code[i]) wrong.Add($"{file}, {unit.Qualname}, {i}: {fault ?? "changed"}");
        }
        if (verified.StackSize > unit.StackSize) wrong.Add($"{file}, {unit.Qualname}: a stack of {verified.StackSize}");
        foreach (object constant in unit.Consts)
        {
            if (constant is CodeUnit nested) Check(file, nested, wrong);
        }
    }

    private static CodeObject ObjectOf(CodeUnit unit) => new()
    {
        Name = PyStr.Empty,
        QualName = PyStr.Empty,
        FileName = PyStr.Empty,
        Flags = unit.Flags,
        ArgCount = unit.ArgCount,
        PosOnlyArgCount = unit.PosOnlyArgCount,
        KwOnlyArgCount = unit.KwOnlyArgCount,
        StackSize = unit.StackSize,
        FirstLine = unit.FirstLine,
        Bytecode = unit.Code,
        Constants = Array.ConvertAll(unit.Consts, ConstantOf),
        Names = new PyStr[unit.Names.Length],
        LocalsPlusNames = new PyStr[unit.LocalsPlusNames.Length],
        LocalsPlusKinds = unit.LocalsPlusKinds,
        LineTable = PyBytes.From([]),
        ExceptionTable = unit.ExceptionTable,
    };

    // Only names of keyword arguments matter.
    private static Value ConstantOf(object constant) => constant is object[] items && Array.TrueForAll(items, item => item is string)
        ? PyTuple.Own(Array.ConvertAll(items, item => (Value)PyStr.From((string)item)))
        : Value.None;
}
