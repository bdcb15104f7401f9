using Adder.Bytecode;

namespace Adder.Execution;

/// <summary>Opcodes that CPython does not have: what runs beneath the visible instructions.</summary>
internal enum HiddenOpcode : ushort
{
    CompareOpIntJumpIfFalse = 180,
    CompareOpIntJumpIfTrue = 181,
    CompareOpFloatJumpIfFalse = 182,
    CompareOpFloatJumpIfTrue = 183,
}

/// <summary>How hidden forms arise and what they show as.</summary>
internal static class HiddenForms
{
    /// <summary>The instruction that dis shows.</summary>
    internal static Opcode Visible(ushort opcode) => (HiddenOpcode)opcode switch
    {
        HiddenOpcode.CompareOpIntJumpIfFalse or HiddenOpcode.CompareOpIntJumpIfTrue => Opcode.CompareOpInt,
        HiddenOpcode.CompareOpFloatJumpIfFalse or HiddenOpcode.CompareOpFloatJumpIfTrue => Opcode.CompareOpFloat,
        _ => (Opcode)opcode,
    };

    /// <summary>What a specialized form and the instruction behind it become together.</summary>
    internal static ushort Fuse(Opcode form, Opcode next) => (form, next) switch
    {
        (Opcode.CompareOpInt, Opcode.PopJumpIfFalse) => (ushort)HiddenOpcode.CompareOpIntJumpIfFalse,
        (Opcode.CompareOpInt, Opcode.PopJumpIfTrue) => (ushort)HiddenOpcode.CompareOpIntJumpIfTrue,
        (Opcode.CompareOpFloat, Opcode.PopJumpIfFalse) => (ushort)HiddenOpcode.CompareOpFloatJumpIfFalse,
        (Opcode.CompareOpFloat, Opcode.PopJumpIfTrue) => (ushort)HiddenOpcode.CompareOpFloatJumpIfTrue,
        _ => (ushort)form,
    };
}
