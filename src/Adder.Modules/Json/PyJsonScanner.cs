using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Json;

/// <summary>What json.scanner calls c_make_scanner: reads values with the options of a JSONDecoder.</summary>
[PyType("Scanner", Module = "_json", Doc = "JSON scanner object")]
internal partial class PyJsonScanner(PyType type) : PyObject(type)
{
    internal JsonKeys Keys { get; } = new();

    [PyMember("strict")]
    internal bool IsStrict;

    [PyMember("object_hook")]
    internal Value ObjectHook = Value.None;

    [PyMember("object_pairs_hook")]
    internal Value ObjectPairsHook = Value.None;

    [PyMember("parse_float")]
    internal Value ParseFloat = Value.None;

    [PyMember("parse_int")]
    internal Value ParseInt = Value.None;

    [PyMember("parse_constant")]
    internal Value ParseConstant = Value.None;

    [Slot(Slot.TpNew, Signature = "make_scanner(context)")]
    internal static Value New(ThreadState ts, PyType type, Value context)
    {
        var scanner = Allocation.Of<PyJsonScanner>(type);
        scanner.IsStrict = Truth.Test(ts, Attributes.Get(ts, context, "strict").OrThrow(ts));
        scanner.ObjectHook = Attributes.Get(ts, context, "object_hook").OrThrow(ts);
        scanner.ObjectPairsHook = Attributes.Get(ts, context, "object_pairs_hook").OrThrow(ts);
        scanner.ParseFloat = Attributes.Get(ts, context, "parse_float").OrThrow(ts);
        scanner.ParseInt = Attributes.Get(ts, context, "parse_int").OrThrow(ts);
        scanner.ParseConstant = Attributes.Get(ts, context, "parse_constant").OrThrow(ts);
        return scanner;
    }

    [Slot(Slot.TpCall)]
    private Value Call(ThreadState ts, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        if (args.Length != 2) return ts.Raise(PyType.TypeError, $"scan_once() takes exactly 2 arguments ({args.Length} given)");
        if (args[0].Ref is not PyStr text)
        {
            return ts.Raise(PyType.TypeError, $"first argument must be a string, not {args[0].Type.Name}");
        }
        long index = Indexing.ToSsize(ts, args[1], PyType.OverflowError).OrThrow(ts);
        if (index < 0) return ts.Raise(PyType.ValueError, "idx cannot be negative");
        if (index >= text.Length) throw JsonModule.NoValue(ts, index);
        int at = (int)index;
        int depth = ts.RecursionDepth;
        try
        {
            Value read = text.Kind switch
            {
                StrKind.Latin1 => new JsonReader<byte>(ts, text, text.Latin1, this).Read(ref at),
                StrKind.Ucs2 => new JsonReader<char>(ts, text, text.Ucs2, this).Read(ref at),
                _ => new JsonReader<int>(ts, text, text.Ucs4, this).Read(ref at),
            };
            return new PyTuple(read, at);
        }
        finally
        {
            ts.RecursionDepth = depth;
            Keys.Forget();
        }
    }
}
