using System.Runtime.CompilerServices;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary>Goes through the characters of any string.</summary>
[PyType("str_iterator", Property = "StrIterator", Subclassable = false, NoInstantiation = true)]
public sealed partial class PyStrIterator(PyStr text) : PyObject(PyType.StrIterator)
{
    private PyStr? _text = text;
    private int _index;

    [Slot(Slot.TpIter)]
    [NoThrow]
    internal static Value Iterate(ThreadState ts, Value self) => self;

    [Slot(Slot.TpIternext)]
    [NoThrow]
    internal static Value Next(ThreadState ts, Value self)
    {
        PyStrIterator iterator = Unsafe.As<PyStrIterator>(self.Ref);
        if (iterator._text is not { } text) return default;
        if (iterator._index < text.Length) return PyStr.FromCodePoint(text[iterator._index++]);
        iterator._text = null;
        return default;
    }

    [PyMethod("Private method returning an estimate of len(list(it)).", Name = "__length_hint__")]
    private long LengthHint() => _text is { } text ? text.Length - _index : 0;

    [PyMethod("Return state information for pickling.", Name = "__reduce__")]
    private Value Reduce(ThreadState ts) => TextIteration.Reduce(ts, _text, _index);

    [PyMethod("Set state information for unpickling.", Name = "__setstate__")]
    private void SetState(long state)
    {
        if (_text is { } text) _index = (int)Math.Clamp(state, 0, text.Length);
    }
}

/// <summary>Goes through the characters of an ASCII string.</summary>
[PyType("str_ascii_iterator", Property = "StrAsciiIterator", Subclassable = false, NoInstantiation = true)]
public sealed partial class PyStrAsciiIterator(PyStr text) : PyObject(PyType.StrAsciiIterator)
{
    private PyStr? _text = text;
    private int _index;

    [Slot(Slot.TpIter)]
    [NoThrow]
    internal static Value Iterate(ThreadState ts, Value self) => self;

    [Slot(Slot.TpIternext)]
    [NoThrow]
    internal static Value Next(ThreadState ts, Value self)
    {
        PyStrAsciiIterator iterator = Unsafe.As<PyStrAsciiIterator>(self.Ref);
        if (iterator._text is not { } text) return default;
        ReadOnlySpan<byte> latin1 = text.Latin1;
        if ((uint)iterator._index < (uint)latin1.Length) return PyStr.FromCodePoint(latin1[iterator._index++]);
        iterator._text = null;
        return default;
    }

    [PyMethod("Private method returning an estimate of len(list(it)).", Name = "__length_hint__")]
    private long LengthHint() => _text is { } text ? text.Length - _index : 0;

    [PyMethod("Return state information for pickling.", Name = "__reduce__")]
    private Value Reduce(ThreadState ts) => TextIteration.Reduce(ts, _text, _index);

    [PyMethod("Set state information for unpickling.", Name = "__setstate__")]
    private void SetState(long state)
    {
        if (_text is { } text) _index = (int)Math.Clamp(state, 0, text.Length);
    }
}

internal static class TextIteration
{
    internal static Value Reduce(ThreadState ts, PyStr? text, int index) => text is null
        ? new PyTuple(Builtin.Get(ts, "iter"), new PyTuple(PyStr.Empty))
        : new PyTuple(Builtin.Get(ts, "iter"), new PyTuple(text), index);
}
