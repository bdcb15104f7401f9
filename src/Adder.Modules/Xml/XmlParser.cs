using Adder.Objects;

namespace Adder.Modules.Xml;

/// <summary>
/// Reads XML 1.0 piece by piece and reports it as expat does: an incremental, non-validating parser with namespaces, declarations, and
/// limits on what entities may grow to. Throws <see cref="XmlFault"/> out of its inner methods only.
/// </summary>
internal sealed partial class XmlParser
{
    private enum Stage
    {
        Start, Prolog, Subset, AfterSubset, Content, Epilog, Failed, Finished,
    }

    private readonly XmlEvents _events;
    private readonly XmlDtd _dtd;
    private string? _protocolEncoding;
    private readonly XmlParser? _parent;
    private readonly bool _isParameterEntity;

    private Stage _stage = Stage.Start;
    private XmlError _error;
    private XmlDecoding? _decoding;
    private byte[] _head = [];

    // The text that is being read: the document so far, or the replacement text of an internal entity.
    private char[] _chars = new char[1024];
    private int _at, _end;
    private bool _isFinal, _isDocument = true;

    private int _eventAt, _positionAt;
    private long _line = 1, _column, _byteIndex;
    private bool _hasBegun;

    /// <summary>A parser of a document. With a separator, even an empty one, names are expanded by namespaces.</summary>
    internal XmlParser(XmlEvents events, string? encoding, string? namespaceSeparator)
    {
        _events = events;
        _dtd = new XmlDtd();
        _protocolEncoding = encoding;
        _separator = namespaceSeparator;
        if (_separator is not null) _bindings["xml"] = new XmlBinding("xml", XmlNamespace, null);
    }

    /// <summary>A parser of an external entity of another parser's document; without a context, of a parameter entity.</summary>
    internal XmlParser(XmlEvents events, XmlParser parent, string? context, string? encoding)
    {
        _events = events;
        _parent = parent;
        _dtd = parent._dtd;
        _protocolEncoding = encoding;
        _separator = parent._separator;
        _isParameterEntity = context is null;
        ReportsPrefixes = parent.ReportsPrefixes;
        Base = parent.Base;
        ParameterEntities = parent.ParameterEntities;
        if (_separator is not null) SetContext(context);
        if (_isParameterEntity) _dtd.ParameterEntityRead = true;
    }

    internal Value Base { get; set; } = Value.None;

    internal bool HasBegun => _hasBegun;

    /// <summary>The error of the last call.</summary>
    internal XmlError Error => _error;

    internal bool HasFault => _error != XmlError.None;

    /// <summary>Overrides what the document says about its encoding, before it is begun.</summary>
    internal void SetEncoding(string encoding) => _protocolEncoding = encoding;

    /// <summary>Whether declarations of the external subset and of parameter entities are read: 0 never, 1 unless standalone, 2 always.</summary>
    internal int ParameterEntities { get; set; }

    internal bool UsesForeignDtd { get; set; }

    /// <summary>Takes the next bytes of the document; false when it is faulty. What Python code raises is thrown.</summary>
    internal bool Parse(ReadOnlySpan<byte> bytes, bool isFinal)
    {
        if (_stage == Stage.Failed) return false;
        if (_stage == Stage.Finished)
        {
            _error = XmlError.Finished;
            return false;
        }
        _hasBegun = true;
        bool done = false;
        try
        {
            Read(bytes, isFinal);
            done = true;
        }
        catch (XmlFault fault)
        {
            if (_isDocument && fault.At >= 0) _eventAt = fault.At;
            _error = fault.Error;
        }
        finally
        {
            if (!done) _stage = Stage.Failed;
        }
        return done;
    }

    private void Read(ReadOnlySpan<byte> bytes, bool isFinal)
    {
        Compact();
        if (_decoding is null)
        {
            _head = [.. _head, .. bytes];
            if (!TryFindEncoding(isFinal, out int skipped)) return;
            _byteIndex = skipped;
            bytes = _head.AsSpan(skipped);
        }
        _decoding!.Decode(bytes, ref _chars, ref _end);
        _directBytes += bytes.Length;
        if (isFinal && _decoding.HasPending) AppendChar(XmlChars.Partial);
        _isFinal = isFinal;
        Run();
        if (isFinal)
        {
            Finish();
            _stage = Stage.Finished;
        }
        _eventAt = _at;
        _error = XmlError.None;
    }

    private void AppendChar(char c)
    {
        if (_end == _chars.Length) Array.Resize(ref _chars, _end * 2);
        _chars[_end++] = c;
    }

    private void Compact()
    {
        if (!_isDocument || _at == 0) return;
        MovePosition(_at);
        Array.Copy(_chars, _at, _chars, 0, _end - _at);
        _end -= _at;
        _at = _eventAt = _positionAt = 0;
    }

    // One token after the other, for as long as they are complete.
    private void Run()
    {
        while (true)
        {
            Stage before = _stage;
            int at = _at;
            switch (_stage)
            {
                case Stage.Start or Stage.Prolog:
                    Prolog();
                    break;
                case Stage.Subset:
                    Subset();
                    break;
                case Stage.AfterSubset:
                    AfterSubset();
                    break;
                case Stage.Content:
                    Content(BaseLevel);
                    break;
                case Stage.Epilog:
                    Epilog();
                    break;
            }
            if (_stage == before && _at == at) return;
        }
    }

    // External entities may hold any number of elements.
    private static int BaseLevel => 0;

    private void Finish()
    {
        switch (_stage)
        {
            case Stage.Epilog:
                return;
            case Stage.Start or Stage.Subset or Stage.Prolog when _isParameterEntity:
                return;
            case Stage.Start or Stage.Content when _parent is not null && _tags.Count == 0:
                return;
            case Stage.Content when _inCdata:
                throw new XmlFault(XmlError.UnclosedCdataSection, _at);
            case Stage.Content when _parent is not null:
                throw new XmlFault(XmlError.AsyncEntity, _at);
            default:
                throw new XmlFault(XmlError.NoElements, _at);
        }
    }

    /// <summary>A token is not complete: there may be more text, or not.</summary>
    private bool Incomplete(int start)
    {
        if (!_isFinal) return false;
        bool cutOff = _end > 0 && _chars[_end - 1] == XmlChars.Partial;
        throw new XmlFault(cutOff ? CutOff : XmlError.UnclosedToken, start);
    }

    // Half a unit of UTF-16 does not count as a character.
    private XmlError CutOff => _decoding!.Encoding is XmlEncoding.Utf16LittleEndian or XmlEncoding.Utf16BigEndian ? XmlError.UnclosedToken : XmlError.PartialChar;

    private static XmlFault InvalidAt(int at) => new(XmlError.InvalidToken, at);

    private void BeginEvent(int at)
    {
        if (_isDocument) _eventAt = at;
    }

    internal long CurrentLine
    {
        get
        {
            MovePosition(_eventAt);
            return _line;
        }
    }

    internal long CurrentColumn
    {
        get
        {
            MovePosition(_eventAt);
            return _column;
        }
    }

    internal long CurrentByteIndex
    {
        get
        {
            if (!_hasBegun) return -1;
            MovePosition(_eventAt);
            return _byteIndex;
        }
    }

    /// <summary>The document's text from the current event on.</summary>
    internal ReadOnlySpan<char> InputContext => DocumentChars.AsSpan(_eventAt, DocumentEnd - _eventAt);

    private void MovePosition(int to)
    {
        char[] chars = DocumentChars;
        PassLines(chars, to);
        for (; _positionAt < to; _positionAt++)
        {
            char c = chars[_positionAt];
            _byteIndex += _decoding!.BytesOf(c);
            if (c == '\n')
            {
                if (_positionAt == 0 ? !_endedInReturn : chars[_positionAt - 1] != '\r') _line++;
                _column = 0;
            }
            else if (c == '\r')
            {
                _line++;
                _column = 0;
            }
            else if (!char.IsLowSurrogate(c))
            {
                _column++;
            }
        }
        if (to > 0 && to <= chars.Length) _endedInReturn = chars[to - 1] == '\r';
    }

    // Text that is ASCII up to the place, with plain line feeds, is gone through in one go.
    private void PassLines(char[] chars, int to)
    {
        if (_positionAt >= to || _positionAt == 0 && _endedInReturn) return;
        ReadOnlySpan<char> text = chars.AsSpan(_positionAt, to - _positionAt);
        if (!System.Text.Ascii.IsValid(text) || text.Contains('\r') || _positionAt > 0 && chars[_positionAt - 1] == '\r') return;
        _byteIndex += text.Length * (long)_decoding!.BytesOf('a');
        int lines = text.Count('\n');
        _line += lines;
        _column = lines == 0 ? _column + text.Length : text.Length - text.LastIndexOf('\n') - 1;
        _positionAt = to;
    }

    private bool _endedInReturn;
}
