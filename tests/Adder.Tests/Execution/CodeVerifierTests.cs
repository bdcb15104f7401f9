using Adder.Bytecode;
using Adder.Execution;
using Adder.Objects;
using Adder.Tests.Compilation;

namespace Adder.Tests.Execution;

/// <summary>What the compiler makes passes the verification of unknown bytecode as it is.</summary>
public class CodeVerifierTests
{
    private static readonly Runtime.ThreadState Thread = new(new Runtime.Interpreter());

    [Fact]
    public void Code_of_the_library_is_not_changed()
    {
        var wrong = new List<string>();
        Library.Compile((file, _, code) => Check(file, code, wrong));
        Assert.Equal("", string.Join('\n', wrong));
    }

    [Theory]
    [InlineData("stack underflow", 0, Opcode.PopTop, 0, Opcode.ReturnConst, 0)]
    [InlineData("stack underflow", 0, Opcode.BuildTuple, 255, Opcode.ReturnValue, 0)]
    [InlineData("there is no such variable", 0, Opcode.LoadFast, 9, Opcode.ReturnValue, 0)]
    [InlineData("there is no such constant", 0, Opcode.ReturnConst, 9)]
    [InlineData("there is no such name", 0, Opcode.LoadName, 9, Opcode.ReturnValue, 0)]
    [InlineData("the variable has no cell", 0, Opcode.LoadDeref, 0, Opcode.ReturnValue, 0)]
    [InlineData("the code does not end in a return", 0, Opcode.Nop, 0)]
    [InlineData("jump to what is no instruction", 0, Opcode.JumpForward, 1, Opcode.UnaryNot, 0)]
    [InlineData("jump to what is no instruction", 0, Opcode.JumpBackward, 9)]
    [InlineData("the stack differs in depth", 2, Opcode.LoadConst, 0, Opcode.LoadConst, 0, Opcode.JumpBackward, 2)]
    [InlineData("an operand may be absent", 1, Opcode.PushNull, 0, Opcode.ReturnValue, 0)]
    [InlineData("operand is not a list that was built here", 2, Opcode.LoadConst, 0, Opcode.LoadConst, 0, Opcode.ListAppend, 1, Opcode.ReturnValue, 0)]
    [InlineData("unknown opcode 255", 0, (Opcode)255, 0)]
    public void Damaged_code_is_refused_where_it_is_damaged(string fault, int at, params object[] units)
    {
        Assert.Equal(fault, CodeVerifier.Verify(ObjectOf(Made(units))).FaultAt(at));
    }

    [Theory]
    [InlineData(0x40)]
    [InlineData(0x80 | 1, 9, 0, 0)]
    [InlineData(0x80, 2, 9, 0)]
    [InlineData(0x80, 1, 1, 8)]
    public void A_damaged_exception_table_refuses_everything(params int[] table)
    {
        CodeUnit code = Made([Opcode.Resume, 0, Opcode.ReturnConst, 0], Array.ConvertAll(table, b => (byte)b));
        Assert.NotNull(CodeVerifier.Verify(ObjectOf(code)).FaultAt(0));
    }

    [Fact]
    public void Reading_a_variable_that_may_be_unbound_looks_first()
    {
        VerifiedCode verified = CodeVerifier.Verify(ObjectOf(Made([Opcode.LoadFast, 0, Opcode.ReturnValue, 0])));
        Assert.Equal(Opcode.LoadFastCheck, (Opcode)verified.Bytecode[0]);
    }

    private static CodeUnit Made(object[] units, byte[]? exceptionTable = null) => new()
    {
        Name = "made",
        Qualname = "made",
        Flags = CodeFlags.Optimized | CodeFlags.NewLocals,
        ArgCount = 0,
        PosOnlyArgCount = 0,
        KwOnlyArgCount = 0,
        StackSize = 2,
        FirstLine = 1,
        Code = Array.ConvertAll(units, unit => Convert.ToByte(unit, System.Globalization.CultureInfo.InvariantCulture)),
        Consts = [1],
        Names = [],
        LocalsPlusNames = ["x"],
        LocalsPlusKinds = [LocalKind.Local],
        LineTable = [],
        ExceptionTable = exceptionTable ?? [],
    };

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

    private static CodeObject ObjectOf(CodeUnit unit) => new ConstantCache(Thread, PyStr.Empty).Code(unit);
}
