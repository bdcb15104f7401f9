using System.Text;
using Adder.Modules.Xml;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.ElementTree;

/// <summary><c>xml.etree.ElementTree.XMLParser</c></summary>
[PyType("XMLParser", Module = "xml.etree.ElementTree")]
internal unsafe partial class PyTreeParser(PyType type) : PyObject(type)
{
    private const int ReadSize = 64 * 1024;

    private TreeEvents? _events;
    private XmlParser _parser = null!;

    [PyMember("target")]
    internal Value Target = Value.None;

    [PyMember("entity")]
    internal Value Entity = Value.None;

    [PyGetSet("version")]
    private static string Version => "Expat 2.5.0";

    [Slot(Slot.TpNew)]
    internal static Value New(ThreadState ts, PyType type, ReadOnlySpan<Value> args, PyTuple? kwnames) => type.AllocateInstance(type);

    [Slot(Slot.TpInit, Signature = "XMLParser(*, target=None, encoding=None)")]
    private void Init(ThreadState ts, Value target, string? encoding = null)
    {
        Entity = new PyDict();
        Target = target.IsNone ? Calls.Call(ts, PyTreeBuilder.TypeObject).OrThrow(ts) : target;
        _events = new TreeEvents(ts, this);
        _parser = new XmlParser(_events, encoding, "}");
    }

    private TreeEvents Ready => _events ?? throw Errors.ValueError("XMLParser.__init__() wasn't called");

    private void Parse(ThreadState ts, ReadOnlySpan<byte> bytes, bool isFinal)
    {
        Ready.Thread = ts;
        if (_parser.Parse(bytes, isFinal) || _parser.Error == XmlError.None) return;
        throw ElementTreeModule.ParseError(ts, _parser.Error, _parser.CurrentLine, _parser.CurrentColumn, null);
    }

    internal PythonException UndefinedEntity(ThreadState ts, string name) =>
        ElementTreeModule.ParseError(ts, XmlError.UndefinedEntity, _parser.CurrentLine, _parser.CurrentColumn, $"undefined entity &{name};");

    [PyMethod("feed($self, data, /)\n--\n\n", Name = "feed")]
    private void Feed(ThreadState ts, Value data)
    {
        _ = Ready;
        if (data.Ref is PyStr text)
        {
            byte[] bytes = Encodings.EncodeUtf8(ts, text);
            if (!_parser.HasBegun) _parser.SetEncoding("utf-8");
            Parse(ts, bytes, false);
            return;
        }
        using BufferView view = BufferView.From(ts, data);
        Parse(ts, view.Span, false);
    }

    [PyMethod("flush($self, /)\n--\n\n", Name = "flush")]
    private void Flush()
    {
        // Nothing is held back that could be parsed.
    }

    [PyMethod("close($self, /)\n--\n\n", Name = "close")]
    private Value Close(ThreadState ts)
    {
        TreeEvents events = Ready;
        Parse(ts, [], true);
        if (events.Builder is { } builder) return builder.Done;
        return events.CloseMethod.IsNull ? Value.None : Calls.Call(ts, events.CloseMethod);
    }

    [PyMethod("_parse_whole($self, file, /)\n--\n\n", Name = "_parse_whole")]
    private Value ParseWhole(ThreadState ts, Value file)
    {
        TreeEvents events = Ready;
        Value reader = Adder.Protocols.Attributes.Get(ts, file, "read").OrThrow(ts);
        while (true)
        {
            Value buffer = Calls.Call(ts, reader, Value.Int(ReadSize)).OrThrow(ts);
            if (buffer.Ref is PyStr text)
            {
                if (text.Length == 0) break;
                if (!_parser.HasBegun) _parser.SetEncoding("utf-8");
                Parse(ts, Encodings.EncodeUtf8(ts, text, "surrogatepass"), false);
            }
            else if (buffer.Ref is PyBytes bytes && bytes.Length > 0)
            {
                Parse(ts, bytes.Span, false);
            }
            else
            {
                break;
            }
        }
        Parse(ts, [], true);
        return events.Builder is { } builder ? builder.Done : Value.None;
    }

    [PyMethod("_setevents($self, events_queue, events_to_report=None, /)\n--\n\n", Name = "_setevents")]
    private void SetEvents(ThreadState ts, Value eventsQueue, Value eventsToReport)
    {
        if (Ready.Builder is not { } builder)
        {
            throw Errors.TypeError("event handling only supported for ElementTree.TreeBuilder targets");
        }
        builder.EventsAppend = Adder.Protocols.Attributes.Get(ts, eventsQueue, "append").OrThrow(ts);
        builder.WantsStart = builder.WantsEnd = builder.WantsStartNs = builder.WantsEndNs = builder.WantsComment = builder.WantsPi = false;
        if (eventsToReport.IsNone)
        {
            builder.WantsEnd = true;
            return;
        }
        if (!Iteration.IsIterable(eventsToReport)) throw Errors.TypeError("events must be a sequence");
        foreach (Value item in Iterables.ToList(ts, eventsToReport).Items)
        {
            string name = item.Ref switch
            {
                PyStr text => text.ToString(),
                PyBytes bytes => Encoding.Latin1.GetString(bytes.Span),
                _ => throw Errors.ValueError("invalid events sequence"),
            };
            switch (name)
            {
                case "start": builder.WantsStart = true; break;
                case "end": builder.WantsEnd = true; break;
                case "start-ns": builder.WantsStartNs = true; break;
                case "end-ns": builder.WantsEndNs = true; break;
                case "comment": builder.WantsComment = true; break;
                case "pi": builder.WantsPi = true; break;
                default: throw Errors.ValueError($"unknown event '{name}'");
            }
        }
    }
}
