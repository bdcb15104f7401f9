using System.Buffers.Binary;
using System.Globalization;
using System.Numerics;
using Adder.Objects;
using Adder.Objects.Codecs;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Bytecode;

/// <summary>Reads the marshal format, versions 0 to 4. Throws EOFError, ValueError or TypeError on damaged data. (r_object)</summary>
internal unsafe ref struct MarshalReader
{
    private const int MaxDepth = 2000;
    private const int RefFlag = 0x80;

    private readonly ThreadState _ts;
    private readonly ReadOnlySpan<byte> _data;
    private readonly List<Value> _references = [];
    private readonly PyStr? _fileName;
    private int _position;
    private int _depth;

    /// <param name="ts">The thread.</param>
    /// <param name="data">The bytes; what follows the object is left.</param>
    /// <param name="fileName">The file name of all code objects, or null for the one in the data.</param>
    internal MarshalReader(ThreadState ts, ReadOnlySpan<byte> data, PyStr? fileName = null)
    {
        _ts = ts;
        _data = data;
        _fileName = fileName;
    }

    internal readonly int Position => _position;

    /// <summary>The next object.</summary>
    internal Value Read()
    {
        Value value = ReadOrNull();
        return value.IsNull ? throw Errors.TypeError("NULL object in marshal data for object") : value;
    }

    private Value ReadOrNull()
    {
        int code = Byte();
        bool isReferred = (code & RefFlag) != 0;
        if (++_depth > MaxDepth) throw Errors.ValueError("recursion limit exceeded");
        Value value = ReadBody((char)(code & ~RefFlag), isReferred);
        _depth--;
        return value;
    }

    private Value ReadBody(char code, bool isReferred)
    {
        switch (code)
        {
            case '0': return default;
            case 'N': return Value.None;
            case 'S': return new Value(PyType.StopIteration);
            case '.': return Value.Ellipsis;
            case 'F': return Value.False;
            case 'T': return Value.True;
            case 'i': return Remember(Int(), isReferred);
            case 'I': return Remember(BinaryPrimitives.ReadInt64LittleEndian(Take(8)), isReferred);
            case 'l': return Remember(Long(), isReferred);
            case 'f': return Remember(TextDouble(), isReferred);
            case 'g': return Remember(BinaryDouble(), isReferred);
            case 'x': return Remember(new PyComplex(PyType.Complex, TextDouble(), TextDouble()), isReferred);
            case 'y': return Remember(new PyComplex(PyType.Complex, BinaryDouble(), BinaryDouble()), isReferred);
            case 's': return Remember(PyBytes.From(Take(Size("bytes object"))), isReferred);
            case 'A': return Remember(PyStr.Intern(PyStr.FromLatin1(Take(Size("string")))), isReferred);
            case 'a': return Remember(PyStr.FromLatin1(Take(Size("string"))), isReferred);
            case 'Z': return Remember(PyStr.Intern(PyStr.FromLatin1(Take(Byte()))), isReferred);
            case 'z': return Remember(PyStr.FromLatin1(Take(Byte())), isReferred);
            case 't': return Remember(PyStr.Intern(Utf8(Size("string"))), isReferred);
            case 'u': return Remember(Utf8(Size("string")), isReferred);
            case ')': return Tuple(Byte(), isReferred);
            case '(': return Tuple(Size("tuple"), isReferred);
            case '[': return List(Size("list"), isReferred);
            case '{': return Dict(isReferred);
            case '<': return Set(Size("set"), new PySet(PyType.Set), isReferred, isFrozen: false);
            case '>': return Set(Size("set"), new PyFrozenSet(PyType.FrozenSet), isReferred, isFrozen: true);
            case 'c': return Code(isReferred);
            case 'r': return Reference();
            default: throw Errors.ValueError("bad marshal data (unknown type code)");
        }
    }

    private readonly Value Remember(Value value, bool isReferred)
    {
        if (isReferred) _references.Add(value);
        return value;
    }

    // r_ref_reserve: containers get their number before their items.
    private readonly int Reserve(bool isReferred)
    {
        if (!isReferred) return -1;
        _references.Add(default);
        return _references.Count - 1;
    }

    private readonly Value Fill(int number, Value value)
    {
        if (number >= 0) _references[number] = value;
        return value;
    }

    private Value Reference()
    {
        int number = Int();
        if (number < 0 || number >= _references.Count || _references[number].IsNull) throw Errors.ValueError("bad marshal data (invalid reference)");
        return _references[number];
    }

    private Value[] Items(int count)
    {
        if (count > _data.Length - _position) throw Truncated();
        Value[] items = new Value[count];
        for (int i = 0; i < count; i++) items[i] = Read();
        return items;
    }

    private Value Tuple(int count, bool isReferred)
    {
        int number = Reserve(isReferred);
        return Fill(number, count == 0 ? PyTuple.Empty : new PyTuple(Items(count)));
    }

    private Value List(int count, bool isReferred)
    {
        int number = Reserve(isReferred);
        PyList list = new();
        Fill(number, list);
        foreach (Value item in Items(count)) list.Add(item);
        return list;
    }

    private Value Dict(bool isReferred)
    {
        PyDict dict = new();
        Remember(dict, isReferred);
        while (ReadOrNull() is { IsNull: false } key)
        {
            Value item = ReadOrNull();
            if (item.IsNull) break;
            dict.Set(_ts, key, item);
        }
        return dict;
    }

    private Value Set(int count, PySet set, bool isReferred, bool isFrozen)
    {
        int number = isFrozen ? Reserve(isReferred) : -1;
        if (!isFrozen) Remember(set, isReferred);
        foreach (Value item in Items(count)) set.Add(_ts, item);
        return isFrozen ? Fill(number, set) : set;
    }

    private Value Long()
    {
        int count = Int();
        bool negative = count < 0;
        if (negative) count = -count;
        if (count < 0) throw Errors.ValueError("bad marshal data (long size out of range)");
        if (count > (_data.Length - _position) / 2) throw Truncated();
        byte[] bits = new byte[(count * 15 / 8) + 2];
        for (int i = 0; i < count; i++)
        {
            int digit = BinaryPrimitives.ReadUInt16LittleEndian(Take(2));
            if (digit > 0x7FFF) throw Errors.ValueError("bad marshal data (digit out of range in long)");
            if (digit == 0 && i == count - 1) throw Errors.ValueError("bad marshal data (unnormalized long data)");
            for (int bit = 0; bit < 15; bit++)
            {
                if ((digit >> bit & 1) != 0) bits[(i * 15 + bit) >> 3] |= (byte)(1 << ((i * 15 + bit) & 7));
            }
        }
        BigInteger number = new(bits, isUnsigned: true);
        return PyLong.From(negative ? -number : number);
    }

    private double TextDouble()
    {
        string text = System.Text.Encoding.ASCII.GetString(Take(Byte()));
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)
            ? value
            : throw Errors.ValueError($"could not convert string to float: '{text}'");
    }

    private double BinaryDouble() => BinaryPrimitives.ReadDoubleLittleEndian(Take(8));

    private PyStr Utf8(int size) => Utf8Codec.Decode(Take(size), new SurrogatePassDecoding(StrictErrors.Decoding));

    private int Byte() => Take(1)[0];

    private int Int() => BinaryPrimitives.ReadInt32LittleEndian(Take(4));

    private int Size(string what)
    {
        int size = Int();
        return size >= 0 ? size : throw Errors.ValueError($"bad marshal data ({what} size out of range)");
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count > _data.Length - _position) throw Truncated();
        ReadOnlySpan<byte> taken = _data.Slice(_position, count);
        _position += count;
        return taken;
    }

    private readonly PythonException Truncated() =>
        Errors.Make(PyType.EOFError, _position >= _data.Length ? "EOF read where object expected" : "marshal data too short");

    // The fields in the order of TYPE_CODE.
    private Value Code(bool isReferred)
    {
        int number = Reserve(isReferred);
        int argCount = Int(), posOnly = Int(), kwOnly = Int(), stackSize = Int(), flags = Int();
        byte[] bytecode = Bytes(Read());
        Value[] constants = Field<PyTuple>(Read()).Array;
        PyStr[] names = Names(Read()), locals = Names(Read());
        byte[] kinds = Bytes(Read());
        PyStr fileName = Field<PyStr>(Read()), name = Field<PyStr>(Read()), qualName = Field<PyStr>(Read());
        int firstLine = Int();
        byte[] lines = Bytes(Read()), exceptions = Bytes(Read());
        if (kinds.Length != locals.Length || bytecode.Length % 2 != 0) throw Errors.ValueError("code: bad localspluskinds or code size");
        LocalKind[] localKinds = new LocalKind[kinds.Length];
        for (int i = 0; i < kinds.Length; i++) localKinds[i] = (LocalKind)kinds[i];
        return Fill(number, new CodeObject
        {
            Name = name, QualName = qualName, FileName = _fileName ?? fileName, Flags = (CodeFlags)flags, ArgCount = argCount,
            PosOnlyArgCount = posOnly, KwOnlyArgCount = kwOnly, StackSize = stackSize, FirstLine = firstLine, Bytecode = bytecode,
            Constants = constants, Names = names, LocalsPlusNames = locals, LocalsPlusKinds = localKinds, LineTable = lines,
            ExceptionTable = exceptions,
        });
    }

    private static byte[] Bytes(Value value) => Field<PyBytes>(value).Data;

    private static PyStr[] Names(Value value)
    {
        PyTuple tuple = Field<PyTuple>(value);
        PyStr[] names = new PyStr[tuple.Count];
        for (int i = 0; i < names.Length; i++) names[i] = PyStr.Intern(Field<PyStr>(tuple[i]));
        return names;
    }

    private static T Field<T>(Value value) where T : PyObject =>
        value.Ref as T ?? throw Errors.TypeError("bad marshal data (code object)");
}
