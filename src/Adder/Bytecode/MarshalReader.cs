using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using Adder.Objects;
using Adder.Runtime;

namespace Adder.Bytecode;

/// <summary>Gives a reader more bytes: fills the buffer, or throws EOFError.</summary>
internal delegate void MarshalSource(Span<byte> buffer);

/// <summary>What a reader needs for as long as it reads.</summary>
internal sealed class MarshalScratch
{
    internal byte[] Bytes = [];

    internal List<Value> References { get; } = [];
}

/// <summary>Reads objects from the marshal format of CPython 3.12. Damaged data ends in EOFError, ValueError or TypeError.</summary>
internal sealed class MarshalReader
{
    private const int MaxDepth = 2000;
    private const int Referable = 0x80;

    private readonly ThreadState _ts;
    private readonly List<Value> _references;
    private readonly MarshalSource? _source;
    private readonly bool _isTrusted;
    private byte[] _bytes;
    private int _at;
    private int _end;
    private int _depth;

    // How many bytes there are for each object that is referred to again.
    private const int UsualSize = 16;

    private MarshalReader(ThreadState ts, byte[] bytes, int start, MarshalSource? source)
    {
        _ts = ts;
        _bytes = bytes;
        _at = start;
        _end = bytes.Length;
        _source = source;
        _references = new List<Value>(source is null ? (bytes.Length - start) / UsualSize : 0);
    }

    private MarshalReader(ThreadState ts, MarshalScratch scratch, int count)
    {
        _isTrusted = true;
        _ts = ts;
        _bytes = scratch.Bytes;
        _end = count;
        _references = scratch.References;
        _references.EnsureCapacity(count / UsualSize);
    }

    /// <exception cref="PythonException">The data is damaged.</exception>
    public static Value Read(ThreadState ts, byte[] bytes, int start = 0) => new MarshalReader(ts, bytes, start, null).Top();

    /// <summary>Reads what the build has compiled: its code is not verified.</summary>
    internal static Value ReadTrusted(ThreadState ts, ReadOnlySpan<byte> bytes, MarshalScratch scratch)
    {
        if (scratch.Bytes.Length < bytes.Length) scratch.Bytes = new byte[bytes.Length];
        bytes.CopyTo(scratch.Bytes);
        Value read = new MarshalReader(ts, scratch, bytes.Length).Top();
        scratch.References.Clear();
        return read;
    }

    /// <summary>Reads from a source just as many bytes as the object takes.</summary>
    public static Value Read(ThreadState ts, MarshalSource source) => new MarshalReader(ts, [], 0, source).Top();

    private Value Top() => Required("object");

    private Value Required(string where)
    {
        Value value = Object();
        return value.IsNull ? throw Errors.TypeError($"NULL object in marshal data for {where}") : value;
    }

    private static PythonException Bad(string what) => Errors.ValueError($"bad marshal data ({what})");

    private ReadOnlySpan<byte> Take(int count)
    {
        if (_source is not null)
        {
            if (_bytes.Length < count) _bytes = new byte[Math.Max(count, 256)];
            _source(_bytes.AsSpan(0, count));
            return _bytes.AsSpan(0, count);
        }
        if (count > _end - _at) throw Errors.Make(PyType.EOFError, "marshal data too short");
        _at += count;
        return _bytes.AsSpan(_at - count, count);
    }

    private int Byte() => Take(1)[0];

    private int Short() => BinaryPrimitives.ReadInt16LittleEndian(Take(2));

    private int Int() => BinaryPrimitives.ReadInt32LittleEndian(Take(4));

    private double Double() => BinaryPrimitives.ReadDoubleLittleEndian(Take(8));

    private int Size(string what)
    {
        int size = Int();
        return size >= 0 ? size : throw Bad($"{what} size out of range");
    }

    /// <summary>As many items as the data can hold at most: no memory for sizes that are lies.</summary>
    private int Plausible(int count) => _source is null ? Math.Min(count, _end - _at) : Math.Min(count, 1024);

    private Value Keep(Value value, int flag)
    {
        if (flag != 0) _references.Add(value);
        return value;
    }

    // r_ref_reserve
    private int Reserve(int flag)
    {
        if (flag == 0) return -1;
        _references.Add(default);
        return _references.Count - 1;
    }

    private Value Fill(int reserved, Value value)
    {
        if (reserved >= 0) _references[reserved] = value;
        return value;
    }

    // r_object: null is the end of a dict.
    private Value Object()
    {
        if (_source is null && _at >= _end) throw Errors.Make(PyType.EOFError, "EOF read where object expected");
        int code = Byte(), flag = code & Referable;
        if (++_depth > MaxDepth || !RuntimeHelpers.TryEnsureSufficientExecutionStack())
        {
            throw Errors.ValueError("recursion limit exceeded");
        }
        Value value = Object((char)(code & ~Referable), flag);
        _depth--;
        return value;
    }

    private Value Object(char code, int flag)
    {
        switch (code)
        {
            case '0': return default;
            case 'N': return Value.None;
            case 'S': return PyType.StopIteration;
            case '.': return Value.Ellipsis;
            case 'F': return Value.False;
            case 'T': return Value.True;
            case 'i': return Keep(Value.Int(Int()), flag);
            case 'I': return Keep(Value.Int(BinaryPrimitives.ReadInt64LittleEndian(Take(8))), flag);
            case 'l': return Keep(Big(), flag);
            case 'f': return Keep(Value.Float(NumberText()), flag);
            case 'g': return Keep(Value.Float(Double()), flag);
            case 'x': return Keep(new PyComplex(NumberText(), NumberText()), flag);
            case 'y': return Keep(new PyComplex(Double(), Double()), flag);
            case 's': return Keep(PyBytes.From(Take(Size("bytes object"))), flag);
            case 'A': return Keep(Interned(Ascii(Size("string"))), flag);
            case 'a': return Keep(Ascii(Size("string")), flag);
            case 'Z': return Keep(Interned(Ascii(Byte())), flag);
            case 'z': return Keep(Ascii(Byte()), flag);
            case 't': return Keep(Interned(Text()), flag);
            case 'u': return Keep(Text(), flag);
            case ')': return Tuple(Byte(), flag);
            case '(': return Tuple(Size("tuple"), flag);
            case '[': return List(Size("list"), flag);
            case '{': return Dict(flag);
            case '<': return Set(Size("set"), flag);
            case '>': return FrozenSet(Size("set"), flag);
            case 'c': return Code(flag);
            case 'r': return Reference();
            default: throw Bad("unknown type code");
        }
    }

    private Value Reference()
    {
        int number = Int();
        if ((uint)number >= (uint)_references.Count || _references[number].IsNull) throw Bad("invalid reference");
        return _references[number];
    }

    private static PyStr Interned(PyStr text) => InternTable.Shared.Intern(text);

    private PyStr Ascii(int length) => PyStr.FromLatin1(Take(length));

    private PyStr Text() => MarshalText.Decode(Take(Size("string"))) ?? throw Bad("invalid UTF-8");

    // r_float_str
    private double NumberText()
    {
        ReadOnlySpan<byte> text = Take(Byte());
        bool read = double.TryParse(text, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out double value);
        return read ? value : throw Errors.ValueError("could not convert string to float: '" + System.Text.Encoding.Latin1.GetString(text) + "'");
    }

    // r_PyLong
    private Value Big()
    {
        int count = Int();
        if (count == int.MinValue) throw Bad("long size out of range");
        bool negative = count < 0;
        count = Math.Abs(count);
        if (count == 0) return Value.Int(0);
        var magnitude = new byte[(2 * Plausible(count)) + 2];
        int digit = 0;
        for (int i = 0; i < count; i++)
        {
            digit = Short();
            if (digit is < 0 or > 0x7FFF) throw Bad("digit out of range in long");
            int bit = i * 15;
            if ((bit >> 3) + 3 > magnitude.Length) Array.Resize(ref magnitude, magnitude.Length * 2 + 3);
            int shifted = digit << (bit & 7);
            magnitude[bit >> 3] |= (byte)shifted;
            magnitude[(bit >> 3) + 1] |= (byte)(shifted >> 8);
            magnitude[(bit >> 3) + 2] |= (byte)(shifted >> 16);
        }
        if (digit == 0) throw Bad("unnormalized long data");
        var number = new BigInteger(magnitude, isUnsigned: true);
        return PyLong.From(negative ? -number : number);
    }

    private Value Tuple(int count, int flag)
    {
        int reserved = Reserve(flag);
        return Fill(reserved, PyTuple.Own(Items(count, "tuple")));
    }

    private Value[] Items(int count, string where)
    {
        var items = new Value[Plausible(count)];
        for (int i = 0; i < count; i++)
        {
            if (i == items.Length) Array.Resize(ref items, Math.Min(count, Math.Max(16, i * 2)));
            items[i] = Required(where);
        }
        return items.Length == count ? items : items[..count];
    }

    private Value List(int count, int flag)
    {
        var list = new PyList();
        Keep(list, flag);
        for (int i = 0; i < count; i++) list.Add(Required("list"));
        return list;
    }

    private Value Dict(int flag)
    {
        var dict = new PyDict();
        Keep(dict, flag);
        while (true)
        {
            Value key = Object();
            if (key.IsNull) return dict;
            Value value = Object();
            if (value.IsNull) return dict;
            dict.Set(_ts, key, value);
        }
    }

    private Value Set(int count, int flag)
    {
        var set = new PySet();
        Keep(set, flag);
        for (int i = 0; i < count; i++) set.Add(_ts, Required("set"));
        return set;
    }

    private Value FrozenSet(int count, int flag)
    {
        int reserved = Reserve(flag);
        var set = new PyFrozenSet(PyType.FrozenSet);
        for (int i = 0; i < count; i++) set.Add(_ts, Required("set"));
        return Fill(reserved, set);
    }

    private Value Code(int flag)
    {
        int reserved = Reserve(flag);
        int argCount = Int(), posOnly = Int(), kwOnly = Int(), stackSize = Int(), flags = Int();
        byte[] code = Part<PyBytes>("co_code").ToArray();
        PyTuple constants = Part<PyTuple>("co_consts");
        PyStr[] names = Names(Part<PyTuple>("co_names"));
        PyStr[] locals = Names(Part<PyTuple>("co_localsplusnames"));
        byte[] kinds = Part<PyBytes>("co_localspluskinds").ToArray();
        PyStr fileName = Part<PyStr>("co_filename"), name = Part<PyStr>("co_name"), qualName = Part<PyStr>("co_qualname");
        int firstLine = Int();
        PyBytes lineTable = Part<PyBytes>("co_linetable");
        byte[] exceptionTable = Part<PyBytes>("co_exceptiontable").ToArray();
        if (kinds.Length != locals.Length || code.Length % 2 != 0 || stackSize < 0 || argCount < posOnly || posOnly < 0 || kwOnly < 0)
        {
            throw Bad("inconsistent code object");
        }
        LocalKind[] localKinds = new LocalKind[kinds.Length];
        for (int i = 0; i < kinds.Length; i++) localKinds[i] = (LocalKind)kinds[i];
        return Fill(reserved, new CodeObject
        {
            Name = name,
            QualName = qualName,
            FileName = fileName,
            Flags = (CodeFlags)flags,
            ArgCount = argCount,
            PosOnlyArgCount = posOnly,
            KwOnlyArgCount = kwOnly,
            StackSize = stackSize,
            FirstLine = firstLine,
            Bytecode = code,
            Constants = constants.ToArray(),
            Names = names,
            LocalsPlusNames = locals,
            LocalsPlusKinds = localKinds,
            LineTable = _ts.Interpreter.Config.CodeDebugRanges ? lineTable : LocationTable.WithoutColumns(lineTable.ToArray()),
            ExceptionTable = exceptionTable,
            IsCompiled = _isTrusted,
        });
    }

    private T Part<T>(string what) where T : PyObject => Required("code").Ref as T ?? throw Bad($"{what} of the wrong type");

    private static PyStr[] Names(PyTuple tuple)
    {
        var names = new PyStr[tuple.Count];
        for (int i = 0; i < names.Length; i++) names[i] = Interned(tuple[i].Ref as PyStr ?? throw Bad("a name that is no string"));
        return names;
    }
}
