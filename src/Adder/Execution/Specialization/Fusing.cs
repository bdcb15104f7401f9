using Adder.Bytecode;
using Adder.Objects;

namespace Adder.Execution;

/// <summary>
/// Puts hidden forms where instructions often run together: loads before a specialized instruction, the store or jump behind it.
/// The instructions that a form swallows stay as they are, so that jumps to them and a guard that says no find them.
/// </summary>
internal static unsafe class Fusing
{
    private const long DigitLimit = 1L << 30;

    /// <summary>An adaptive instruction has become another one.</summary>
    internal static void Refresh(ExecutableCode code, Instruction* tail)
    {
        Restore(code, tail - 1);
        Restore(code, tail - 2);
        if (code.InstrumentedEvents != 0) return;
        switch ((Opcode)tail->Opcode)
        {
            case Opcode.BinaryOpAddInt or Opcode.BinaryOpSubtractInt or Opcode.BinaryOpMultiplyInt:
                Arithmetic(code, tail, isFloat: false);
                break;
            case Opcode.BinaryOpAddFloat or Opcode.BinaryOpSubtractFloat or Opcode.BinaryOpMultiplyFloat:
                Arithmetic(code, tail, isFloat: true);
                break;
            case Opcode.CompareOpInt: Comparison(code, tail, isFloat: false); break;
            case Opcode.CompareOpFloat: Comparison(code, tail, isFloat: true); break;
            case Opcode.CompareOpStr when Next(tail, 1) is Opcode.PopJumpIfFalse or Opcode.PopJumpIfTrue:
                tail->Opcode = (ushort)(Next(tail, 1) == Opcode.PopJumpIfFalse ? HiddenOpcode.CompareOpStrJumpIfFalse : HiddenOpcode.CompareOpStrJumpIfTrue);
                break;
            case Opcode.BinarySubscrListInt or Opcode.BinarySubscrTupleInt: Item(code, tail); break;
            case Opcode.StoreSubscrListInt when Is(code, tail - 1, Opcode.Swap, 2):
                MovedBefore(code, tail - 1, Opcode.Swap, 3, HiddenOpcode.SwapsStoreListItem);
                break;
            case Opcode.LoadAttrInstanceValue or Opcode.LoadAttrSlot or Opcode.LoadAttrWithHint when (tail->Arg & 1) == 0 && AttributeCache.IsInline(tail):
                LoadedBefore(code, tail, HiddenOpcode.LoadFastLoadAttr);
                MovedBefore(code, tail, Opcode.Copy, 1, HiddenOpcode.CopyLoadAttr);
                break;
            case Opcode.LoadAttrInstanceValue or Opcode.LoadAttrSlot or Opcode.LoadAttrWithHint when AttributeCache.IsInline(tail):
                LoadedBefore(code, tail, HiddenOpcode.LoadFastLoadCallee);
                break;
            case Opcode.LoadAttrMethodWithValues when AttributeCache.Shape(tail) != 0:
                LoadedBefore(code, tail, HiddenOpcode.LoadFastLoadMethod);
                break;
            case Opcode.LoadAttrMethodNoDict: LoadedBefore(code, tail, HiddenOpcode.LoadFastLoadMethodNoDict); break;
            case Opcode.StoreAttrInstanceValue or Opcode.StoreAttrSlot or Opcode.StoreAttrWithHint when AttributeCache.IsInline(tail):
                LoadedBefore(code, tail, HiddenOpcode.LoadFastStoreAttr);
                MovedBefore(code, tail, Opcode.Swap, 2, HiddenOpcode.SwapStoreAttr);
                break;
            case Opcode.ForIterList or Opcode.ForIterTuple or Opcode.ForIterRange when Next(tail, 1) is Opcode.StoreFast or Opcode.StoreFastLoadFast:
                tail->Opcode += (int)HiddenOpcode.ForIterListStoreFast - (int)Opcode.ForIterList;
                break;
            case Opcode.UnpackSequenceTwoTuple when Next(tail, 1) == Opcode.StoreFastStoreFast:
                tail->Opcode = (ushort)HiddenOpcode.UnpackTwoTupleStoreFast;
                break;
            case Opcode.UnpackSequenceTuple when StoresAll(tail): tail->Opcode = (ushort)HiddenOpcode.UnpackTupleStoreFast; break;
            case Opcode.UnpackSequenceList when StoresAll(tail): tail->Opcode = (ushort)HiddenOpcode.UnpackListStoreFast; break;
        }
    }

    /// <summary>FOR_ITER goes over something that there is no form of its own for.</summary>
    internal static void Iteration(ExecutableCode code, Instruction* tail, PyObject iterator)
    {
        if (code.InstrumentedEvents != 0 || iterator.Type.TpIternext == null) return;
        Opcode next = Next(tail, 1);
        if (next is Opcode.StoreFast or Opcode.StoreFastLoadFast) tail->Opcode = (ushort)HiddenOpcode.ForIterStoreFast;
        // Not while the pair is unpacked by the general instruction: that one has to meet tuples, or it never specializes.
        else if (next == Opcode.UnpackSequenceTwoTuple && Next(tail, 3) == Opcode.StoreFastStoreFast && !iterator.Type.IsHeapType)
            tail->Opcode = (ushort)HiddenOpcode.ForIterPairStoreFast;
    }

    /// <summary>A CALL has been specialized for a built-in function, which is called with a generator.</summary>
    internal static void Consumption(ExecutableCode code, Instruction* call, Value callable, bool isMethod)
    {
        if (code.InstrumentedEvents != 0) return;
        HiddenOpcode fused = (Opcode)call->Opcode switch
        {
            Opcode.CallNoKwBuiltinO => HiddenOpcode.CallNoKwBuiltinOConsuming,
            Opcode.CallBuiltinFastWithKeywords => HiddenOpcode.CallBuiltinFastWithKeywordsConsuming,
            Opcode.CallNoKwTuple1 => HiddenOpcode.CallNoKwTuple1Consuming,
            Opcode.CallBuiltinClass => HiddenOpcode.CallBuiltinClassConsuming,
            Opcode.CallNoKwMethodDescriptorO => HiddenOpcode.CallNoKwMethodDescriptorOConsuming,
            _ => 0,
        };
        if (fused == 0 || ConsumingCall.For(callable, isMethod) is not { } consuming) return;
        call[2].Arg = code.KeepCacheObject(0, consuming);
        call->Opcode = (ushort)fused;
    }

    /// <summary>Fuses what needs no specialization; runs once, when the code is prepared.</summary>
    internal static void Prepare(ExecutableCode code)
    {
        for (int i = 0; i + 1 < code.UnitCount; i++)
        {
            Instruction* head = code.First + i;
            HiddenOpcode fused = ((Opcode)head->Opcode, (Opcode)head[1].Opcode) switch
            {
                (Opcode.LoadFast, Opcode.PopJumpIfFalse) => HiddenOpcode.LoadFastJumpIfFalse,
                (Opcode.LoadFast, Opcode.PopJumpIfTrue) => HiddenOpcode.LoadFastJumpIfTrue,
                (Opcode.LoadFast, Opcode.PopJumpIfNone) => HiddenOpcode.LoadFastJumpIfNone,
                (Opcode.LoadFast, Opcode.PopJumpIfNotNone) => HiddenOpcode.LoadFastJumpIfNotNone,
                (Opcode.IsOp, Opcode.PopJumpIfFalse) => HiddenOpcode.IsOpJumpIfFalse,
                (Opcode.IsOp, Opcode.PopJumpIfTrue) => HiddenOpcode.IsOpJumpIfTrue,
                (Opcode.ContainsOp, Opcode.PopJumpIfFalse) => HiddenOpcode.ContainsOpJumpIfFalse,
                (Opcode.ContainsOp, Opcode.PopJumpIfTrue) => HiddenOpcode.ContainsOpJumpIfTrue,
                (Opcode.StoreFast, Opcode.JumpBackward) => HiddenOpcode.StoreFastJumpBackward,
                (Opcode.PopTop, Opcode.JumpBackward) => HiddenOpcode.PopTopJumpBackward,
                _ => 0,
            };
            if (fused != 0) head->Opcode = (ushort)fused;
            i += OpcodeInfo.Caches((Opcode)code.Bytecode[2 * i]);
        }
    }

    private static void Restore(ExecutableCode code, Instruction* unit)
    {
        if (unit < code.First || unit->Opcode is < (int)HiddenOpcode.LoadFastOfLoadFastLoadFast or (int)HiddenOpcode.DropTop) return;
        unit->Opcode = (ushort)HiddenForms.Visible(unit->Opcode);
    }

    /// <summary>The instruction that dis shows behind this one and its caches.</summary>
    internal static Opcode Next(Instruction* ip, int caches) => HiddenForms.Visible(ip[1 + caches].Opcode);

    private static bool StoresNext(Instruction* tail) => Next(tail, 1) is Opcode.StoreFast or Opcode.StoreFastLoadFast or Opcode.StoreFastStoreFast;

    // Whether a STORE_FAST for each item stands behind UNPACK_SEQUENCE; of a superinstruction, the second half keeps its own unit.
    private static bool StoresAll(Instruction* tail)
    {
        for (int i = 1; i <= tail->Arg; i++)
        {
            bool isLast = i == tail->Arg;
            switch (Next(tail, i))
            {
                case Opcode.StoreFast: break;
                case Opcode.StoreFastLoadFast when isLast: break;
                case Opcode.StoreFastStoreFast when !isLast: i++; break;
                default: return false;
            }
        }
        return tail->Arg > 0;
    }

    private static void Arithmetic(ExecutableCode code, Instruction* tail, bool isFloat)
    {
        Opcode form = (Opcode)tail->Opcode;
        bool stores = StoresNext(tail);
        if (stores) tail->Opcode = (ushort)HiddenForms.Binary(form, OperandSource.Stack, true);
        OperandSource source = SourceBefore(code, tail, out Instruction* head, out Value constant);
        if (source == OperandSource.Stack || !constant.IsNull && !(isFloat ? constant.IsFloat : constant.IsInt)) return;
        Place(code, head, HiddenForms.Binary(form, source, stores));
    }

    private static void Comparison(ExecutableCode code, Instruction* tail, bool isFloat)
    {
        Opcode next = Next(tail, 1);
        if (next is not (Opcode.PopJumpIfFalse or Opcode.PopJumpIfTrue)) return;
        bool jumpIf = next == Opcode.PopJumpIfTrue;
        HiddenOpcode alone = isFloat ? HiddenOpcode.CompareOpFloatJumpIfFalse : HiddenOpcode.CompareOpIntJumpIfFalse;
        tail->Opcode = (ushort)(jumpIf ? alone + 1 : alone);
        OperandSource source = SourceBefore(code, tail, out Instruction* head, out Value constant);
        if (source == OperandSource.Stack) return;
        if (!constant.IsNull && !(isFloat ? constant.IsFloat : constant.IsInt && constant.Bits is > -DigitLimit and < DigitLimit)) return;
        Place(code, head, HiddenForms.Comparison(isFloat, source, jumpIf));
    }

    private static void Item(ExecutableCode code, Instruction* tail)
    {
        OperandSource source = SourceBefore(code, tail, out Instruction* head, out Value constant);
        if (!constant.IsNull && !constant.IsInt) return;
        HiddenOpcode fused = ((Opcode)tail->Opcode, source) switch
        {
            (Opcode.BinarySubscrListInt, OperandSource.LocalLocal) => HiddenOpcode.LocalsListItem,
            (Opcode.BinarySubscrListInt, OperandSource.LocalConst) => HiddenOpcode.LocalConstListItem,
            (Opcode.BinarySubscrListInt, OperandSource.StackLocal) => HiddenOpcode.StackLocalListItem,
            (Opcode.BinarySubscrListInt, OperandSource.StackConst) => HiddenOpcode.StackConstListItem,
            (Opcode.BinarySubscrTupleInt, OperandSource.LocalConst) => HiddenOpcode.LocalConstTupleItem,
            (Opcode.BinarySubscrTupleInt, OperandSource.StackConst) => HiddenOpcode.StackConstTupleItem,
            _ => 0,
        };
        if (fused != 0) Place(code, head, fused);
        else if ((Opcode)tail->Opcode == Opcode.BinarySubscrListInt && Is(code, tail - 1, Opcode.Copy, 2))
        {
            MovedBefore(code, tail - 1, Opcode.Copy, 2, HiddenOpcode.CopiesListItem);
        }
    }

    private static bool Is(ExecutableCode code, Instruction* ip, Opcode opcode, int arg) =>
        ip >= code.First && (Opcode)ip->Opcode == opcode && ip->Arg == arg;

    private static void MovedBefore(ExecutableCode code, Instruction* tail, Opcode opcode, int arg, HiddenOpcode fused)
    {
        if (Is(code, tail - 1, opcode, arg)) tail[-1].Opcode = (ushort)fused;
    }

    private static void LoadedBefore(ExecutableCode code, Instruction* tail, HiddenOpcode fused)
    {
        Instruction* head = tail - 1;
        if (head >= code.First && (Opcode)head->Opcode == Opcode.LoadFast) Place(code, head, fused);
    }

    /// <summary>The loads right before an instruction with two operands.</summary>
    private static OperandSource SourceBefore(ExecutableCode code, Instruction* tail, out Instruction* head, out Value constant)
    {
        constant = default;
        head = tail - 1;
        if (head < code.First) return OperandSource.Stack;
        bool local = (Opcode)head->Opcode == Opcode.LoadFast;
        if (!local)
        {
            if ((Opcode)head->Opcode != Opcode.LoadConst) return OperandSource.Stack;
            constant = code.Constants[head->Arg];
        }
        Opcode before = head > code.First ? (Opcode)head[-1].Opcode : 0;
        if (before != (local ? Opcode.LoadFastLoadFast : Opcode.LoadFastLoadConst)) return local ? OperandSource.StackLocal : OperandSource.StackConst;
        head--;
        return local ? OperandSource.LocalLocal : OperandSource.LocalConst;
    }

    private static void Place(ExecutableCode code, Instruction* head, HiddenOpcode fused)
    {
        head->Opcode = (ushort)fused;
        if (head == code.First) return;
        HiddenOpcode alone = (Opcode)head[-1].Opcode switch
        {
            Opcode.LoadFastLoadFast => HiddenOpcode.LoadFastOfLoadFastLoadFast,
            Opcode.LoadFastLoadConst => HiddenOpcode.LoadFastOfLoadFastLoadConst,
            Opcode.LoadConstLoadFast => HiddenOpcode.LoadConstOfLoadConstLoadFast,
            Opcode.StoreFastLoadFast => HiddenOpcode.StoreFastOfStoreFastLoadFast,
            _ => 0,
        };
        if (alone != 0) head[-1].Opcode = (ushort)alone;
    }
}
