using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

internal static unsafe partial class SlotFunctions
{
    internal static Value NbNegative(ThreadState ts, Value self) => CallOrMissing(ts, self, "__neg__");

    internal static Value NbPositive(ThreadState ts, Value self) => CallOrMissing(ts, self, "__pos__");

    internal static Value NbAbsolute(ThreadState ts, Value self) => CallOrMissing(ts, self, "__abs__");

    internal static Value NbInvert(ThreadState ts, Value self) => CallOrMissing(ts, self, "__invert__");

    internal static Value NbInt(ThreadState ts, Value self) => CallOrMissing(ts, self, "__int__");

    internal static Value NbFloat(ThreadState ts, Value self) => CallOrMissing(ts, self, "__float__");

    internal static Value NbIndex(ThreadState ts, Value self) => CallOrMissing(ts, self, "__index__");

    // slot_nb_power: with a modulus only the left operand is asked.
    internal static Value NbPower(ThreadState ts, Value left, Value right, Value modulus)
    {
        if (modulus.IsNone)
        {
            return Binary(ts, left, right, Slot.NbPower, (delegate*<ThreadState, Value, Value, Value, Value>)&NbPower, "__pow__", "__rpow__");
        }
        if (left.Type.NbPower != (delegate*<ThreadState, Value, Value, Value, Value>)&NbPower) return Value.NotImplemented;
        Value result = Calls.Special(ts, left, Name("__pow__"), out bool found, right, modulus);
        return found ? result : Value.NotImplemented;
    }

    internal static Value NbInplacePower(ThreadState ts, Value left, Value right, Value modulus) => MaybeCall(ts, left, "__ipow__", right);

    internal static int NbBool(ThreadState ts, Value self)
    {
        Value result = Calls.Special(ts, self, Name("__bool__"), out bool hasBool);
        if (!hasBool)
        {
            long length = MpLength(ts, self);
            return length < 0 ? -1 : length > 0 ? 1 : 0;
        }
        if (result.IsNull) return -1;
        if (result.Ref is PyBool) return result.IsTrue ? 1 : 0;
        return ts.Fail(PyType.TypeError, $"__bool__ should return bool, returned {result.Type.Name}");
    }

    internal static long MpLength(ThreadState ts, Value self)
    {
        Value result = CallOrMissing(ts, self, "__len__");
        if (result.IsNull) return -1;
        result = Indexing.Index(ts, result);
        if (result.IsNull) return -1;
        if (result.IsInt && result.Bits >= 0) return result.Bits;
        if (Indexing.ToBig(result).Sign < 0) return ts.Fail(PyType.ValueError, "__len__() should return >= 0");
        return Indexing.ToSsize(ts, result, PyType.OverflowError);
    }

    internal static long SqLength(ThreadState ts, Value self) => MpLength(ts, self);

    internal static Value MpSubscript(ThreadState ts, Value self, Value key) => CallOrMissing(ts, self, "__getitem__", key);

    internal static int MpAssSubscript(ThreadState ts, Value self, Value key, Value value)
    {
        Value result = value.IsNull ? CallOrMissing(ts, self, "__delitem__", key) : CallOrMissing(ts, self, "__setitem__", key, value);
        return result.IsNull ? -1 : 0;
    }

    internal static Value SqItem(ThreadState ts, Value self, long index) => CallOrMissing(ts, self, "__getitem__", index);

    internal static int SqAssItem(ThreadState ts, Value self, long index, Value value)
    {
        Value result = value.IsNull ? CallOrMissing(ts, self, "__delitem__", index) : CallOrMissing(ts, self, "__setitem__", index, value);
        return result.IsNull ? -1 : 0;
    }

    internal static int SqContains(ThreadState ts, Value self, Value item)
    {
        Value method = TypeLookup.Find(ts, self.Type, Name("__contains__"));
        if (method.IsNone) return ts.Fail(PyType.TypeError, $"'{self.Type.Name}' object is not a container");
        if (method.IsNull) return Containment.ByIteration(ts, self, item);
        Value result = CallOrMissing(ts, self, "__contains__", item);
        return result.IsNull ? -1 : Truth.Of(ts, result);
    }
}
