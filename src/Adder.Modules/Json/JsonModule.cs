using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Json;

/// <summary>The _json module: the fast parts of Lib/json.</summary>
[PyModule("_json", Doc = "The fast parts of the json package.")]
[PyModuleType(typeof(PyJsonScanner), Name = "make_scanner")]
[PyModuleType(typeof(PyJsonEncoder), Name = "make_encoder")]
internal static partial class JsonModule
{
    /// <summary>JSONDecodeError as Lib/json words it. (raise_errmsg)</summary>
    internal static PythonException DecodeError(ThreadState ts, string message, PyStr text, int position)
    {
        Value type = ModuleLookup.Attribute(ts, "json.decoder", "JSONDecodeError");
        Value error = Calls.Call(ts, type, (Value)message, text, position).OrThrow(ts);
        return new PythonException((PyException)error.Ref);
    }

    /// <summary>StopIteration with the index at which no value stands. (raise_stop_iteration)</summary>
    internal static PythonException NoValue(ThreadState ts, long index) =>
        new((PyException)Calls.Call(ts, PyType.StopIteration, Value.Int(index)).OrThrow(ts).Ref);

    [PyFunction("scanstring(string, end, strict=True) -> (string, end)\n\nRead a JSON string that begins before index end, and say where it ends.", Name = "scanstring")]
    private static Value ScanString(ThreadState ts, Value @string, long end, bool strict = true)
    {
        if (@string.Ref is not PyStr text)
        {
            return ts.Raise(PyType.TypeError, $"first argument must be a string, not {@string.Type.Name}");
        }
        if (end < 0 || end > text.Length) return ts.Raise(PyType.ValueError, "end is out of bounds");
        int next = (int)end;
        Value scanned = text.Kind switch
        {
            StrKind.Latin1 => new JsonReader<byte>(ts, text, text.Latin1, strict).String(ref next),
            StrKind.Ucs2 => new JsonReader<char>(ts, text, text.Ucs2, strict).String(ref next),
            _ => new JsonReader<int>(ts, text, text.Ucs4, strict).String(ref next),
        };
        return new PyTuple(scanned, next);
    }

    [PyFunction("encode_basestring_ascii(string) -> string\n\nThe string as a JSON literal of ASCII characters.", Name = "encode_basestring_ascii")]
    private static Value EncodeAscii(ThreadState ts, Value @string) => Encode(ts, @string, true);

    [PyFunction("encode_basestring(string) -> string\n\nThe string as a JSON literal.", Name = "encode_basestring")]
    private static Value EncodePlain(ThreadState ts, Value @string) => Encode(ts, @string, false);

    private static Value Encode(ThreadState ts, Value value, bool ascii)
    {
        if (value.Ref is not PyStr text)
        {
            return ts.Raise(PyType.TypeError, $"first argument must be a string, not {value.Type.Name}");
        }
        return JsonText.Quote(text, ascii);
    }
}
