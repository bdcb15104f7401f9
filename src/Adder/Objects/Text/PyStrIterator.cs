using System.Runtime.CompilerServices;
using Adder.Objects.Clinic;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary>Goes through the characters of any string.</summary>
[PyType("str_iterator", Property = "StrIterator", Subclassable = false, NoInstantiation = true)]
public sealed partial class PyStrIterator(PyStr text) : PySequenceIterator<PyStr>(PyType.StrIterator, text)
{
    private protected override int LengthOf(PyStr sequence) => sequence.Length;

    private protected override PyObject Nothing => PyStr.Empty;

    [Slot(Slot.TpIternext)]
    [NoThrow]
    internal static Value Next(ThreadState ts, Value self)
    {
        PyStrIterator iterator = Unsafe.As<PyStrIterator>(self.Ref);
        if (iterator.Sequence is not { } text) return default;
        if (iterator.Index < text.Length) return PyStr.FromCodePoint(text[iterator.Index++]);
        iterator.Sequence = null;
        return default;
    }
}

/// <summary>Goes through the characters of an ASCII string.</summary>
[PyType("str_ascii_iterator", Property = "StrAsciiIterator", Subclassable = false, NoInstantiation = true)]
public sealed partial class PyStrAsciiIterator(PyStr text) : PySequenceIterator<PyStr>(PyType.StrAsciiIterator, text)
{
    private protected override int LengthOf(PyStr sequence) => sequence.Length;

    private protected override PyObject Nothing => PyStr.Empty;

    [Slot(Slot.TpIternext)]
    [NoThrow]
    internal static Value Next(ThreadState ts, Value self)
    {
        PyStrAsciiIterator iterator = Unsafe.As<PyStrAsciiIterator>(self.Ref);
        if (iterator.Sequence is not { } text) return default;
        ReadOnlySpan<byte> latin1 = text.Latin1;
        if ((uint)iterator.Index < (uint)latin1.Length) return PyStr.FromCodePoint(latin1[iterator.Index++]);
        iterator.Sequence = null;
        return default;
    }
}
