using System.Buffers;
using Adder.Objects;

namespace Adder.Modules.Xml;

internal sealed partial class XmlParser
{
    private static readonly SearchValues<char> s_textEnds = SearchValues.Create(
        "<&]\n\r\u0000\u0001\u0002\u0003\u0004\u0005\u0006\u0007\u0008\u000B\u000C\u000E\u000F\u0010\u0011\u0012\u0013\u0014\u0015\u0016\u0017\u0018\u0019\u001A\u001B\u001C\u001D\u001E\u001F\uFFFE\uFFFF");

    private const int ConversionSize = 1024;

    private bool _inCdata;

    // doContent: leaves when a token is not complete or the root element is.
    private void Content(int level)
    {
        while (_at < _end)
        {
            char c = _chars[_at];
            bool passed = _inCdata ? PassCdata()
                : c == '<' ? PassTag(level)
                : c == '&' ? PassReference()
                : PassText();
            if (!passed) return;
            if (_tags.Count == 0 && _isDocument && _parent is null && !_inCdata && _stage == Stage.Content && _hasRoot)
            {
                _stage = Stage.Epilog;
                return;
            }
        }
    }

    private bool PassTag(int level)
    {
        if (_end - _at < 2) return Incomplete(_at);
        switch (_chars[_at + 1])
        {
            case '/':
                return PassEndTag(level);
            case '?':
                return PassInstruction();
            case '!':
                bool? isComment = StartsWith("<!--"), isCdata = StartsWith("<![CDATA[");
                if (isComment == true) return PassComment();
                if (isCdata == true) return BeginCdata();
                if (isComment is null || isCdata is null) return Incomplete(_at);
                throw InvalidAt(_at + 2);
            default:
                return PassStartTag();
        }
    }

    private bool BeginCdata()
    {
        BeginEvent(_at);
        int start = _at;
        _at += 9;
        _inCdata = true;
        if (_events.Has(XmlEvent.StartCdataSection)) _events.Report(XmlEvent.StartCdataSection);
        else ReportDefault(start, _at);
        return true;
    }

    // doCdataSection
    private bool PassCdata()
    {
        int i = _at;
        char c = _chars[i];
        if (c == ']')
        {
            bool? ends = StartsWith("]]>");
            if (ends is null && !_isFinal) return false;
            if (ends == true)
            {
                BeginEvent(i);
                _inCdata = false;
                _at += 3;
                if (_events.Has(XmlEvent.EndCdataSection)) _events.Report(XmlEvent.EndCdataSection);
                else ReportDefault(i, _at);
                return true;
            }
            if (ends is null) throw new XmlFault(XmlError.UnclosedCdataSection, _at);
            i++;
        }
        else if (PassLineEnd(out bool passed))
        {
            return passed;
        }
        while (i < _end && _chars[i] is not (']' or '\n' or '\r') && XmlChars.IsChar(_chars[i])) i++;
        if (i == _at) throw InvalidHere(i);
        Emit(_at, i);
        return true;
    }

    private XmlFault InvalidHere(int at) => new(_chars[at] == XmlChars.Partial ? CutOff : XmlError.InvalidToken, at);

    // A line feed by itself; a carriage return waits for what follows it.
    private bool PassLineEnd(out bool passed)
    {
        passed = true;
        char c = _chars[_at];
        if (c is not ('\n' or '\r')) return false;
        if (c == '\r' && _at + 1 >= _end && !_isFinal)
        {
            passed = false;
            return true;
        }
        int start = _at, end = c == '\r' && _at + 1 < _end && _chars[_at + 1] == '\n' ? _at + 2 : _at + 1;
        BeginEvent(start);
        _at = end;
        if (_events.Has(XmlEvent.CharacterData)) _events.Text(XmlEvent.CharacterData, "\n");
        else ReportDefault(start, end);
        return true;
    }

    private bool PassText()
    {
        if (PassLineEnd(out bool passed)) return passed;
        int i = _at;
        while (true)
        {
            int found = _chars.AsSpan(i, _end - i).IndexOfAny(s_textEnds);
            i = found < 0 ? _end : i + found;
            if (found < 0 || _chars[i] != ']') break;
            if (_end - i < 3 && !_isFinal && (_end - i == 1 || _chars[i + 1] == ']'))
            {
                // It may become "]]>", which is not allowed.
                if (i == _at) return false;
                break;
            }
            if (_end - i >= 3 && _chars[i + 1] == ']' && _chars[i + 2] == '>') throw InvalidAt(i + 2);
            i++;
        }
        if (i == _at) throw InvalidHere(i);
        if (i == _end && !_isFinal && char.IsHighSurrogate(_chars[i - 1]) && --i == _at) return false;
        Emit(_at, i);
        return true;
    }

    private void Emit(int start, int end)
    {
        // What expat must convert, it converts in pieces.
        int most = _isDocument && _decoding!.Encoding != XmlEncoding.Utf8 ? ConversionSize : int.MaxValue;
        while (start < end)
        {
            int count = Math.Min(end - start, most);
            BeginEvent(start);
            _at = start + count;
            if (_events.Has(XmlEvent.CharacterData)) _events.Text(XmlEvent.CharacterData, _chars.AsSpan(start, count));
            else ReportDefault(start, _at);
            start = _at;
        }
    }

    private bool PassReference()
    {
        int start = _at;
        int end = ReferenceEnd(start);
        if (end < 0) return Incomplete(start);
        BeginEvent(start);
        ReadOnlySpan<char> name = _chars.AsSpan(start + 1, end - start - 2);
        int character = name[0] == '#' ? CharacterOf(name, start) : PredefinedOf(name);
        _at = end;
        if (character >= 0)
        {
            if (!_events.Has(XmlEvent.CharacterData)) ReportDefault(start, end);
            else _events.Text(XmlEvent.CharacterData, new System.Text.Rune(character).ToString());
            return true;
        }
        ExpandReference(name.ToString(), start, end);
        return true;
    }

    /// <summary>Behind the semicolon of a reference; -1 where the text ends before it.</summary>
    private int ReferenceEnd(int start)
    {
        int i = start + 1;
        if (i >= _end) return -1;
        if (_chars[i] == '#')
        {
            i++;
            bool hex = i < _end && _chars[i] == 'x';
            if (hex) i++;
            int digits = i;
            while (i < _end && (hex ? char.IsAsciiHexDigit(_chars[i]) : char.IsAsciiDigit(_chars[i]))) i++;
            if (i >= _end) return -1;
            if (i == digits || _chars[i] != ';') throw InvalidAt(i);
            return i + 1;
        }
        if (!XmlChars.IsNameStart(_chars[i])) throw InvalidAt(i);
        while (i < _end && XmlChars.IsName(_chars[i])) i++;
        if (i >= _end) return -1;
        return _chars[i] == ';' ? i + 1 : throw InvalidAt(i);
    }

    private static int CharacterOf(ReadOnlySpan<char> reference, int at)
    {
        bool hex = reference[1] == 'x';
        int number = 0;
        foreach (char c in reference[(hex ? 2 : 1)..])
        {
            number = number * (hex ? 16 : 10) + (char.IsAsciiDigit(c) ? c - '0' : (c | 0x20) - 'a' + 10);
            if (number > 0x10FFFF) break;
        }
        return XmlChars.IsReferable(number) ? number : throw new XmlFault(XmlError.BadCharRef, at);
    }

    private static int PredefinedOf(ReadOnlySpan<char> name) => name switch
    {
        "lt" => '<',
        "gt" => '>',
        "amp" => '&',
        "quot" => '"',
        "apos" => '\'',
        _ => -1,
    };
}
