using Adder.Objects;

namespace Adder.Modules.Xml;

internal sealed partial class XmlParser
{
    private void Prolog()
    {
        if (_encodingError != XmlError.None && _decoding!.Encoding == XmlEncoding.Latin1 && _protocolEncoding is not null) throw new XmlFault(_encodingError, 0);
        while (_at < _end)
        {
            bool isFirst = _stage == Stage.Start;
            char c = _chars[_at];
            if (isFirst && !TryPassTextDeclaration()) return;
            if (isFirst)
            {
                _stage = _isParameterEntity ? Stage.Subset : _parent is not null ? Stage.Content : Stage.Prolog;
                if (_stage != Stage.Prolog || _at > 0) return;
            }
            if (XmlChars.IsSpace(c))
            {
                if (!PassSpace()) return;
            }
            else if (c != '<')
            {
                throw Stray(_at);
            }
            else if (!PassMarkup())
            {
                return;
            }
            if (_stage != Stage.Prolog) return;
        }
    }

    private bool PassMarkup()
    {
        if (_end - _at < 2) return Incomplete(_at);
        char c = _chars[_at + 1];
        if (c == '?') return PassInstruction();
        if (c == '!') return StartsWith("<!--") switch { null => Incomplete(_at), true => PassComment(), _ => PassDoctype() };
        if (!XmlChars.IsNameStart(c)) throw InvalidAt(_at + 1);
        if (UsesForeignDtd) ReadExternalSubset(null, null);
        _stage = Stage.Content;
        return true;
    }

    private void Epilog()
    {
        while (_at < _end)
        {
            char c = _chars[_at];
            if (XmlChars.IsSpace(c))
            {
                if (!PassSpace()) return;
                continue;
            }
            if (!XmlChars.IsChar(c)) throw InvalidAt(_at);
            if (c != '<') throw new XmlFault(XmlError.JunkAfterDocElement, _at);
            if (_end - _at < 2)
            {
                Incomplete(_at);
                return;
            }
            bool? comment = StartsWith("<!--");
            if (_chars[_at + 1] == '?' ? !PassInstruction() : comment switch
            {
                null => !Incomplete(_at),
                true => !PassComment(),
                _ => throw new XmlFault(_chars[_at + 1] == '!' || _chars[_at + 1] == '/' || XmlChars.IsNameStart(_chars[_at + 1])
                    ? XmlError.JunkAfterDocElement
                    : XmlError.InvalidToken, _chars[_at + 1] == '!' || XmlChars.IsNameStart(_chars[_at + 1]) ? _at : _at + 1),
            })
            {
                return;
            }
        }
    }

    private XmlFault Stray(int at)
    {
        char c = _chars[at];
        if (XmlChars.IsName(c))
        {
            int end = at;
            while (end < _end && XmlChars.IsName(_chars[end])) end++;
            if (end < _end && !XmlChars.IsSpace(_chars[end]) && !">),|[%+*?".Contains(_chars[end])) return InvalidHere(end);
        }
        bool isToken = XmlChars.IsName(c) || c is '[' or ']' or '(' or ')' or '|' or ',' or '>' or '%' or '#' or '"' or '\'';
        return new XmlFault(c == XmlChars.Partial ? CutOff : isToken ? XmlError.Syntax : XmlError.InvalidToken, at);
    }

    /// <summary>Whether the text goes on like this; null when there is not enough of it.</summary>
    private bool? StartsWith(string text)
    {
        ReadOnlySpan<char> rest = _chars.AsSpan(_at, _end - _at);
        if (rest.StartsWith(text)) return true;
        return rest.Length < text.Length && text.AsSpan().StartsWith(rest) ? null : false;
    }

    private bool PassSpace()
    {
        int start = _at;
        while (_at < _end && XmlChars.IsSpace(_chars[_at])) _at++;
        // The line feed of a CR LF may still come.
        if (_at == _end && _chars[_at - 1] == '\r' && !_isFinal && --_at == start) return false;
        BeginEvent(start);
        ReportDefault(start, _at);
        return true;
    }

    private void ReportDefault(int start, int end)
    {
        if (end > start && HasDefault) ReportDefault(_chars.AsSpan(start, end - start));
    }

    private bool HasDefault => _events.Has(XmlEvent.Default) || _events.Has(XmlEvent.DefaultExpand);

    private void ReportDefault(ReadOnlySpan<char> text)
    {
        if (_events.Has(XmlEvent.Default)) _events.Text(XmlEvent.Default, text);
        else if (_events.Has(XmlEvent.DefaultExpand)) _events.Text(XmlEvent.DefaultExpand, text);
    }

    private bool PassComment()
    {
        int start = _at, i = _at + 4;
        for (; i + 2 < _end; i++)
        {
            char c = _chars[i];
            if (!XmlChars.IsChar(c)) throw InvalidAt(i);
            if (c != '-' || _chars[i + 1] != '-') continue;
            if (_chars[i + 2] != '>') throw InvalidAt(i + 2);
            BeginEvent(start);
            _at = i + 3;
            if (_events.Has(XmlEvent.Comment)) _events.Report(XmlEvent.Comment, NormalizedLines(start + 4, i));
            else ReportDefault(start, _at);
            return true;
        }
        for (; i < _end; i++)
        {
            if (!XmlChars.IsChar(_chars[i])) throw InvalidAt(i);
        }
        return Incomplete(start);
    }

    private PyStr NormalizedLines(int start, int end)
    {
        ReadOnlySpan<char> text = _chars.AsSpan(start, end - start);
        return text.Contains('\r') ? PyStr.From(text.ToString().Replace("\r\n", "\n").Replace('\r', '\n')) : PyStr.From(text);
    }

    private bool PassInstruction()
    {
        int start = _at, nameAt = _at + 2;
        if (nameAt >= _end) return Incomplete(start);
        if (!XmlChars.IsNameStart(_chars[nameAt])) throw InvalidAt(nameAt);
        int i = nameAt;
        while (i < _end && XmlChars.IsName(_chars[i])) i++;
        if (i >= _end) return Incomplete(start);
        ReadOnlySpan<char> target = _chars.AsSpan(nameAt, i - nameAt);
        if (_separator is not null && target.Contains(':')) throw InvalidAt(nameAt + target.IndexOf(':'));
        bool isXml = target.Equals("xml", StringComparison.OrdinalIgnoreCase);
        if (isXml && !target.SequenceEqual("xml")) throw InvalidAt(i);
        if (!XmlChars.IsSpace(_chars[i]) && _chars[i] != '?') throw InvalidAt(i);
        int dataAt = i;
        while (dataAt < _end && XmlChars.IsSpace(_chars[dataAt])) dataAt++;
        for (int at = i; at < _end; at++)
        {
            if (!XmlChars.IsChar(_chars[at])) throw InvalidAt(at);
            if (_chars[at] != '?') continue;
            if (at + 1 >= _end) break;
            if (_chars[at + 1] != '>')
            {
                if (at == i) throw InvalidAt(at + 1);
                continue;
            }
            if (isXml) throw new XmlFault(XmlError.MisplacedXmlPi, start);
            BeginEvent(start);
            string name = target.ToString();
            _at = at + 2;
            if (!_events.Has(XmlEvent.ProcessingInstruction)) ReportDefault(start, _at);
            else _events.Report(XmlEvent.ProcessingInstruction, _events.Name(PyStr.From(name)), NormalizedLines(Math.Min(dataAt, at), at));
            return true;
        }
        return Incomplete(start);
    }

    // "<?xml ...?>", at the very beginning only.
    private bool TryPassTextDeclaration()
    {
        if (StartsWith("<?xml") is null) return Incomplete(_at);
        if (StartsWith("<?xml") == false || (_end > 5 && !XmlChars.IsSpace(_chars[5]))) return true;
        int end = _chars.AsSpan(0, _end).IndexOf("?>");
        if (end < 0) return Incomplete(0);
        BeginEvent(0);
        var declaration = XmlDeclaration.Parse(_chars.AsSpan(5, end - 5), _parent is not null);
        if (declaration.Fault >= 0) throw new XmlFault(_parent is null ? XmlError.XmlDecl : XmlError.TextDecl, 5 + declaration.Fault);
        _at = end + 2;
        if (declaration.Standalone == 1)
        {
            _dtd.IsStandalone = true;
            if (ParameterEntities == 1) ParameterEntities = 0;
        }
        if (!_events.Has(XmlEvent.XmlDecl)) ReportDefault(0, _at);
        else _events.Report(XmlEvent.XmlDecl, OrNone(declaration.Version), OrNone(declaration.Encoding), Value.Int(declaration.Standalone));
        if (_encodingError != XmlError.None) throw new XmlFault(_encodingError, 0);
        if (declaration.Encoding is { } name && _protocolEncoding is null) CheckDeclaredWidth(name);
        return true;
    }

    private void CheckDeclaredWidth(string name)
    {
        bool isWide = _decoding!.Encoding is XmlEncoding.Utf16LittleEndian or XmlEncoding.Utf16BigEndian;
        bool saysWide = name.StartsWith("UTF-16", StringComparison.OrdinalIgnoreCase);
        if (isWide != saysWide) throw new XmlFault(XmlError.IncorrectEncoding, 0);
    }

    private static Value OrNone(string? text) => text is null ? Value.None : text;
}
