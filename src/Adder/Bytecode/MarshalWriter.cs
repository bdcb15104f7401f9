using System.Numerics;
using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Bytecode;

/// <summary>Writes objects in the marshal format, as CPython 3.12 reads it.</summary>
internal sealed class MarshalWriter
{
    public const int CurrentVersion = 4;

    private const int MaxDepth = 2000;
    private const int Referable = 0x80;

    private readonly ThreadState _ts;
    private readonly int _version;
    private readonly MarshalOutput _output = new();
    private readonly Dictionary<PyObject, int>? _references;
    private int _depth;

    private MarshalWriter(ThreadState ts, int version)
    {
        _ts = ts;
        _version = version;
        if (version >= 3) _references = new Dictionary<PyObject, int>(System.Collections.Generic.ReferenceEqualityComparer.Instance);
    }

    /// <exception cref="PythonException">The object, or one in it, has no marshal form.</exception>
    public static byte[] Write(ThreadState ts, Value value, int version = CurrentVersion)
    {
        var writer = new MarshalWriter(ts, version);
        writer.Object(value);
        return writer._output.Written.ToArray();
    }

    // w_object
    private void Object(Value value)
    {
        if (++_depth > MaxDepth || !System.Runtime.CompilerServices.RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw Errors.ValueError("object too deeply nested to marshal");
        }
        if (value.IsInt) Integer(value.Bits);
        else if (value.IsFloat) Number('g', 'f', value.Double);
        else if (value.IsNone) _output.Byte('N');
        else if (value.IsTrue) _output.Byte('T');
        else if (value.IsFalse) _output.Byte('F');
        else if (value.Is(PyEllipsis.Instance)) _output.Byte('.');
        else if (value.Is(PyType.StopIteration)) _output.Byte('S');
        else if (!WriteReference(value.Ref, out int flag)) Complex(value, flag);
        _depth--;
    }

    // w_ref: what was written before is written as its number.
    private bool WriteReference(PyObject obj, out int flag)
    {
        flag = 0;
        if (_references is null) return false;
        if (_references.TryGetValue(obj, out int number))
        {
            _output.Byte('r');
            _output.Int(number);
            return true;
        }
        _references.Add(obj, _references.Count);
        flag = Referable;
        return false;
    }

    // w_complex_object
    private void Complex(Value value, int flag)
    {
        PyType type = value.Type;
        if (ReferenceEquals(type, PyType.Str)) Text((PyStr)value.Ref, flag);
        else if (ReferenceEquals(type, PyType.Tuple)) Tuple((PyTuple)value.Ref, flag);
        else if (value.Ref is CodeObject code) Code(code, flag);
        else if (ReferenceEquals(type, PyType.Bytes)) Sized('s' | flag, ((PyBytes)value.Ref).Span);
        else if (ReferenceEquals(type, PyType.Int)) Big(((PyLong)value.Ref).Number, flag);
        else if (ReferenceEquals(type, PyType.Complex)) ComplexNumber((PyComplex)value.Ref, flag);
        else if (ReferenceEquals(type, PyType.List)) List((PyList)value.Ref, flag);
        else if (ReferenceEquals(type, PyType.Dict)) Dict((PyDict)value.Ref, flag);
        else if (ReferenceEquals(type, PyType.Set)) Set((PySet)value.Ref, '<' | flag);
        else if (ReferenceEquals(type, PyType.FrozenSet)) Set((PySet)value.Ref, '>' | flag);
        else if (BytesLike.TryCopyBuffer(_ts, value, out byte[] bytes)) Sized('s' | flag, bytes);
        else throw Errors.ValueError("unmarshallable object");
    }

    private void Integer(long number)
    {
        if (number is >= int.MinValue and <= int.MaxValue)
        {
            _output.Byte('i');
            _output.Int((int)number);
            return;
        }
        Big(number, 0);
    }

    private void Big(BigInteger number, int flag)
    {
        _output.Byte('l' | flag);
        _output.Digits(number);
    }

    private void Number(int binary, int textual, double number)
    {
        if (_version > 1)
        {
            _output.Byte(binary);
            _output.Double(number);
            return;
        }
        _output.Byte(textual);
        NumberText(number);
    }

    private void NumberText(double number)
    {
        string text = Repr.Of(_ts, Value.Float(number)).ToString();
        if (text.EndsWith(".0", StringComparison.Ordinal)) text = text[..^2];
        _output.Byte(text.Length);
        _output.Bytes(System.Text.Encoding.ASCII.GetBytes(text));
    }

    private void ComplexNumber(PyComplex number, int flag)
    {
        if (_version > 1)
        {
            _output.Byte('y' | flag);
            _output.Double(number.Real);
            _output.Double(number.Imaginary);
            return;
        }
        _output.Byte('x' | flag);
        NumberText(number.Real);
        NumberText(number.Imaginary);
    }

    private void Text(PyStr text, int flag)
    {
        bool interned = _version >= 3 && text.IsInterned;
        if (_version >= 4 && text.IsLatin1 && !text.Latin1.ContainsAnyExceptInRange((byte)0, (byte)127))
        {
            bool isShort = text.Length < 256;
            _output.Byte((isShort ? interned ? 'Z' : 'z' : interned ? 'A' : 'a') | flag);
            if (isShort) _output.Byte(text.Length);
            else _output.Int(text.Length);
            _output.Bytes(text.Latin1);
            return;
        }
        _output.Byte((interned ? 't' : 'u') | flag);
        _output.Sized(MarshalText.Encode(text));
    }

    private void Sized(int code, ReadOnlySpan<byte> bytes)
    {
        _output.Byte(code);
        _output.Sized(bytes);
    }

    private void Tuple(PyTuple tuple, int flag)
    {
        if (_version >= 4 && tuple.Count < 256)
        {
            _output.Byte(')' | flag);
            _output.Byte(tuple.Count);
        }
        else
        {
            _output.Byte('(' | flag);
            _output.Int(tuple.Count);
        }
        foreach (Value item in tuple.Items) Object(item);
    }

    private void List(PyList list, int flag)
    {
        _output.Byte('[' | flag);
        _output.Int(list.Count);
        for (int i = 0; i < list.Count; i++) Object(list[i]);
    }

    private void Dict(PyDict dict, int flag)
    {
        _output.Byte('{' | flag);
        for (int i = 0; i < dict.EntryCount; i++)
        {
            Value key = dict.EntryAt(i).Key, item = dict.EntryAt(i).Item;
            if (key.IsNull) continue;
            Object(key);
            Object(item);
        }
        _output.Byte('0');
    }

    // In the order of the items' own marshal forms, so that the order does not depend on hashes.
    private void Set(PySet set, int code)
    {
        var items = new List<(byte[] Form, Value Item)>(set.Count);
        for (int i = 0; i < set.TableSize; i++)
        {
            Value key = set.EntryAt(i).Key;
            if (!key.IsNull) items.Add((Write(_ts, key, _version), key));
        }
        items.Sort(static (left, right) => left.Form.AsSpan().SequenceCompareTo(right.Form));
        _output.Byte(code);
        _output.Int(items.Count);
        foreach ((_, Value item) in items) Object(item);
    }

    private void Code(CodeObject code, int flag)
    {
        _output.Byte('c' | flag);
        _output.Int(code.ArgCount);
        _output.Int(code.PosOnlyArgCount);
        _output.Int(code.KwOnlyArgCount);
        _output.Int(code.StackSize);
        _output.Int((int)code.Flags);
        Object(code.CodeBytes);
        Object(code.ConstantsTuple);
        Object(code.NamesTuple);
        Object(CodeObject.TupleOf(code.LocalsPlusNames));
        Object(PyBytes.From(Array.ConvertAll(code.LocalsPlusKinds, static kind => (byte)kind)));
        Object(code.FileName);
        Object(code.Name);
        Object(code.QualName);
        _output.Int(code.FirstLine);
        Object(code.LineTable);
        Object(PyBytes.From(code.ExceptionTable));
    }
}
