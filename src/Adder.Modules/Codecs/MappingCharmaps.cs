using Adder.Objects;
using Adder.Objects.Codecs;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.CodecFunctions;

/// <summary>Bytes decoded by a mapping from numbers to numbers, text or None. (charmap_decode_mapping)</summary>
internal sealed class MappingDecoding(ThreadState ts, Value mapping) : CharmapDecoding
{
    private const int Undefined = 0xFFFE;

    internal override bool TryDecode(byte value, StrBuilder target)
    {
        Value item = Subscript.Get(ts, mapping, (long)value);
        if (item.IsNull)
        {
            if (!ts.ClearIf(PyType.LookupError)) throw ts.Throwable();
            return false;
        }
        if (item.IsNone) return false;
        if (item.IsInt || item.Ref is PyLong)
        {
            long character = Indexing.ToSsize(ts, item, null).OrThrow(ts);
            if (character == Undefined) return false;
            if (character is < 0 or > 0x10FFFF) throw Errors.TypeError("character mapping must be in range(0x110000)");
            target.Append((int)character);
            return true;
        }
        if (item.Ref is not PyStr text) throw Errors.TypeError("character mapping must return integer, None or str");
        if (text.Length == 1 && text[0] == Undefined) return false;
        target.Append(text);
        return true;
    }
}

/// <summary>Characters encoded by a mapping from numbers to numbers, bytes or None. (charmapencode_lookup)</summary>
internal sealed class MappingEncoding(ThreadState ts, Value mapping) : CharmapEncoding
{
    internal override bool TryEncode(int character, ref ByteBuilder target)
    {
        Value item = Subscript.Get(ts, mapping, (long)character);
        if (item.IsNull)
        {
            if (!ts.ClearIf(PyType.LookupError)) throw ts.Throwable();
            return false;
        }
        if (item.IsNone) return false;
        if (item.IsInt || item.Ref is PyLong)
        {
            long value = Indexing.ToSsize(ts, item, null).OrThrow(ts);
            if (value is < 0 or > 255) throw Errors.TypeError("character mapping must be in range(256)");
            target.Append((byte)value);
            return true;
        }
        if (item.Ref is not PyBytes bytes)
        {
            throw Errors.TypeError($"character mapping must return integer, bytes or None, not {item.Type.Name}");
        }
        target.Append(bytes.Span);
        return true;
    }
}
