using Adder.Bytecode;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Operators;

/// <summary>The _operator module: the operators as functions.</summary>
[PyModule("_operator", Doc = """
    Operator interface.

    Functions that correspond to the operators of the language: operator.add(x, y) is x + y.
    """)]
[PyModuleType(typeof(PyItemGetter))]
[PyModuleType(typeof(PyAttrGetter))]
[PyModuleType(typeof(PyMethodCaller))]
internal static unsafe partial class OperatorModule
{
    [PyFunction("truth($module, a, /)\n--\n\nWhether a counts as true.")]
    private static bool TruthOf(ThreadState ts, Value a) => Truth.Test(ts, a);

    [PyFunction("not_($module, a, /)\n--\n\nSame as not a.")]
    private static bool Not(ThreadState ts, Value a) => !Truth.Test(ts, a);

    [PyFunction("is_($module, a, b, /)\n--\n\nSame as a is b.")]
    private static bool Is(Value a, Value b) => a.Is(b);

    [PyFunction("is_not($module, a, b, /)\n--\n\nSame as a is not b.")]
    private static bool IsNot(Value a, Value b) => !a.Is(b);

    [PyFunction("lt($module, a, b, /)\n--\n\nSame as a < b.")]
    private static Value Lt(ThreadState ts, Value a, Value b) => Comparison.Rich(ts, a, b, CompareOp.Lt);

    [PyFunction("le($module, a, b, /)\n--\n\nSame as a <= b.")]
    private static Value Le(ThreadState ts, Value a, Value b) => Comparison.Rich(ts, a, b, CompareOp.Le);

    [PyFunction("eq($module, a, b, /)\n--\n\nSame as a == b.")]
    private static Value Eq(ThreadState ts, Value a, Value b) => Comparison.Rich(ts, a, b, CompareOp.Eq);

    [PyFunction("ne($module, a, b, /)\n--\n\nSame as a != b.")]
    private static Value Ne(ThreadState ts, Value a, Value b) => Comparison.Rich(ts, a, b, CompareOp.Ne);

    [PyFunction("gt($module, a, b, /)\n--\n\nSame as a > b.")]
    private static Value Gt(ThreadState ts, Value a, Value b) => Comparison.Rich(ts, a, b, CompareOp.Gt);

    [PyFunction("ge($module, a, b, /)\n--\n\nSame as a >= b.")]
    private static Value Ge(ThreadState ts, Value a, Value b) => Comparison.Rich(ts, a, b, CompareOp.Ge);

    [PyFunction("neg($module, a, /)\n--\n\nSame as -a.")]
    private static Value Neg(ThreadState ts, Value a) => Numbers.Negative(ts, a);

    [PyFunction("pos($module, a, /)\n--\n\nSame as +a.")]
    private static Value Pos(ThreadState ts, Value a) => Numbers.Positive(ts, a);

    [PyFunction("abs($module, a, /)\n--\n\nSame as abs(a).")]
    private static Value Abs(ThreadState ts, Value a) => Numbers.Absolute(ts, a);

    [PyFunction("inv($module, a, /)\n--\n\nSame as ~a.")]
    [PyFunction("invert($module, a, /)\n--\n\nSame as ~a.")]
    private static Value Invert(ThreadState ts, Value a) => Numbers.Invert(ts, a);

    [PyFunction("index($module, a, /)\n--\n\nSame as a.__index__()")]
    private static Value Index(ThreadState ts, Value a) => Indexing.Index(ts, a);

    [PyFunction("concat($module, a, b, /)\n--\n\nSame as a + b, for a and b sequences.")]
    private static Value Concat(ThreadState ts, Value a, Value b) => Concatenate(ts, a, b, BinaryOperator.Add);

    [PyFunction("iconcat($module, a, b, /)\n--\n\nSame as a += b, for a and b sequences.")]
    private static Value InplaceConcat(ThreadState ts, Value a, Value b) => Concatenate(ts, a, b, BinaryOperator.InplaceAdd);

    // PySequence_Concat: whatever is no sequence of either kind is refused.
    private static Value Concatenate(ThreadState ts, Value a, Value b, BinaryOperator op)
    {
        if (a.Type.SqConcat != null || (Iteration.IsSequence(a.Type) && Iteration.IsSequence(b.Type))) return Numbers.Binary(ts, op, a, b);
        return ts.Raise(PyType.TypeError, $"'{a.Type.Name}' object can't be concatenated");
    }

    [PyFunction("contains($module, a, b, /)\n--\n\nSame as b in a: the container comes first.")]
    private static bool Contains(ThreadState ts, Value a, Value b) => Containment.Of(ts, a, b).OrThrow(ts) != 0;

    [PyFunction("getitem($module, a, b, /)\n--\n\nSame as a[b].")]
    private static Value GetItem(ThreadState ts, Value a, Value b) => Subscript.Get(ts, a, b);

    [PyFunction("setitem($module, a, b, c, /)\n--\n\nSame as a[b] = c.")]
    private static void SetItem(ThreadState ts, Value a, Value b, Value c) => Subscript.Set(ts, a, b, c).OrThrow(ts);

    [PyFunction("delitem($module, a, b, /)\n--\n\nSame as del a[b].")]
    private static void DelItem(ThreadState ts, Value a, Value b) => Subscript.Delete(ts, a, b).OrThrow(ts);

    [PyFunction("length_hint($module, obj, default=0, /)\n--\n\nHow many items obj will probably give.")]
    private static long LengthHintOf(ThreadState ts, Value obj, long @default = 0) => LengthHint.Of(ts, obj, @default).OrThrow(ts);

    [PyFunction("call($module, obj, /, *args, **kwargs)\n--\n\nSame as obj(*args, **kwargs).", Name = "call")]
    private static Value Call(ThreadState ts, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        if (args.Length - (kwnames?.Count ?? 0) < 1) return ts.Raise(PyType.TypeError, "call expected at least 1 argument, got 0");
        return Calls.Call(ts, args[0], args[1..], kwnames);
    }

    [PyFunction("countOf($module, a, b, /)\n--\n\nHow many items of a are or equal b.")]
    private static long CountOf(ThreadState ts, Value a, Value b)
    {
        long count = 0;
        Value iterator = SearchIterator(ts, a);
        while (Iteration.Next(ts, iterator) is { IsNull: false } item)
        {
            if (Comparison.Equal(ts, item, b)) count++;
        }
        return ts.HasPending ? throw ts.Throwable() : count;
    }

    [PyFunction("indexOf($module, a, b, /)\n--\n\nWhere b stands first in a.")]
    private static long IndexOf(ThreadState ts, Value a, Value b)
    {
        long index = 0;
        Value iterator = SearchIterator(ts, a);
        while (Iteration.Next(ts, iterator) is { IsNull: false } item)
        {
            if (Comparison.Equal(ts, item, b)) return index;
            index++;
        }
        throw ts.HasPending ? ts.Throwable() : Errors.ValueError("sequence.index(x): x not in sequence");
    }

    private static Value SearchIterator(ThreadState ts, Value iterable)
    {
        Value iterator = Iteration.GetIter(ts, iterable);
        if (!iterator.IsNull) return iterator;
        throw ts.ClearIf(PyType.TypeError) ? Errors.TypeError($"argument of type '{iterable.Type.Name}' is not iterable") : ts.Throwable();
    }
}
