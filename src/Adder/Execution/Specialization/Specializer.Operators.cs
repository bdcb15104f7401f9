using System.Runtime.CompilerServices;
using Adder.Bytecode;
using Adder.Objects;
using Adder.Runtime;

namespace Adder.Execution;

internal static unsafe partial class Specializer
{
    private const long DigitLimit = 1L << 30;

    private static bool IsCompact(Value value) => value.IsInt && value.Bits is > -DigitLimit and < DigitLimit;

    private static bool IsCompactIndex(Value value) => value.IsInt && value.Bits is >= 0 and < DigitLimit;

    // _Py_Specialize_BinaryOp
    internal static void BinaryOp(ThreadState ts, Frame frame, Instruction* ip, in Value left, in Value right)
    {
        Opcode form = ReferenceEquals(left.Type, right.Type) ? BinaryForm(frame, ip, left) : 0;
        if (form != 0) Succeed(ip, form);
        else Fail(ip, Opcode.BinaryOp);
    }

    private static Opcode BinaryForm(Frame frame, Instruction* ip, Value left)
    {
        PyType type = left.Type;
        switch ((BinaryOperator)ip->Arg)
        {
            case BinaryOperator.Add or BinaryOperator.InplaceAdd:
                if (ReferenceEquals(type, PyType.Int)) return Opcode.BinaryOpAddInt;
                if (ReferenceEquals(type, PyType.Float)) return Opcode.BinaryOpAddFloat;
                if (!ReferenceEquals(type, PyType.Str)) return 0;
                bool stores = Fusing.Next(ip, 1) is Opcode.StoreFast or Opcode.StoreFastLoadFast;
                return stores && Unsafe.Add(ref frame.Locals, ip[2].Arg).Is(left) ? Opcode.BinaryOpInplaceAddUnicode : Opcode.BinaryOpAddUnicode;
            case BinaryOperator.Multiply or BinaryOperator.InplaceMultiply:
                return ReferenceEquals(type, PyType.Int) ? Opcode.BinaryOpMultiplyInt
                    : ReferenceEquals(type, PyType.Float) ? Opcode.BinaryOpMultiplyFloat : 0;
            case BinaryOperator.Subtract or BinaryOperator.InplaceSubtract:
                return ReferenceEquals(type, PyType.Int) ? Opcode.BinaryOpSubtractInt
                    : ReferenceEquals(type, PyType.Float) ? Opcode.BinaryOpSubtractFloat : 0;
            default: return 0;
        }
    }

    // _Py_Specialize_CompareOp
    internal static void CompareOp(ThreadState ts, Frame frame, Instruction* ip, in Value left, in Value right)
    {
        if (ReferenceEquals(left.Type, right.Type))
        {
            if (left.IsFloat)
            {
                Succeed(ip, Opcode.CompareOpFloat);
                return;
            }
            if (IsCompact(left) && IsCompact(right))
            {
                Succeed(ip, Opcode.CompareOpInt);
                return;
            }
            if (ReferenceEquals(left.Type, PyType.Str) && (CompareOp)(ip->Arg >> 4) is Objects.CompareOp.Eq or Objects.CompareOp.Ne)
            {
                Succeed(ip, Opcode.CompareOpStr);
                return;
            }
        }
        Fail(ip, Opcode.CompareOp);
    }

    // _Py_Specialize_BinarySubscr
    internal static void BinarySubscr(ThreadState ts, Frame frame, Instruction* ip, in Value container, in Value key)
    {
        PyType type = container.Type;
        if (ReferenceEquals(type, PyType.List) || ReferenceEquals(type, PyType.Tuple))
        {
            if (!IsCompactIndex(key)) Fail(ip, Opcode.BinarySubscr);
            else Succeed(ip, ReferenceEquals(type, PyType.List) ? Opcode.BinarySubscrListInt : Opcode.BinarySubscrTupleInt);
        }
        else if (ReferenceEquals(type, PyType.Dict))
        {
            Succeed(ip, Opcode.BinarySubscrDict);
        }
        else if (type.IsHeapType && TypeLookup.Find(ts, type, "__getitem__").Ref is PyFunction function && IsSimple(function)
            && function.Code.ArgCount == 2)
        {
            type.CachedGetItem = function;
            type.CachedGetItemVersion = function.Version;
            Succeed(ip, Opcode.BinarySubscrGetitem);
        }
        else
        {
            Fail(ip, Opcode.BinarySubscr);
        }
    }

    // _Py_Specialize_StoreSubscr
    internal static void StoreSubscr(ThreadState ts, Frame frame, Instruction* ip, in Value value, in Value container, in Value key)
    {
        PyType type = container.Type;
        if (ReferenceEquals(type, PyType.List) && IsCompactIndex(key) && key.Bits < ((PyList)container.Ref).Count)
        {
            Succeed(ip, Opcode.StoreSubscrListInt);
        }
        else if (ReferenceEquals(type, PyType.Dict))
        {
            Succeed(ip, Opcode.StoreSubscrDict);
        }
        else
        {
            Fail(ip, Opcode.StoreSubscr);
        }
    }

    // _Py_Specialize_UnpackSequence
    internal static void UnpackSequence(ThreadState ts, Frame frame, Instruction* ip, ref Value sequence)
    {
        if (ReferenceEquals(sequence.Type, PyType.Tuple) && ((PyTuple)sequence.Ref).Count == ip->Arg)
        {
            Succeed(ip, ip->Arg == 2 ? Opcode.UnpackSequenceTwoTuple : Opcode.UnpackSequenceTuple);
        }
        else if (ReferenceEquals(sequence.Type, PyType.List) && ((PyList)sequence.Ref).Count == ip->Arg)
        {
            Succeed(ip, Opcode.UnpackSequenceList);
        }
        else
        {
            Fail(ip, Opcode.UnpackSequence);
        }
    }

    // _Py_Specialize_ForIter
    internal static void ForIter(ThreadState ts, Frame frame, Instruction* ip, ref Value iterator)
    {
        Opcode form = FormOf(ip, iterator.Ref);
        if (form != 0)
        {
            Succeed(ip, form);
            return;
        }
        Fail(ip, Opcode.ForIter);
        Fusing.Iteration(frame.Code, ip, iterator.Ref);
    }

    /// <summary>The form of FOR_ITER that is for just this kind of iterator.</summary>
    private static Opcode FormOf(Instruction* ip, PyObject iterator)
    {
        PyType type = iterator.Type;
        return ReferenceEquals(type, PyType.ListIterator) ? Opcode.ForIterList
            : ReferenceEquals(type, PyType.TupleIterator) ? Opcode.ForIterTuple
            : ReferenceEquals(type, PyType.RangeIterator) ? Opcode.ForIterRange
            : ReferenceEquals(type, PyType.Generator) && ip->Arg <= short.MaxValue ? Opcode.ForIterGen
            : 0;
    }

    // _Py_Specialize_Send
    internal static void Send(ThreadState ts, Frame frame, Instruction* ip, ref Value receiver)
    {
        if (receiver.Ref is PyGenerator and not PyAsyncGenerator) Succeed(ip, Opcode.SendGen);
        else Fail(ip, Opcode.Send);
    }

    // function_kind: SIMPLE_FUNCTION
    private static bool IsSimple(PyFunction function)
    {
        CodeObject code = function.Code;
        return (code.Flags & (CodeFlags.VarArgs | CodeFlags.VarKeywords)) == 0 && code.KwOnlyArgCount == 0
            && (code.Flags & CodeFlags.Optimized) != 0;
    }
}
