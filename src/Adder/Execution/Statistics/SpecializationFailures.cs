using System.Runtime.CompilerServices;
using Adder.Bytecode;
using Adder.Objects;
using Adder.Runtime;

namespace Adder.Execution;

/// <summary>Says for the statistics why an instruction could not be specialized for its operands. (the *_fail_kind functions)</summary>
internal static unsafe partial class SpecializationFailures
{
    /// <param name="top">What is above the operands.</param>
    internal static FailureKind Of(ThreadState ts, Frame frame, Instruction* ip, Opcode family, ref Value top)
    {
        Value last = Unsafe.Subtract(ref top, 1);
        return family switch
        {
            Opcode.BinaryOp => OfBinary((BinaryOperator)ip->Arg, Unsafe.Subtract(ref top, 2), last),
            Opcode.CompareOp => OfComparison(Unsafe.Subtract(ref top, 2), last),
            Opcode.BinarySubscr => OfItem(ts, Unsafe.Subtract(ref top, 2), last),
            Opcode.StoreSubscr => OfItemStore(ts, Unsafe.Subtract(ref top, 2), last),
            Opcode.UnpackSequence => OfUnpacking(last),
            Opcode.ForIter => OfIterator(last),
            Opcode.Send => OfIterator(Unsafe.Subtract(ref top, 2)),
            Opcode.LoadGlobal => OfGlobal(frame, frame.Code.Names[ip->Arg >> 1]),
            Opcode.LoadSuperAttr => Unsafe.Subtract(ref top, 3).Is(PyType.Super) ? FailureKind.SuperBadClass : FailureKind.SuperShadowed,
            Opcode.LoadAttr => OfAttribute(ts, ip, last, frame.Code.Names[ip->Arg >> 1]),
            Opcode.StoreAttr => OfAttributeStore(ts, last, frame.Code.Names[ip->Arg]),
            Opcode.Call => OfCall(ip, ref Unsafe.Subtract(ref top, ip->Arg + 2)),
            _ => FailureKind.Other,
        };
    }

    private static FailureKind OfBinary(BinaryOperator op, Value left, Value right)
    {
        bool differ = !ReferenceEquals(left.Type, right.Type);
        switch (op)
        {
            case BinaryOperator.Add or BinaryOperator.InplaceAdd:
                return differ ? FailureKind.BinaryOpAddDifferentTypes : FailureKind.BinaryOpAddOther;
            case BinaryOperator.And or BinaryOperator.InplaceAnd:
                if (differ) return FailureKind.BinaryOpAndDifferentTypes;
                return ReferenceEquals(left.Type, PyType.Int) ? FailureKind.BinaryOpAndInt : FailureKind.BinaryOpAndOther;
            case BinaryOperator.Multiply or BinaryOperator.InplaceMultiply:
                return differ ? FailureKind.BinaryOpMultiplyDifferentTypes : FailureKind.BinaryOpMultiplyOther;
            case BinaryOperator.Subtract or BinaryOperator.InplaceSubtract:
                return differ ? FailureKind.BinaryOpSubtractDifferentTypes : FailureKind.BinaryOpSubtractOther;
            case BinaryOperator.TrueDivide or BinaryOperator.InplaceTrueDivide:
                if (differ) return FailureKind.BinaryOpTrueDivideDifferentTypes;
                return left.IsFloat ? FailureKind.BinaryOpTrueDivideFloat : FailureKind.BinaryOpTrueDivideOther;
            case BinaryOperator.FloorDivide or BinaryOperator.InplaceFloorDivide: return FailureKind.BinaryOpFloorDivide;
            case BinaryOperator.LShift or BinaryOperator.InplaceLShift: return FailureKind.BinaryOpLshift;
            case BinaryOperator.MatrixMultiply or BinaryOperator.InplaceMatrixMultiply: return FailureKind.BinaryOpMatrixMultiply;
            case BinaryOperator.Or or BinaryOperator.InplaceOr: return FailureKind.BinaryOpOr;
            case BinaryOperator.Power or BinaryOperator.InplacePower: return FailureKind.BinaryOpPower;
            case BinaryOperator.Remainder or BinaryOperator.InplaceRemainder: return FailureKind.BinaryOpRemainder;
            case BinaryOperator.RShift or BinaryOperator.InplaceRShift: return FailureKind.BinaryOpRshift;
            default: return FailureKind.BinaryOpXor;
        }
    }

    private static FailureKind OfComparison(Value left, Value right)
    {
        PyType type = left.Type;
        if (!ReferenceEquals(type, right.Type))
        {
            if (left.IsFloat && ReferenceEquals(right.Type, PyType.Int)) return FailureKind.CompareOpFloatLong;
            return ReferenceEquals(type, PyType.Int) && right.IsFloat ? FailureKind.CompareOpLongFloat : FailureKind.CompareOpDifferentTypes;
        }
        if (ReferenceEquals(type, PyType.Int)) return FailureKind.CompareOpBigInt;
        if (ReferenceEquals(type, PyType.Str)) return FailureKind.CompareOpString;
        if (ReferenceEquals(type, PyType.Bytes)) return FailureKind.CompareOpBytes;
        if (ReferenceEquals(type, PyType.Tuple)) return FailureKind.CompareOpTuple;
        if (ReferenceEquals(type, PyType.List)) return FailureKind.CompareOpList;
        if (ReferenceEquals(type, PyType.Set) || ReferenceEquals(type, PyType.FrozenSet)) return FailureKind.CompareOpSet;
        if (ReferenceEquals(type, PyType.Bool)) return FailureKind.CompareOpBool;
        return type.TpRichcompare == PyType.Object.TpRichcompare ? FailureKind.CompareOpBaseObject : FailureKind.Other;
    }

    private static bool IsExactInt(Value value) => ReferenceEquals(value.Type, PyType.Int);

    private static FailureKind OfItem(ThreadState ts, Value container, Value key)
    {
        PyType type = container.Type;
        bool isInt = IsExactInt(key), isSlice = ReferenceEquals(key.Type, PyType.Slice);
        if (ReferenceEquals(type, PyType.List) || ReferenceEquals(type, PyType.Tuple))
        {
            if (isInt) return FailureKind.OutOfRange;
            if (!isSlice) return FailureKind.Other;
            return ReferenceEquals(type, PyType.List) ? FailureKind.SubscrListSlice : FailureKind.SubscrTupleSlice;
        }
        if (type.IsHeapType && TypeLookup.Find(ts, type, "__getitem__").Ref is PyFunction function)
        {
            return OfFunction(function, 2);
        }
        if (ReferenceEquals(type, PyType.Str)) return isInt ? FailureKind.SubscrStringInt : isSlice ? FailureKind.SubscrStringSlice : FailureKind.Other;
        if (type.Name == "array.array") return isInt ? FailureKind.SubscrArrayInt : isSlice ? FailureKind.SubscrArraySlice : FailureKind.Other;
        if (type.BfGetbuffer != null) return isInt ? FailureKind.SubscrBufferInt : isSlice ? FailureKind.SubscrBufferSlice : FailureKind.Other;
        return isInt && type.SqItem != null ? FailureKind.SubscrSequenceInt : FailureKind.Other;
    }

    private static FailureKind OfItemStore(ThreadState ts, Value container, Value key)
    {
        PyType type = container.Type;
        bool isInt = IsExactInt(key), isSlice = ReferenceEquals(key.Type, PyType.Slice);
        if (ReferenceEquals(type, PyType.List)) return isInt ? FailureKind.OutOfRange : isSlice ? FailureKind.SubscrListSlice : FailureKind.Other;
        if (type.MpAssSubscript == PyType.Dict.MpAssSubscript) return FailureKind.SubscrDictSubclassNoOverride;
        if (type.BfGetbuffer != null)
        {
            if (isInt && key.IsInt && key.Bits is < 0 or >= 1L << 30) return FailureKind.OutOfRange;
            if (type.Name == "array.array") return isInt ? FailureKind.SubscrArrayInt : isSlice ? FailureKind.SubscrArraySlice : FailureKind.Other;
            if (ReferenceEquals(type, PyType.ByteArray)) return isInt ? FailureKind.SubscrBytearrayInt : isSlice ? FailureKind.SubscrBytearraySlice : FailureKind.Other;
            return isInt ? FailureKind.SubscrBufferInt : isSlice ? FailureKind.SubscrBufferSlice : FailureKind.Other;
        }
        if (!type.IsHeapType || TypeLookup.Find(ts, type, "__setitem__").Ref is not PyFunction function) return FailureKind.Other;
        return OfFunction(function, function.Code.ArgCount) == FailureKind.Other ? FailureKind.SubscrPySimple : FailureKind.SubscrPyOther;
    }

    private static FailureKind OfUnpacking(Value sequence)
    {
        PyType type = sequence.Type;
        if (ReferenceEquals(type, PyType.Tuple) || ReferenceEquals(type, PyType.List)) return FailureKind.ExpectedError;
        if (type.SqItem != null && !type.IsSubtypeOf(PyType.Dict)) return FailureKind.UnpackSequenceSequence;
        return type.TpIternext != null ? FailureKind.UnpackSequenceIterator : FailureKind.Other;
    }

    // _PySpecialization_ClassifyIterator
    private static FailureKind OfIterator(Value iterator)
    {
        string name = iterator.Type.Name;
        if (name.StartsWith("itertools.", StringComparison.Ordinal)) return (FailureKind)19;
        return (FailureKind)(name switch
        {
            "generator" => 10,
            "coroutine" => 11,
            "async_generator" => 12,
            "list_iterator" => 13,
            "tuple_iterator" => 14,
            "set_iterator" => 15,
            "str_iterator" => 16,
            "bytes_iterator" => 17,
            "range_iterator" => 18,
            "dict_keyiterator" => 20,
            "dict_itemiterator" => 21,
            "dict_valueiterator" => 22,
            "enumerate" => 23,
            "map" => 24,
            "zip" => 25,
            "iterator" => 26,
            "list_reverseiterator" => 27,
            "callable_iterator" => 28,
            "str_ascii_iterator" => 29,
            "async_generator_asend" => 30,
            _ => 0,
        });
    }

    // function_kind, function_check_args
    private static FailureKind OfFunction(PyFunction function, int expected)
    {
        CodeObject code = function.Code;
        if ((code.Flags & (CodeFlags.VarArgs | CodeFlags.VarKeywords)) != 0 || code.KwOnlyArgCount != 0) return FailureKind.CodeComplexParameters;
        if ((code.Flags & CodeFlags.Optimized) == 0) return FailureKind.CodeNotOptimized;
        return code.ArgCount == expected ? FailureKind.Other : FailureKind.WrongNumberArguments;
    }
}
