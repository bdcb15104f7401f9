using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Json;

/// <summary>What json.encoder calls c_make_encoder: writes values with the options of a JSONEncoder.</summary>
[PyType("Encoder", Module = "_json", Doc = "Encoder(markers, default, encoder, indent, key_separator, item_separator, sort_keys, skipkeys, allow_nan)")]
internal partial class PyJsonEncoder(PyType type) : PyObject(type)
{
    [PyMember("markers")]
    internal Value Markers = Value.None;

    [PyMember("default")]
    internal Value Default = Value.None;

    [PyMember("encoder")]
    internal Value EncodeText = Value.None;

    [PyMember("indent")]
    internal Value Indent = Value.None;

    [PyMember("key_separator")]
    internal Value KeySeparator = Value.None;

    [PyMember("item_separator")]
    internal Value ItemSeparator = Value.None;

    [PyMember("sort_keys")]
    internal bool SortsKeys;

    [PyMember("skipkeys")]
    internal bool SkipsKeys;

    internal bool AllowsNan;

    /// <summary>How strings are quoted without a call of the encoder; null where it must be called.</summary>
    internal bool? QuotesAscii;

    [Slot(Slot.TpNew, Signature = "make_encoder(markers, default, encoder, indent, key_separator, item_separator, sort_keys, skipkeys, allow_nan)")]
    internal static Value New(
        ThreadState ts, PyType type, Value markers, Value @default, Value encoder, Value indent, PyStr keySeparator, PyStr itemSeparator,
        bool sortKeys, bool skipkeys, bool allowNan)
    {
        if (!markers.IsNone && markers.Ref is not PyDict)
        {
            return ts.Raise(PyType.TypeError, $"make_encoder() argument 1 must be dict or None, not {markers.Type.Name}");
        }
        var made = Allocation.Of<PyJsonEncoder>(type);
        made.Markers = markers;
        made.Default = @default;
        made.EncodeText = encoder;
        made.Indent = indent;
        made.KeySeparator = keySeparator;
        made.ItemSeparator = itemSeparator;
        made.SortsKeys = sortKeys;
        made.SkipsKeys = skipkeys;
        made.AllowsNan = allowNan;
        made.QuotesAscii = (encoder.Ref as PyBuiltinFunction)?.Def.Name switch
        {
            "encode_basestring_ascii" => true,
            "encode_basestring" => false,
            _ => null,
        };
        return made;
    }

    [Slot(Slot.TpCall)]
    private Value Call(ThreadState ts, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        if (args.Length != 2 || kwnames is not null) return ts.Raise(PyType.TypeError, $"_iterencode() takes exactly 2 arguments ({args.Length} given)");
        Indexing.ToSsize(ts, args[1], PyType.OverflowError).OrThrow(ts);
        int depth = ts.RecursionDepth;
        try
        {
            var writer = new JsonWriter(ts, this);
            writer.Write(args[0]);
            return new PyTuple(writer.ToStr());
        }
        finally
        {
            ts.RecursionDepth = depth;
        }
    }
}
