using Adder.Bytecode;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary><c>weakref.proxy(x)</c>: behaves as the object while that is alive.</summary>
[PyType("ProxyType", Property = "WeakProxy", Module = "weakref", Base = typeof(PyBaseObject), Subclassable = false, NoInstantiation = true)]
internal unsafe partial class PyWeakProxy : PyWeakReference
{
    internal PyWeakProxy(PyType type) : base(type) { }

    /// <summary>The object; throws ReferenceError once it is dead.</summary>
    internal static Value Unwrap(Value value)
    {
        if (value.Ref is not PyWeakProxy proxy) return value;
        return proxy.Target is { } target ? target : throw Errors.Make(PyType.ReferenceError, "weakly-referenced object no longer exists");
    }

    [Slot(Slot.TpGetattro)] internal static Value ProxyGet(ThreadState ts, Value self, Value name) => Attributes.Get(ts, Unwrap(self), (PyStr)name.Ref);

    [Slot(Slot.TpSetattro)] internal static int ProxySet(ThreadState ts, Value self, Value name, Value value) => Attributes.TrySet(ts, Unwrap(self), (PyStr)name.Ref, value);

    [Slot(Slot.TpStr)] internal static Value ProxyStr(ThreadState ts, Value self) => Str.Of(ts, Unwrap(self));

    [Slot(Slot.TpRepr)]
    internal static Value ProxyRepr(ThreadState ts, Value self) => ((PyWeakProxy)self.Ref).Target is { } target
        ? $"<weakproxy at {Identity.Hex(self)} to {target.Type.Name} at {Identity.Hex(target)}>"
        : $"<weakproxy at {Identity.Hex(self)} to NoneType at {Identity.Hex(PyNone.Instance)}>";

    [Slot(Slot.TpHash)] internal static long ProxyHash(ThreadState ts, Value self) => Hashing.NotImplemented(ts, self);

    [Slot(Slot.TpRichcompare)]
    internal static Value ProxyCompare(ThreadState ts, Value self, Value other, CompareOp op) => Comparison.Rich(ts, Unwrap(self), Unwrap(other), op);

    [Slot(Slot.NbBool)] internal static int ProxyBool(ThreadState ts, Value self) => Truth.Of(ts, Unwrap(self));

    [Slot(Slot.MpLength)] internal static long ProxyLength(ThreadState ts, Value self) => Lengths.Of(ts, Unwrap(self));

    [Slot(Slot.MpSubscript)] internal static Value ProxyGetItem(ThreadState ts, Value self, Value key) => Subscript.Get(ts, Unwrap(self), key);

    [Slot(Slot.MpAssSubscript)]
    internal static int ProxySetItem(ThreadState ts, Value self, Value key, Value value)
    {
        Value target = Unwrap(self);
        if (target.Type.MpAssSubscript != null) return target.Type.MpAssSubscript(ts, target, key, value);
        return ts.Fail(PyType.TypeError, $"'{target.Type.Name}' object does not support item {(value.IsNull ? "deletion" : "assignment")}");
    }

    [Slot(Slot.SqContains)] internal static int ProxyContains(ThreadState ts, Value self, Value item) => Containment.Of(ts, Unwrap(self), item);

    [Slot(Slot.TpIter)] internal static Value ProxyIter(ThreadState ts, Value self) => Iteration.GetIter(ts, Unwrap(self));

    [Slot(Slot.TpIternext)]
    internal static Value ProxyNext(ThreadState ts, Value self)
    {
        Value target = Unwrap(self);
        if (!Iteration.IsIterator(target)) throw Errors.TypeError($"Weakref proxy referenced a non-iterator '{target.Type.Name}' object");
        return Iteration.Next(ts, target);
    }

    [Slot(Slot.NbNegative)] internal static Value ProxyNegative(ThreadState ts, Value self) => Numbers.Negative(ts, Unwrap(self));

    [Slot(Slot.NbPositive)] internal static Value ProxyPositive(ThreadState ts, Value self) => Numbers.Positive(ts, Unwrap(self));

    [Slot(Slot.NbAbsolute)] internal static Value ProxyAbsolute(ThreadState ts, Value self) => Numbers.Absolute(ts, Unwrap(self));

    [Slot(Slot.NbInvert)] internal static Value ProxyInvert(ThreadState ts, Value self) => Numbers.Invert(ts, Unwrap(self));

    [Slot(Slot.NbInt)] internal static Value ProxyInt(ThreadState ts, Value self) => Calls.Call(ts, PyType.Int, Unwrap(self));

    [Slot(Slot.NbFloat)] internal static Value ProxyFloat(ThreadState ts, Value self) => Calls.Call(ts, PyType.Float, Unwrap(self));

    [Slot(Slot.NbIndex)] internal static Value ProxyIndex(ThreadState ts, Value self) => Indexing.Index(ts, Unwrap(self));

    [Slot(Slot.NbDivmod)] internal static Value ProxyDivmod(ThreadState ts, Value left, Value right) => Numbers.DivMod(ts, Unwrap(left), Unwrap(right));

    [Slot(Slot.NbPower)]
    internal static Value ProxyPower(ThreadState ts, Value left, Value right, Value modulus) => Numbers.Power(ts, Unwrap(left), Unwrap(right), Unwrap(modulus));

    [PyMethod("__bytes__($self, /)\n--\n\nReturn bytes(self).", Name = "__bytes__")]
    private static Value ProxyBytes(ThreadState ts, Value self) => Calls.Call(ts, PyType.Bytes, Unwrap(self));

    [PyMethod("__reversed__($self, /)\n--\n\nReturn reversed(self).", Name = "__reversed__")]
    private static Value ProxyReversed(ThreadState ts, Value self) => Calls.Method(ts, Unwrap(self), "__reversed__");
}

/// <summary>The proxy of something that can be called.</summary>
[PyType("CallableProxyType", Property = "WeakCallableProxy", Module = "weakref", Base = typeof(PyWeakProxy), Subclassable = false, NoInstantiation = true)]
internal sealed partial class PyWeakCallableProxy : PyWeakProxy
{
    internal PyWeakCallableProxy(PyType type) : base(type) { }

    [Slot(Slot.TpCall)]
    internal static new Value Call(ThreadState ts, Value self, ReadOnlySpan<Value> args, PyTuple? kwnames) => Calls.Call(ts, Unwrap(self), args, kwnames);
}
