using Adder.Bytecode;

namespace Adder.Execution;

/// <summary>Opcodes that CPython does not have: what runs beneath the visible instructions.</summary>
internal enum HiddenOpcode : ushort
{
    CompareOpIntJumpIfFalse = 180,
    CompareOpIntJumpIfTrue = 181,
    CompareOpFloatJumpIfFalse = 182,
    CompareOpFloatJumpIfTrue = 183,

    // The first half of a superinstruction alone, because its second half begins a longer form.
    LoadFastOfLoadFastLoadFast = 184,
    LoadFastOfLoadFastLoadConst = 185,
    LoadConstOfLoadConstLoadFast = 186,
    StoreFastOfStoreFastLoadFast = 187,

    LoadFastLoadAttr = 188,
    LoadFastLoadMethod = 189,
    LoadFastLoadMethodNoDict = 190,
    LoadFastStoreAttr = 191,
    ForIterListStoreFast = 192,
    ForIterTupleStoreFast = 193,
    ForIterRangeStoreFast = 194,
    UnpackTwoTupleStoreFast = 195,
    LoadFastJumpIfFalse = 196,
    LoadFastJumpIfTrue = 197,
    LoadFastJumpIfNone = 198,
    LoadFastJumpIfNotNone = 199,
    StoreFastJumpBackward = 200,
    PopTopJumpBackward = 201,
    LocalsListItem = 202,
    LocalConstListItem = 203,
    StackLocalListItem = 204,
    StackConstListItem = 205,
    LocalConstTupleItem = 206,
    StackConstTupleItem = 207,
    CompareOpStrJumpIfFalse = 208,
    CompareOpStrJumpIfTrue = 209,
    SwapsStoreListItem = 210,
    CopiesListItem = 211,
    CopyLoadAttr = 212,
    SwapStoreAttr = 213,
    IsOpJumpIfFalse = 214,
    IsOpJumpIfTrue = 215,
    ContainsOpJumpIfFalse = 216,
    ContainsOpJumpIfTrue = 217,
    LoadFastLoadCallee = 218,

    /// <summary>POP_TOP where what is popped may be a temporary.</summary>
    DropTop = 219,
    ForIterStoreFast = 221,
    ForIterPairStoreFast = 222,
    UnpackTupleStoreFast = 235,
    UnpackListStoreFast = 236,

    // Calls of built-in functions that go over a generator.
    CallNoKwBuiltinOConsuming = 223,
    CallBuiltinFastWithKeywordsConsuming = 224,
    CallNoKwTuple1Consuming = 225,
    CallBuiltinClassConsuming = 226,
    CallNoKwMethodDescriptorOConsuming = 227,

    /// <summary>Three-address arithmetic: numbered by operation, source of the operands, and whether a STORE_FAST is done too.</summary>
    FirstBinary = 260,

    /// <summary>Comparison and jump with the loads before them: numbered by type, source of the operands, and sense of the jump.</summary>
    FirstComparison = 330,
    End = 346,
}

/// <summary>Where the operands of a three-address form are: locals, constants, stack.</summary>
internal enum OperandSource
{
    LocalLocal, LocalConst, StackLocal, StackConst, Stack,
}

/// <summary>What hidden forms show as, and their numbers.</summary>
internal static class HiddenForms
{
    private static ReadOnlySpan<byte> Operations => [(byte)Opcode.BinaryOpAddInt, (byte)Opcode.BinaryOpSubtractInt, (byte)Opcode.BinaryOpMultiplyInt,
        (byte)Opcode.BinaryOpAddFloat, (byte)Opcode.BinaryOpSubtractFloat, (byte)Opcode.BinaryOpMultiplyFloat];

    internal static HiddenOpcode Binary(Opcode form, OperandSource source, bool stores) =>
        HiddenOpcode.FirstBinary + (ushort)((Operations.IndexOf((byte)form) * 5 + (int)source) * 2 + (stores ? 1 : 0));

    internal static HiddenOpcode Comparison(bool isFloat, OperandSource source, bool jumpIf) =>
        HiddenOpcode.FirstComparison + (ushort)(((isFloat ? 4 : 0) + (int)source) * 2 + (jumpIf ? 1 : 0));

    /// <summary>The instruction that dis shows.</summary>
    internal static Opcode Visible(ushort opcode)
    {
        if (opcode < (int)HiddenOpcode.CompareOpIntJumpIfFalse) return (Opcode)opcode;
        if (opcode >= (int)HiddenOpcode.FirstComparison) return Loads((OperandSource)((opcode - (int)HiddenOpcode.FirstComparison) / 2 % 4));
        if (opcode < (int)HiddenOpcode.FirstBinary) return VisibleOf((HiddenOpcode)opcode);
        int number = (opcode - (int)HiddenOpcode.FirstBinary) / 2;
        OperandSource source = (OperandSource)(number % 5);
        return source == OperandSource.Stack ? (Opcode)Operations[number / 5] : Loads(source);
    }

    private static Opcode Loads(OperandSource source) => source switch
    {
        OperandSource.LocalLocal => Opcode.LoadFastLoadFast,
        OperandSource.LocalConst => Opcode.LoadFastLoadConst,
        OperandSource.StackLocal => Opcode.LoadFast,
        _ => Opcode.LoadConst,
    };

    private static Opcode VisibleOf(HiddenOpcode opcode) => opcode switch
    {
        HiddenOpcode.CompareOpIntJumpIfFalse or HiddenOpcode.CompareOpIntJumpIfTrue => Opcode.CompareOpInt,
        HiddenOpcode.CompareOpFloatJumpIfFalse or HiddenOpcode.CompareOpFloatJumpIfTrue => Opcode.CompareOpFloat,
        HiddenOpcode.CompareOpStrJumpIfFalse or HiddenOpcode.CompareOpStrJumpIfTrue => Opcode.CompareOpStr,
        HiddenOpcode.LoadFastOfLoadFastLoadFast or HiddenOpcode.LocalsListItem => Opcode.LoadFastLoadFast,
        HiddenOpcode.LoadFastOfLoadFastLoadConst or HiddenOpcode.LocalConstListItem or HiddenOpcode.LocalConstTupleItem => Opcode.LoadFastLoadConst,
        HiddenOpcode.LoadConstOfLoadConstLoadFast => Opcode.LoadConstLoadFast,
        HiddenOpcode.StoreFastOfStoreFastLoadFast => Opcode.StoreFastLoadFast,
        >= HiddenOpcode.LoadFastLoadAttr and <= HiddenOpcode.LoadFastStoreAttr => Opcode.LoadFast,
        >= HiddenOpcode.LoadFastJumpIfFalse and <= HiddenOpcode.LoadFastJumpIfNotNone => Opcode.LoadFast,
        HiddenOpcode.StackLocalListItem => Opcode.LoadFast,
        HiddenOpcode.StackConstListItem or HiddenOpcode.StackConstTupleItem => Opcode.LoadConst,
        HiddenOpcode.ForIterStoreFast or HiddenOpcode.ForIterPairStoreFast => Opcode.ForIter,
        HiddenOpcode.ForIterListStoreFast => Opcode.ForIterList,
        HiddenOpcode.ForIterTupleStoreFast => Opcode.ForIterTuple,
        HiddenOpcode.ForIterRangeStoreFast => Opcode.ForIterRange,
        HiddenOpcode.UnpackTwoTupleStoreFast => Opcode.UnpackSequenceTwoTuple,
        HiddenOpcode.UnpackTupleStoreFast => Opcode.UnpackSequenceTuple,
        HiddenOpcode.UnpackListStoreFast => Opcode.UnpackSequenceList,
        HiddenOpcode.StoreFastJumpBackward => Opcode.StoreFast,
        HiddenOpcode.PopTopJumpBackward or HiddenOpcode.DropTop => Opcode.PopTop,
        HiddenOpcode.SwapsStoreListItem or HiddenOpcode.SwapStoreAttr => Opcode.Swap,
        HiddenOpcode.LoadFastLoadCallee => Opcode.LoadFast,
        HiddenOpcode.IsOpJumpIfFalse or HiddenOpcode.IsOpJumpIfTrue => Opcode.IsOp,
        HiddenOpcode.ContainsOpJumpIfFalse or HiddenOpcode.ContainsOpJumpIfTrue => Opcode.ContainsOp,
        HiddenOpcode.CallNoKwBuiltinOConsuming => Opcode.CallNoKwBuiltinO,
        HiddenOpcode.CallBuiltinFastWithKeywordsConsuming => Opcode.CallBuiltinFastWithKeywords,
        HiddenOpcode.CallNoKwTuple1Consuming => Opcode.CallNoKwTuple1,
        HiddenOpcode.CallBuiltinClassConsuming => Opcode.CallBuiltinClass,
        HiddenOpcode.CallNoKwMethodDescriptorOConsuming => Opcode.CallNoKwMethodDescriptorO,
        HiddenOpcode.CopiesListItem or HiddenOpcode.CopyLoadAttr => Opcode.Copy,
        _ => (Opcode)opcode,
    };
}
