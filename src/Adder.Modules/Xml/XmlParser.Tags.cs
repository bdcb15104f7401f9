using Adder.Objects;

namespace Adder.Modules.Xml;

internal sealed partial class XmlParser
{
    private readonly record struct OpenTag(string RawName, PyStr Name, XmlBinding? Bindings);

    private record struct RawAttribute(int NameStart, int NameEnd, int ValueStart, int ValueEnd, bool IsPlain);

    private readonly List<OpenTag> _tags = [];
    private readonly List<RawAttribute> _raw = [];
    private readonly Dictionary<string, (string Raw, PyStr Name)> _names = [];
    private readonly HashSet<string> _seen = [];
    private Value[] _attributes = new Value[16];
    private int _attributeCount;
    private bool _hasRoot;

    private (string Raw, PyStr Name) NameOf(ReadOnlySpan<char> text)
    {
        var lookup = _names.GetAlternateLookup<ReadOnlySpan<char>>();
        if (lookup.TryGetValue(text, out (string, PyStr) known)) return known;
        string raw = text.ToString();
        return _names[raw] = (raw, _events.Name(PyStr.From(raw)));
    }

    private bool PassStartTag()
    {
        int start = _at;
        int i = ScanName(start + 1);
        if (i < 0) return Incomplete(start);
        int nameEnd = i;
        _raw.Clear();
        bool isEmpty = false;
        while (true)
        {
            int spaces = i;
            while (i < _end && XmlChars.IsSpace(_chars[i])) i++;
            if (i >= _end) return Incomplete(start);
            char c = _chars[i];
            if (c == '>') break;
            if (c == '/')
            {
                if (i + 1 >= _end) return Incomplete(start);
                if (_chars[++i] != '>') throw InvalidAt(i);
                isEmpty = true;
                break;
            }
            if (i == spaces) throw InvalidHere(i);
            if (!ScanAttribute(ref i)) return Incomplete(start);
        }
        BeginEvent(start);
        _at = i + 1;
        BeginElement(start, nameEnd, isEmpty);
        return true;
    }

    /// <summary>Behind the name at a position; -1 where the text ends first.</summary>
    private int ScanName(int start)
    {
        if (start >= _end) return -1;
        if (!XmlChars.IsNameStart(_chars[start])) throw InvalidHere(start);
        int i = start, colon = -1;
        char[] chars = _chars;
        for (; i < _end && XmlChars.IsName(chars[i]); i++)
        {
            if (chars[i] != ':' || _separator is null) continue;
            if (i == start || colon >= 0) throw InvalidAt(i);
            if (i + 1 >= _end) return -1;
            if (!XmlChars.IsNameStart(_chars[i + 1]) || _chars[i + 1] == ':') throw InvalidAt(i + 1);
            colon = i;
        }
        return i >= _end ? -1 : i;
    }

    private bool ScanAttribute(ref int i)
    {
        int nameStart = i, nameEnd = ScanName(i);
        if (nameEnd < 0) return false;
        i = nameEnd;
        if (!SkipSpaces(ref i)) return false;
        if (_chars[i] != '=') throw InvalidHere(i);
        i++;
        if (!SkipSpaces(ref i)) return false;
        char quote = _chars[i];
        if (quote is not ('"' or '\'')) throw InvalidHere(i);
        int valueStart = ++i;
        bool isPlain = true;
        for (; i < _end; i++)
        {
            char c = _chars[i];
            if (c == quote)
            {
                _raw.Add(new RawAttribute(nameStart, nameEnd, valueStart, i, isPlain));
                i++;
                // Something must separate attributes.
                if (i < _end && !XmlChars.IsSpace(_chars[i]) && _chars[i] is not ('>' or '/')) throw InvalidHere(i);
                return i < _end;
            }
            if (c == '&')
            {
                isPlain = false;
                int end = ReferenceEnd(i);
                if (end < 0) return false;
                i = end - 1;
            }
            else if (c < ' ')
            {
                isPlain = false;
                if (!XmlChars.IsSpace(c)) throw InvalidAt(i);
            }
            else if (c is '<' or >= XmlChars.Partial)
            {
                throw InvalidHere(i);
            }
        }
        return false;
    }

    private bool SkipSpaces(ref int i)
    {
        while (i < _end && XmlChars.IsSpace(_chars[i])) i++;
        return i < _end;
    }

    private void BeginElement(int start, int nameEnd, bool isEmpty)
    {
        (string raw, PyStr name) = NameOf(_chars.AsSpan(start + 1, nameEnd - start - 1));
        _hasRoot = true;
        _attributeCount = 0;
        _seen.Clear();
        XmlBinding? bindings = null;
        bool wanted = _events.Has(XmlEvent.StartElement);
        if (_separator is null) AddPlainAttributes(raw);
        else bindings = AddExpandedAttributes(raw, ref name);
        int specified = _attributeCount;
        AddDefaults(raw, ref bindings);
        // Without a prefix, and only xml being bound to anything, it is what it is.
        if (_separator is not null && (_bindings.Count > 1 || raw.Contains(':'))) name = Expanded(raw, true);
        _tags.Add(new OpenTag(raw, name, bindings));
        if (wanted) _events.StartElement(name, _attributes.AsSpan(0, _attributeCount), specified);
        else ReportDefault(start, _at);
        if (isEmpty)
        {
            if (wanted) BeginEvent(_at);
            EndElement(_at, _at, wanted);
        }
    }

    private void AddPlainAttributes(string element)
    {
        foreach (RawAttribute raw in _raw)
        {
            (string rawName, PyStr name) = NameOf(_chars.AsSpan(raw.NameStart, raw.NameEnd - raw.NameStart));
            if (_raw.Count > 1 && !_seen.Add(rawName)) throw new XmlFault(XmlError.DuplicateAttribute, raw.NameStart);
            AddAttribute(name, ValueOf(raw, element, rawName));
        }
    }

    private void AddAttribute(PyStr name, PyStr value)
    {
        if (_attributeCount + 2 > _attributes.Length) Array.Resize(ref _attributes, _attributes.Length * 2);
        _attributes[_attributeCount++] = name;
        _attributes[_attributeCount++] = value;
    }

    private PyStr ValueOf(RawAttribute raw, string element, string name)
    {
        ReadOnlySpan<char> text = _chars.AsSpan(raw.ValueStart, raw.ValueEnd - raw.ValueStart);
        bool isCdata = _dtd.AttributeOf(element, name) is not { IsCdata: false };
        return raw.IsPlain && isCdata ? PyStr.From(text) : PyStr.From(NormalizedValue(text, isCdata, raw.ValueStart));
    }

    private void AddDefaults(string element, ref XmlBinding? bindings)
    {
        if (_dtd.Attributes.Count == 0 || !_dtd.Attributes.TryGetValue(element, out List<XmlAttributeDecl>? list)) return;
        foreach (XmlAttributeDecl decl in list)
        {
            if (decl.Default is null || IsSpecified(decl.Name)) continue;
            if (_separator is not null && IsNamespaceDeclaration(decl.Name, out string prefix)) Bind(prefix, decl.Default, ref bindings);
            else AddAttribute(_separator is null ? NameOf(decl.Name).Name : Expanded(decl.Name, false), PyStr.From(decl.Default));
        }
    }

    private bool IsSpecified(string name)
    {
        foreach (RawAttribute raw in _raw)
        {
            if (_chars.AsSpan(raw.NameStart, raw.NameEnd - raw.NameStart).SequenceEqual(name)) return true;
        }
        return false;
    }

    private bool PassEndTag(int level)
    {
        int start = _at, i = ScanName(start + 2);
        if (i < 0) return Incomplete(start);
        int nameEnd = i;
        if (!SkipSpaces(ref i)) return Incomplete(start);
        if (_chars[i] != '>') throw InvalidHere(i);
        BeginEvent(start);
        if (_tags.Count == level) throw new XmlFault(XmlError.AsyncEntity, start);
        if (!_chars.AsSpan(start + 2, nameEnd - start - 2).SequenceEqual(_tags[^1].RawName)) throw new XmlFault(XmlError.TagMismatch, start + 2);
        _at = i + 1;
        EndElement(start, _at, false);
        return true;
    }

    // An empty element's end is never the default handler's business when its start was not.
    private void EndElement(int start, int end, bool startWasReported)
    {
        OpenTag tag = _tags[^1];
        _tags.RemoveAt(_tags.Count - 1);
        if (_events.Has(XmlEvent.EndElement)) _events.EndElement(tag.Name);
        else if (!startWasReported) ReportDefault(start, end);
        for (XmlBinding? binding = tag.Bindings; binding is not null; binding = binding.NextOfTag) Unbind(binding);
    }
}
