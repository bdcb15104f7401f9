using System.Text;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Xml;

/// <summary>A parser as pyexpat shows it: handlers are attributes.</summary>
[PyType("xmlparser", Module = "pyexpat", Subclassable = false, NoInstantiation = true, Doc = "XML parser")]
internal sealed partial class PyXmlParser : PyObject
{
    private const int ReadSize = 2048, DefaultBufferSize = 8192;

    private readonly Value[] _handlers = new Value[(int)XmlEvent.SkippedEntity + 1];
    private readonly HandlerEvents _events;
    private readonly PyDict? _intern;
    private XmlParser _parser = null!;
    private StringBuilder? _buffer;
    private int _bufferSize = DefaultBufferSize;
    private bool _inCallback;

    private PyXmlParser(PyDict? intern) : base(TypeObject)
    {
        _intern = intern;
        _events = new HandlerEvents(this);
    }

    internal static PyXmlParser Create(string? encoding, string? separator, PyDict? intern)
    {
        var made = new PyXmlParser(intern);
        made._parser = new XmlParser(made._events, encoding, separator);
        return made;
    }

    [PyMember("ordered_attributes", ReadOnly = false)]
    internal bool OrdersAttributes;

    [PyMember("specified_attributes", ReadOnly = false)]
    internal bool OnlySpecified;

    [PyMember("intern")]
    internal Value Intern => _intern is null ? Value.None : _intern;

    [PyGetSet("namespace_prefixes", Setter = nameof(SetNamespacePrefixes))]
    private bool GetNamespacePrefixes() => _parser.ReportsPrefixes;

    private void SetNamespacePrefixes(ThreadState ts, Value value)
    {
        if (value.IsNull) throw Errors.RuntimeError("Cannot delete attribute");
        _parser.ReportsPrefixes = Truth.Test(ts, value);
    }

    [PyGetSet("buffer_text", Setter = nameof(SetBufferText))]
    private bool GetBufferText() => _buffer is not null;

    private void SetBufferText(ThreadState ts, Value value)
    {
        if (value.IsNull) throw Errors.RuntimeError("Cannot delete attribute");
        if (Truth.Test(ts, value))
        {
            _buffer ??= new StringBuilder();
        }
        else if (_buffer is not null)
        {
            Flush(ts);
            _buffer = null;
        }
    }

    [PyGetSet("buffer_used")]
    private long BufferUsed => _buffer?.Length ?? 0;

    [PyGetSet("buffer_size", Setter = nameof(SetBufferSize))]
    private long GetBufferSize() => _bufferSize;

    private void SetBufferSize(ThreadState ts, Value value)
    {
        if (value.IsNull) throw Errors.RuntimeError("Cannot delete attribute");
        if (!PyLong.Is(value)) throw Errors.TypeError("buffer_size must be an integer");
        if (!PyLong.TryInt64(value, out long size)) throw Errors.OverflowError("Python int too large to convert to C long");
        if (size <= 0) throw Errors.ValueError("buffer_size must be greater than zero");
        if (size > int.MaxValue) throw Errors.ValueError($"buffer_size must not be greater than {int.MaxValue}");
        Flush(ts);
        _bufferSize = (int)size;
    }

    [PyGetSet("ErrorCode")]
    private long ErrorCode => (long)_parser.Error;

    [PyGetSet("ErrorLineNumber")]
    private long ErrorLine => _parser.CurrentLine;

    [PyGetSet("ErrorColumnNumber")]
    private long ErrorColumn => _parser.CurrentColumn;

    [PyGetSet("ErrorByteIndex")]
    private long ErrorByte => _parser.CurrentByteIndex;

    [PyGetSet("CurrentLineNumber")]
    private long CurrentLine => _parser.CurrentLine;

    [PyGetSet("CurrentColumnNumber")]
    private long CurrentColumn => _parser.CurrentColumn;

    [PyGetSet("CurrentByteIndex")]
    private long CurrentByte => _parser.CurrentByteIndex;

    [PyMethod("""
        Parse($self, data, isfinal=False, /)
        --

        Parse a piece of the document; isfinal says that it is the last.
        """)]
    private Value Parse(ThreadState ts, Value data, bool isfinal = false)
    {
        if (data.Ref is PyStr text)
        {
            byte[] bytes = Encodings.EncodeUtf8(ts, text);
            if (!_parser.HasBegun) _parser.SetEncoding("utf-8");
            return Feed(ts, bytes, isfinal);
        }
        using BufferView view = BufferView.From(ts, data);
        return Feed(ts, view.Span, isfinal);
    }

    private Value Feed(ThreadState ts, ReadOnlySpan<byte> bytes, bool isFinal)
    {
        if (_inCallback) throw Error(XmlError.UnexpectedState);
        _events.Thread = ts;
        try
        {
            if (!_parser.Parse(bytes, isFinal) && _parser.Error != XmlError.None) throw Error(_parser.Error);
            Flush(ts);
            return Value.Int(1);
        }
        catch (PythonException error) when (!error.Error.Type.IsSubtypeOf(ExpatErrorType.TypeObject) || !_parser.HasFault)
        {
            // What a handler raised ends the work of all of them. (flag_error)
            Array.Clear(_handlers);
            throw;
        }
        finally
        {
            _inCallback = false;
        }
    }

    // set_error
    private PythonException Error(XmlError code)
    {
        long line = _parser.CurrentLine, column = _parser.CurrentColumn;
        PyException error = Errors.Simple(ExpatErrorType.TypeObject, (Value)$"{XmlErrors.Text(code)}: line {line}, column {column}");
        PyDict attributes = InstanceAttributes.DictOf(error)!;
        attributes.SetString("code", Value.Int((long)code));
        attributes.SetString("offset", Value.Int(column));
        attributes.SetString("lineno", Value.Int(line));
        return new PythonException(error);
    }

    [PyMethod("ParseFile($self, file, /)\n--\n\nParse XML data from file-like object.", Name = "ParseFile")]
    private Value ParseFile(ThreadState ts, Value file)
    {
        Value read = Attributes.Find(ts, file, "read");
        if (read.IsNull) throw ts.HasPending ? ts.Throwable() : Errors.TypeError("argument must have 'read' attribute");
        while (true)
        {
            Value data = Calls.Call(ts, read, Value.Int(ReadSize)).OrThrow(ts);
            if (data.Ref is not PyByteString bytes)
            {
                throw Errors.TypeError($"read() did not return a bytes object (type={data.Type.Name})");
            }
            if (bytes.Span.Length > ReadSize)
            {
                throw Errors.ValueError($"read() returned too much data: {ReadSize} bytes requested, {bytes.Span.Length} returned");
            }
            bool isFinal = bytes.Span.IsEmpty;
            Value result = Feed(ts, bytes.Span.ToArray(), isFinal);
            if (isFinal || result.IsNull) return result;
        }
    }

    [PyMethod("SetBase($self, base, /)\n--\n\nSet the base URL for the parser.", Name = "SetBase")]
    private void SetBase(string @base) => _parser.Base = @base;

    [PyMethod("GetBase($self, /)\n--\n\nReturn base URL string for the parser.", Name = "GetBase")]
    private Value GetBase() => _parser.Base;

    [PyMethod("""
        GetInputContext($self, /)
        --

        The source text of the present event, as far as it is still there.
        """, Name = "GetInputContext")]
    private Value GetInputContext() => _inCallback ? PyBytes.Own(Encoding.UTF8.GetBytes(_parser.InputContext.ToArray())) : Value.None;

    [PyMethod("""
        ExternalEntityParserCreate($self, context, encoding=<unrepresentable>, /)
        --

        A parser for an external entity, from the context that ExternalEntityRefHandler got.
        """, Name = "ExternalEntityParserCreate")]
    private Value ExternalEntityParserCreate([OrNone] string? context, string? encoding = null)
    {
        var made = new PyXmlParser(_intern) { OrdersAttributes = OrdersAttributes, OnlySpecified = OnlySpecified, _bufferSize = _bufferSize };
        if (_buffer is not null) made._buffer = new StringBuilder();
        _handlers.CopyTo(made._handlers, 0);
        made._parser = new XmlParser(made._events, _parser, context, encoding);
        return made;
    }

    [PyMethod("""
        SetParamEntityParsing($self, flag, /)
        --

        Say when parameter entities and the external DTD are parsed: one of the constants XML_PARAM_ENTITY_PARSING_*. Returns whether it was still possible.
        """, Name = "SetParamEntityParsing")]
    private long SetParamEntityParsing(int flag)
    {
        if (_parser.HasBegun) return 0;
        _parser.ParameterEntities = flag;
        return 1;
    }

    [PyMethod("""
        UseForeignDTD($self, flag=True, /)
        --

        Act as if a document without an external DTD had one: ExternalEntityRefHandler is asked for it.
        """, Name = "UseForeignDTD")]
    private void UseForeignDtd(bool flag = true)
    {
        if (_parser.HasBegun) throw Error(XmlError.CantChangeFeatureOnceParsing);
        _parser.UsesForeignDtd = flag;
    }

    private Value Handler(XmlEvent kind) => _handlers[(int)kind].IsNull ? Value.None : _handlers[(int)kind];

    private void SetHandler(ThreadState ts, XmlEvent kind, Value value)
    {
        if (value.IsNull) throw Errors.RuntimeError("Cannot delete attribute");
        // What is buffered belongs to the old handler.
        if (kind == XmlEvent.CharacterData) Flush(ts);
        _handlers[(int)kind] = value.IsNone ? default : value;
    }
}
