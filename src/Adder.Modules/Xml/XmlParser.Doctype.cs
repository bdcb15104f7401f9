using Adder.Objects;

namespace Adder.Modules.Xml;

internal sealed partial class XmlParser
{
    private string? _doctypeName, _doctypeSystemId, _doctypePublicId;

    // Up to "[" or ">".
    private bool PassDoctype()
    {
        int start = _at;
        if (StartsWith("<!DOCTYPE") is null) return Incomplete(start);
        if (_end - start > 2 && !char.IsAsciiLetter(_chars[start + 2]) && _chars[start + 2] != '[') throw InvalidAt(start + 2);
        if (StartsWith("<!DOCTYPE") == false || _doctypeName is not null) throw new XmlFault(XmlError.Syntax, start);
        int end = start + 9;
        char quote = '\0';
        for (; ; end++)
        {
            if (end >= _end) return Incomplete(start);
            char c = _chars[end];
            if (!XmlChars.IsChar(c)) throw InvalidHere(end);
            if (quote != '\0') quote = c == quote ? '\0' : quote;
            else if (c is '"' or '\'') quote = c;
            else if (c is '[' or '>') break;
        }
        BeginEvent(start);
        var reader = new XmlDeclReader(_chars, start + 9, end);
        reader.RequireSpace();
        string name = reader.Name();
        if (reader.SkipSpace() && !reader.AtEnd) ReadExternalId(ref reader, out _doctypeSystemId, out _doctypePublicId, systemIsRequired: true);
        reader.SkipSpace();
        if (!reader.AtEnd) throw new XmlFault(XmlError.Syntax, reader.At);
        _doctypeName = name;
        bool hasSubset = _chars[end] == '[';
        _at = end + 1;
        BeginEvent(end);
        if (_doctypeSystemId is not null)
        {
            _dtd.HasParameterReferences = true;
            bool refuses = !_dtd.IsStandalone && ParameterEntities == 0 && _events.Has(XmlEvent.NotStandalone) && !_events.Report(XmlEvent.NotStandalone);
            if (refuses) throw new XmlFault(XmlError.NotStandalone, start);
        }
        if (_events.Has(XmlEvent.StartDoctypeDecl))
        {
            _events.Report(XmlEvent.StartDoctypeDecl, name, OrNone(_doctypeSystemId), OrNone(_doctypePublicId), Value.Int(hasSubset ? 1 : 0));
        }
        else
        {
            ReportTokens(start, _at);
        }
        if (hasSubset) _stage = Stage.Subset;
        else CloseDoctype(end, end);
        return true;
    }

    private static void ReadExternalId(ref XmlDeclReader reader, out string? systemId, out string? publicId, bool systemIsRequired)
    {
        systemId = publicId = null;
        int at = reader.At;
        string keyword = reader.Name();
        if (keyword is not ("SYSTEM" or "PUBLIC")) throw new XmlFault(XmlError.Syntax, at);
        reader.RequireSpace();
        if (keyword == "PUBLIC")
        {
            at = reader.At;
            publicId = NormalizedPublicId(reader.Literal(), at);
            bool spaced = reader.SkipSpace();
            if (!systemIsRequired && !reader.AtQuote) return;
            if (!spaced) throw new XmlFault(XmlError.Syntax, reader.At);
        }
        systemId = reader.Literal();
    }

    private static string NormalizedPublicId(string id, int at)
    {
        foreach (char c in id)
        {
            if (!XmlChars.IsPublicId(c)) throw new XmlFault(XmlError.PublicId, at);
        }
        return string.Join(' ', id.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries));
    }

    private void AfterSubset()
    {
        while (_at < _end)
        {
            if (XmlChars.IsSpace(_chars[_at]))
            {
                if (!PassSpace()) return;
                continue;
            }
            if (_chars[_at] != '>') throw Stray(_at);
            BeginEvent(_at);
            CloseDoctype(_at, ++_at);
            return;
        }
    }

    private void CloseDoctype(int start, int end)
    {
        _stage = Stage.Prolog;
        if (_doctypeSystemId is not null || UsesForeignDtd) ReadExternalSubset(_doctypeSystemId, _doctypePublicId);
        if (_events.Has(XmlEvent.EndDoctypeDecl)) _events.Report(XmlEvent.EndDoctypeDecl);
        else ReportDefault(start, end);
    }

    private void ReadExternalSubset(string? systemId, string? publicId)
    {
        bool had = _dtd.HasParameterReferences;
        UsesForeignDtd = false;
        _dtd.HasParameterReferences = true;
        if (ParameterEntities == 0 || !_events.Has(XmlEvent.ExternalEntityRef)) return;
        _dtd.ParameterEntityRead = false;
        if (!_events.Report(XmlEvent.ExternalEntityRef, Value.None, Base, OrNone(systemId), OrNone(publicId)))
        {
            throw new XmlFault(XmlError.ExternalEntityHandling);
        }
        if (!_dtd.ParameterEntityRead)
        {
            if (systemId is null) _dtd.HasParameterReferences = had;
        }
        else if (!_dtd.IsStandalone && _events.Has(XmlEvent.NotStandalone) && !_events.Report(XmlEvent.NotStandalone))
        {
            throw new XmlFault(XmlError.NotStandalone);
        }
    }

    private int _includeDepth;

    // The internal subset, the external one, or the text of a parameter entity.
    private void Subset()
    {
        while (_at < _end)
        {
            char c = _chars[_at];
            bool passed = true;
            if (XmlChars.IsSpace(c)) passed = PassSpace();
            else if (c == '%') passed = PassParameterReference();
            else if (c == ']') passed = PassSubsetEnd();
            else if (c == '<') passed = PassDeclaration();
            else throw Stray(_at);
            if (!passed || _stage != Stage.Subset) return;
        }
    }

    private bool PassSubsetEnd()
    {
        if (_includeDepth > 0)
        {
            bool? ends = StartsWith("]]>");
            if (ends is null) return Incomplete(_at);
            if (ends == false) throw new XmlFault(XmlError.Syntax, _at);
            _includeDepth--;
            _at += 3;
            return true;
        }
        if (_isParameterEntity || !_isDocument) throw new XmlFault(XmlError.Syntax, _at);
        BeginEvent(_at);
        ReportDefault(_at, ++_at);
        _stage = Stage.AfterSubset;
        return true;
    }

    private bool PassParameterReference()
    {
        int start = _at, i = start + 1;
        if (i >= _end) return Incomplete(start);
        if (!XmlChars.IsNameStart(_chars[i])) throw InvalidHere(i);
        while (i < _end && XmlChars.IsName(_chars[i])) i++;
        if (i >= _end) return Incomplete(start);
        if (_chars[i] != ';') throw InvalidHere(i);
        BeginEvent(start);
        string name = _chars.AsSpan(start + 1, i - start - 1).ToString();
        _at = i + 1;
        _dtd.HasParameterReferences = true;
        if (ParameterEntities == 0)
        {
            _dtd.KeepsProcessing = _dtd.IsStandalone;
            ReportDefault(start, _at);
            bool refuses = !_dtd.IsStandalone && _events.Has(XmlEvent.NotStandalone) && !_events.Report(XmlEvent.NotStandalone);
            return refuses ? throw new XmlFault(XmlError.NotStandalone, start) : true;
        }
        XmlEntity? entity = _dtd.Parameter.GetValueOrDefault(name);
        if (entity is null)
        {
            if (_parent is null && _isDocument && _doctypeSystemId is null) throw new XmlFault(XmlError.UndefinedEntity, start);
            _dtd.KeepsProcessing = _dtd.IsStandalone;
            if (_events.Has(XmlEvent.SkippedEntity)) _events.Report(XmlEvent.SkippedEntity, name, Value.Int(1));
            else ReportDefault(start, _at);
            return true;
        }
        if (entity.IsOpen) throw new XmlFault(XmlError.RecursiveEntityRef, start);
        if (entity.Text is not null) ReadEntity(entity, _tags.Count, static (parser, _) => parser.Subset());
        else ReadExternalParameterEntity(entity, start);
        return true;
    }

    private void ReadExternalParameterEntity(XmlEntity entity, int start)
    {
        if (!_events.Has(XmlEvent.ExternalEntityRef))
        {
            _dtd.KeepsProcessing = _dtd.IsStandalone;
            ReportDefault(start, _at);
            return;
        }
        _dtd.ParameterEntityRead = false;
        entity.IsOpen = true;
        bool accepted = _events.Report(XmlEvent.ExternalEntityRef, Value.None, entity.Base, OrNone(entity.SystemId), OrNone(entity.PublicId));
        entity.IsOpen = false;
        if (!accepted) throw new XmlFault(XmlError.ExternalEntityHandling, start);
        if (!_dtd.ParameterEntityRead) _dtd.KeepsProcessing = _dtd.IsStandalone;
        else if (!_dtd.IsStandalone && _events.Has(XmlEvent.NotStandalone) && !_events.Report(XmlEvent.NotStandalone))
        {
            throw new XmlFault(XmlError.NotStandalone, start);
        }
    }

    // Each token by itself, as expat's default handler gets them.
    private void ReportTokens(int start, int end)
    {
        if (!HasDefault) return;
        for (int i = start; i < end;)
        {
            int from = i++;
            char c = _chars[from];
            if (XmlChars.IsSpace(c))
            {
                while (i < end && XmlChars.IsSpace(_chars[i])) i++;
            }
            else if (c is '"' or '\'')
            {
                while (i < end && _chars[i] != c) i++;
                if (i < end) i++;
            }
            else if (c == ')')
            {
                if (i < end && _chars[i] is '*' or '+' or '?') i++;
            }
            else if (c is '<' or '#' || XmlChars.IsName(c))
            {
                while (i < end && (XmlChars.IsName(_chars[i]) || (c == '<' && _chars[i] == '!'))) i++;
                if (c != '<' && i < end && _chars[i] is '*' or '+' or '?') i++;
            }
            ReportDefault(from, i);
        }
    }
}
