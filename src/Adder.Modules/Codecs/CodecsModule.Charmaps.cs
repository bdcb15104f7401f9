using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Objects.Codecs;
using Adder.Runtime;

namespace Adder.Modules.CodecFunctions;

// Encodings given by tables and mappings.
internal static partial class CodecsModule
{
    [PyFunction("charmap_decode($module, data, errors=None, mapping=None, /)\n--\n\nDecode by a string or a mapping; return the text and the number of bytes.")]
    private static PyTuple CharmapDecode(ThreadState ts, BufferView data, [NoNulls] string? errors = null, Value mapping = default)
    {
        if (mapping.IsNull || mapping.IsNone) return Result(NarrowCodec.DecodeLatin1(data.Span), data.Length);
        CharmapDecoding map = mapping.Ref is PyStr table ? new CharmapTable(table) : new MappingDecoding(ts, mapping);
        return Result(CharmapCodec.Decode(data.Span, map, DecodeErrorsOf(ts, errors)), data.Length);
    }

    [PyFunction("charmap_encode($module, str, errors=None, mapping=None, /)\n--\n\nEncode by a mapping; return the bytes and the number of characters.")]
    private static PyTuple CharmapEncode(ThreadState ts, PyStr str, [NoNulls] string? errors = null, Value mapping = default)
    {
        EncodeErrors handler = EncodeErrorsOf(ts, errors);
        if (mapping.IsNull || mapping.IsNone) return Result(NarrowCodec.EncodeLatin1(str, handler), str.Length);
        CharmapEncoding map = mapping.Ref is PyEncodingMap table ? table.Pages : new MappingEncoding(ts, mapping);
        return Result(CharmapCodec.Encode(str, map, handler), str.Length);
    }

    // PyUnicode_BuildEncodingMap
    [PyFunction("charmap_build($module, map, /)\n--\n\nMake what charmap_encode needs from a string of 256 characters.")]
    private static Value CharmapBuild(ThreadState ts, PyStr map)
    {
        int length = Math.Min(map.Length, 256);
        if (!NeedsDict(map, length)) return new PyEncodingMap(new CharmapPages(map));
        PyDict dict = new();
        for (int i = 0; i < length; i++) PyDict.SetSubscript(ts, dict, map[i], i).OrThrow(ts);
        return dict;
    }

    private static bool NeedsDict(PyStr map, int length)
    {
        if (length == 0 || map[0] != 0) return true;
        for (int i = 1; i < length; i++)
        {
            if (map[i] is 0 or > 0xFFFF) return true;
        }
        return false;
    }
}
