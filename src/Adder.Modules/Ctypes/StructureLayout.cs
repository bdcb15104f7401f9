using System.Globalization;
using System.Text;
using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Ctypes;

/// <summary>Lays a structure or union out by its <c>_fields_</c>. Throws. (PyCStructUnionType_update_stgdict)</summary>
internal ref struct StructureLayout
{
    private readonly ThreadState _ts;
    private readonly PyType _type;
    private readonly CType _layout;
    private readonly bool _isStructure, _isBigEndian;
    private readonly int _pack;
    private readonly StringBuilder _format;
    private long _size, _offset, _align, _unionSize, _totalAlign;
    private BitFieldRun _run;

    private StructureLayout(ThreadState ts, PyType type, CType layout)
    {
        (_ts, _type, _layout) = (ts, type, layout);
        _isStructure = layout.Kind == CTypeKind.Structure;
        _isBigEndian = BitConverter.IsLittleEndian == !CTypeType.Find(ts, type, "_swappedbytes_").IsNull;
        _pack = PackOf(ts, type);
        _format = new(_isStructure ? "T{" : "B");
        _totalAlign = 1;
    }

    internal static void Apply(ThreadState ts, PyType type, Value fields)
    {
        if (fields.IsNull) return;
        CType layout = CType.Of(type) ?? throw Errors.TypeError("ctypes state is not initialized");
        StructureLayout work = new(ts, type, layout);
        if (!Iteration.IsSequence(fields.Type)) throw Errors.TypeError("'_fields_' must be a sequence of pairs");
        if (layout.Has(CTypeFlags.Final)) throw Errors.Make(PyType.AttributeError, "_fields_ is final");
        work.Run(fields);
        AnonymousFields.Add(ts, type);
    }

    private static int PackOf(ThreadState ts, PyType type)
    {
        Value pack = CTypeType.Find(ts, type, "_pack_");
        if (pack.IsNull) return 0;
        return PyLong.Is(pack) && PyLong.TryInt64(pack, out long number) && number is >= 0 and <= int.MaxValue
            ? (int)number
            : throw Errors.ValueError("_pack_ must be a non-negative integer");
    }

    private void Run(Value fields)
    {
        long inherited = 0;
        _layout.Parts = [];
        if (!_isStructure) _layout.Flags |= CTypeFlags.HasUnion;
        if (_type.BaseType is { } parent && CType.Of(parent) is { } basis)
        {
            _layout.Flags |= basis.Flags & (CTypeFlags.HasUnion | CTypeFlags.HasBitField | CTypeFlags.HasPointer);
            (inherited, _size, _offset, _align) = (basis.Length, basis.Size, basis.Size, basis.Align);
            _totalAlign = Math.Max(basis.Align, 1);
            _layout.Parts.AddRange(basis.Parts);
        }
        long count = Lengths.Of(_ts, fields).OrThrow(_ts);
        for (int i = 0; i < count; i++) AddField(Subscript.Item(_ts, fields, i).OrThrow(_ts), i);
        if (!_isStructure) _size = _unionSize;
        long aligned = (_size + _totalAlign - 1) / _totalAlign * _totalAlign;
        if (_isStructure)
        {
            Pad(aligned - _size);
            _format.Append('}');
        }
        if (_layout.Has(CTypeFlags.Final)) throw Errors.Make(PyType.AttributeError, "Structure or union cannot contain itself");
        (_layout.Size, _layout.Align, _layout.Length, _layout.Format) = (aligned, _totalAlign, inherited + count, _format.ToString());
        _layout.Ffi = FfiAggregate.Describe(_layout);
        _layout.Flags |= CTypeFlags.Final;
    }

    private void AddField(Value pair, int index)
    {
        if (pair.Ref is not PyTuple { Count: 2 or 3 } parts || parts[0].Ref is not PyStr name || (parts.Count == 3 && !PyLong.Is(parts[2])))
        {
            throw Errors.TypeError("_fields_ must be a sequence of (name, C type) pairs");
        }
        if (CType.Of(parts[1]) is not { } item) throw Errors.TypeError($"second item in _fields_ tuple (index {index}) must be a C type");
        if (item.Has(CTypeFlags.IsPointer | CTypeFlags.HasPointer)) _layout.Flags |= CTypeFlags.HasPointer;
        _layout.Flags |= item.Flags & (CTypeFlags.HasUnion | CTypeFlags.HasBitField);
        item.Flags |= CTypeFlags.Final;
        int bits = parts.Count == 3 ? BitsOf(parts[2], item, (PyType)parts[1].Ref) : 0;
        if (bits != 0) _layout.Flags |= CTypeFlags.HasBitField;
        if (!_isStructure) (_size, _offset, _align) = (0, 0, 0);
        long before = _size;
        PyCField field = Place((PyType)parts[1].Ref, item, index, bits);
        if (!_isStructure) _unionSize = Math.Max(_size, _unionSize);
        _totalAlign = Math.Max(_align, _totalAlign);
        if (_isStructure) Describe(name, item, field.Offset - before);
        if (_layout.Parts.Count * 8L <= 8 * FfiAggregate.LargestPassedInRegisters)
        {
            foreach (FfiPart part in item.Parts) _layout.Parts.Add(part with { Offset = part.Offset + field.Offset });
        }
        Attributes.Set(_ts, _type, name, field);
    }

    private static int BitsOf(Value given, CType item, PyType type)
    {
        bool allowed = item.Code is { Letter: not ('c' or 'u') } code && (code.IsInteger || code.Letter == '?');
        if (!allowed) throw Errors.TypeError($"bit fields not allowed for type {type.Name}");
        return PyLong.TryInt64(given, out long bits) && bits > 0 && bits <= item.Size * 8 ? (int)bits : throw Errors.ValueError("number of bits invalid for bit field");
    }

    // PyCField_FromDesc
    private PyCField Place(PyType type, CType item, int index, int bits)
    {
        bool isNew = _run.Take(item.Size * 8, bits, out long extra);
        long size = item.Size;
        if (isNew)
        {
            _align = _pack != 0 ? Math.Min(_pack, item.Align) : item.Align;
            long gap = _align != 0 && _offset % _align != 0 ? _align - _offset % _align : 0;
            _size += gap + size;
            _offset += gap + size;
        }
        _size += extra;
        _offset += extra;
        if (bits == 0) return new PyCField(type, index, _offset - size, size) { Code = CharactersOf(item) };
        long first = _isBigEndian ? _run.Width - _run.Used : _run.Used - bits;
        return new PyCField(type, index, _offset - size, ((long)bits << 16) + first) { IsBitField = true };
    }

    // Arrays of characters in structures are read as bytes or text.
    private static SimpleCode? CharactersOf(CType item)
    {
        if (item.Kind != CTypeKind.Array || CType.Of(item.Element!)?.Code is not { } code) return null;
        return code.Letter == 'c' ? SimpleCode.Find('s') : code.Letter == 'u' ? SimpleCode.Find('U') : null;
    }

    private readonly void Describe(PyStr name, CType item, long gap)
    {
        Pad(gap);
        if (item.Shape.Length > 0) _format.Append('(').AppendJoin(',', item.Shape).Append(')');
        _format.Append(item.Format ?? "B").Append(':').Append(name.ToString()).Append(':');
    }

    private readonly void Pad(long count)
    {
        if (count > 1) _format.Append(CultureInfo.InvariantCulture, $"{count}");
        if (count > 0) _format.Append('x');
    }

    /// <summary>The bit fields that share a word.</summary>
    private struct BitFieldRun
    {
        internal long Width { get; private set; }

        internal long Used { get; private set; }

        /// <summary>Whether the field begins a word of its own; else by how many bytes the word grows.</summary>
        internal bool Take(long width, int bits, out long extra)
        {
            extra = 0;
            if (bits != 0 && Width != 0 && width <= Width && Used + bits <= Width)
            {
                Used += bits;
                return false;
            }
            if (bits != 0 && Width != 0 && width >= Width && Used + bits <= width)
            {
                extra = (width - Width) / 8;
                Width = width;
                Used += bits;
                return false;
            }
            Width = bits == 0 ? 0 : width;
            Used = bits;
            return true;
        }
    }
}

/// <summary>Fields of inner structures that the outer one shows as its own. (MakeAnonFields)</summary>
internal static class AnonymousFields
{
    internal static void Add(ThreadState ts, PyType type)
    {
        Value names = CTypeType.Find(ts, type, "_anonymous_");
        if (names.IsNull) return;
        foreach (Value name in Sequences.Fast(ts, names, "_anonymous_ must be a sequence").ToArray())
        {
            Value found = Attributes.Get(ts, type, Attributes.CheckName(name)).OrThrow(ts);
            if (found.Ref is not PyCField field) throw Errors.Make(PyType.AttributeError, $"'{Str.Of(ts, name)}' is specified in _anonymous_ but not in _fields_");
            field.IsAnonymous = true;
            Copy(ts, type, field, field.Index, field.Offset);
        }
    }

    // MakeFields
    private static void Copy(ThreadState ts, PyType type, PyCField outer, int index, long offset)
    {
        Value fields = Attributes.Get(ts, outer.Proto, "_fields_").OrThrow(ts);
        foreach (Value pair in Sequences.Fast(ts, fields, "_fields_ must be a sequence").ToArray())
        {
            if (pair.Ref is not PyTuple { Count: >= 2 } parts) throw Errors.TypeError("_fields_ must be a sequence of (name, C type) pairs");
            PyStr name = Attributes.CheckName(parts[0]);
            if (Attributes.Get(ts, outer.Proto, name).OrThrow(ts).Ref is not PyCField field) throw Errors.TypeError("unexpected type");
            if (field.IsAnonymous) Copy(ts, type, field, index + field.Index, offset + field.Offset);
            else Attributes.Set(ts, type, name, field.Within(index, offset));
        }
    }
}
