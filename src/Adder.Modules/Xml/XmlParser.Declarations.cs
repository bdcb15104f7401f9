using System.Text;
using Adder.Objects;

namespace Adder.Modules.Xml;

internal sealed partial class XmlParser
{
    private bool PassDeclaration()
    {
        int start = _at;
        if (_end - start < 3) return Incomplete(start);
        if (_chars[start + 1] == '?') return PassInstruction();
        if (_chars[start + 1] != '!') throw XmlChars.IsNameStart(_chars[start + 1]) ? new XmlFault(XmlError.Syntax, start) : InvalidAt(start + 1);
        if (_chars[start + 2] == '[' && (_isParameterEntity || !_isDocument)) return PassConditional();
        if (_chars[start + 2] == '-') return StartsWith("<!--") switch { null => Incomplete(start), true => PassComment(), _ => throw InvalidAt(start + 3) };
        int end = DeclarationEnd(start + 2);
        if (end < 0) return Incomplete(start);
        BeginEvent(start);
        _at = end + 1;
        bool expands = _isParameterEntity || !_isDocument;
        char[] text = expands && _chars.AsSpan(start, end - start).Contains('%') ? WithoutReferences(start, end) : _chars;
        _declarationIsPlain = ReferenceEquals(text, _chars);
        var reader = ReferenceEquals(text, _chars) ? new XmlDeclReader(_chars, start + 2, end) : new XmlDeclReader(text, 2, text.Length);
        int nameAt = reader.At;
        string kind = reader.Name();
        bool reported = kind switch
        {
            "ENTITY" => ReadEntityDeclaration(ref reader),
            "ELEMENT" => ReadElementDeclaration(ref reader),
            "ATTLIST" => ReadAttributeDeclarations(ref reader),
            "NOTATION" => ReadNotationDeclaration(ref reader),
            _ => throw new XmlFault(XmlError.Syntax, nameAt - 2),
        };
        if (!reported) ReportTokens(start, _at);
        return true;
    }

    // References to parameter entities were replaced in it: positions in it are none of the document's.
    private bool _declarationIsPlain;

    // Expat reports a declaration at the token that completes it.
    private void BeginDeclarationEvent(int at)
    {
        if (_declarationIsPlain) BeginEvent(at);
    }

    private int DeclarationEnd(int i)
    {
        char quote = '\0';
        for (; i < _end; i++)
        {
            char c = _chars[i];
            if (!XmlChars.IsChar(c)) throw InvalidHere(i);
            if (quote != '\0') quote = c == quote ? '\0' : quote;
            else if (c is '"' or '\'') quote = c;
            else if (c == '>') return i;
            else if (c == '<') throw InvalidAt(i);
        }
        return -1;
    }

    // Outside of literals, references to parameter entities count as their text between spaces.
    private char[] WithoutReferences(int start, int end)
    {
        var text = new StringBuilder();
        ExpandInto(text, _chars.AsSpan(start, end - start), 0);
        return text.ToString().ToCharArray();
    }

    private void ExpandInto(StringBuilder text, ReadOnlySpan<char> source, int depth)
    {
        if (depth > 100) throw new XmlFault(XmlError.RecursiveEntityRef);
        char quote = '\0';
        for (int i = 0; i < source.Length; i++)
        {
            char c = source[i];
            if (quote != '\0') quote = c == quote ? '\0' : quote;
            else if (c is '"' or '\'') quote = c;
            else if (c == '%' && i + 1 < source.Length && XmlChars.IsNameStart(source[i + 1]) && source[i..].IndexOf(';') is > 1 and int length)
            {
                string name = source.Slice(i + 1, length - 1).ToString();
                if (_dtd.Parameter.GetValueOrDefault(name)?.Text is { } value)
                {
                    Account(value.Length);
                    text.Append(' ');
                    ExpandInto(text, value, depth + 1);
                    text.Append(' ');
                }
                i += length;
                continue;
            }
            text.Append(c);
        }
    }

    // INCLUDE and IGNORE sections of the external subset.
    private bool PassConditional()
    {
        int start = _at, open = _chars.AsSpan(start + 3, _end - start - 3).IndexOf('[');
        if (open < 0) return Incomplete(start);
        open += start + 3;
        var keyword = new StringBuilder();
        ExpandInto(keyword, _chars.AsSpan(start + 3, open - start - 3), 0);
        switch (keyword.ToString().Trim())
        {
            case "INCLUDE":
                _includeDepth++;
                _at = open + 1;
                return true;
            case "IGNORE":
                int depth = 1;
                for (int i = open + 1; i + 2 < _end; i++)
                {
                    ReadOnlySpan<char> here = _chars.AsSpan(i, 3);
                    if (here.SequenceEqual("<![")) depth++;
                    else if (here.SequenceEqual("]]>") && --depth == 0)
                    {
                        _at = i + 3;
                        return true;
                    }
                }
                return Incomplete(start);
            default:
                throw new XmlFault(XmlError.Syntax, start);
        }
    }

    private bool ReadEntityDeclaration(ref XmlDeclReader reader)
    {
        reader.RequireSpace();
        bool isParameter = reader.TryTake('%');
        if (isParameter) reader.RequireSpace();
        string name = reader.Name();
        if (_separator is not null && name.Contains(':')) throw new XmlFault(XmlError.Syntax, reader.At);
        reader.RequireSpace();
        var entity = new XmlEntity(name) { Base = Base, IsInternal = !(_parent is not null || !_isDocument) };
        if (reader.AtQuote)
        {
            int at = reader.At + 1;
            BeginDeclarationEvent(reader.At);
            entity.Text = EntityValue(reader.Literal(), at);
        }
        else
        {
            ReadExternalId(ref reader, out entity.SystemId, out entity.PublicId, systemIsRequired: true);
            if (reader.SkipSpace() && !reader.AtEnd && !isParameter)
            {
                if (reader.Name() != "NDATA") throw reader.Wrong();
                reader.RequireSpace();
                BeginDeclarationEvent(reader.At);
                entity.Notation = reader.Name();
            }
        }
        reader.SkipSpace();
        if (!reader.AtEnd) throw reader.Wrong();
        if (entity.Text is null && entity.Notation is null) BeginDeclarationEvent(reader.At);
        Dictionary<string, XmlEntity> table = isParameter ? _dtd.Parameter : _dtd.General;
        if (!_dtd.KeepsProcessing || (!isParameter && PredefinedOf(name) >= 0) || !table.TryAdd(name, entity)) return false;
        return ReportEntity(entity, isParameter);
    }

    private bool ReportEntity(XmlEntity entity, bool isParameter)
    {
        if (entity.Notation is not null && _events.Has(XmlEvent.UnparsedEntityDecl))
        {
            _events.Report(XmlEvent.UnparsedEntityDecl, entity.Name, entity.Base, OrNone(entity.SystemId), OrNone(entity.PublicId), entity.Notation);
            return true;
        }
        if (!_events.Has(XmlEvent.EntityDecl)) return false;
        _events.Report(
            XmlEvent.EntityDecl, entity.Name, Value.Int(isParameter ? 1 : 0), OrNone(entity.Text), entity.Base, OrNone(entity.SystemId),
            OrNone(entity.PublicId), OrNone(entity.Notation));
        return true;
    }

    // storeEntityValue: characters and parameter entities are expanded now, general entities when they are used.
    private string EntityValue(string literal, int at)
    {
        var value = new StringBuilder(literal.Length);
        for (int i = 0; i < literal.Length; i++)
        {
            char c = literal[i];
            if (c == '\r')
            {
                if (i + 1 < literal.Length && literal[i + 1] == '\n') i++;
                value.Append('\n');
            }
            else if (c is '%' or '&')
            {
                int end = literal.IndexOf(';', i);
                if (end < 0 || end == i + 1 || !(XmlChars.IsNameStart(literal[i + 1]) || (c == '&' && literal[i + 1] == '#'))) throw InvalidAt(at + i + 1);
                ReadOnlySpan<char> name = literal.AsSpan(i + 1, end - i - 1);
                if (c == '%') AppendParameter(value, name.ToString(), at + i);
                else if (name[0] == '#') value.Append(new Rune(CharacterOf(CheckedReference(name, at + i), at + i)).ToString());
                else value.Append('&').Append(name).Append(';');
                i = end;
            }
            else
            {
                value.Append(c);
            }
        }
        return value.ToString();
    }

    private static ReadOnlySpan<char> CheckedReference(ReadOnlySpan<char> name, int at)
    {
        bool hex = name.Length > 1 && name[1] == 'x';
        ReadOnlySpan<char> digits = name[(hex ? 2 : 1)..];
        foreach (char c in digits)
        {
            if (!(hex ? char.IsAsciiHexDigit(c) : char.IsAsciiDigit(c))) throw InvalidAt(at);
        }
        return digits.IsEmpty ? throw InvalidAt(at) : name;
    }

    private void AppendParameter(StringBuilder value, string name, int at)
    {
        if (!_isParameterEntity && _isDocument) throw new XmlFault(XmlError.ParamEntityRef, at);
        XmlEntity? entity = _dtd.Parameter.GetValueOrDefault(name);
        if (entity?.Text is null)
        {
            _dtd.KeepsProcessing = _dtd.IsStandalone;
            return;
        }
        if (entity.IsOpen) throw new XmlFault(XmlError.RecursiveEntityRef, at);
        Account(entity.Text.Length);
        value.Append(entity.Text);
    }

    private bool ReadNotationDeclaration(ref XmlDeclReader reader)
    {
        reader.RequireSpace();
        string name = reader.Name();
        reader.RequireSpace();
        ReadExternalId(ref reader, out string? systemId, out string? publicId, systemIsRequired: false);
        BeginDeclarationEvent(systemId is null ? reader.At : reader.At - systemId.Length - 2);
        reader.SkipSpace();
        if (!reader.AtEnd) throw reader.Wrong();
        if (!_events.Has(XmlEvent.NotationDecl)) return false;
        _events.Report(XmlEvent.NotationDecl, name, Base, OrNone(systemId), OrNone(publicId));
        return true;
    }

    private bool ReadElementDeclaration(ref XmlDeclReader reader)
    {
        reader.RequireSpace();
        string name = reader.Name();
        reader.RequireSpace();
        int modelAt = reader.At;
        Value model = XmlContentModel.Read(ref reader, _events);
        BeginDeclarationEvent(reader.LastParenthesis(modelAt));
        reader.SkipSpace();
        if (!reader.AtEnd) throw reader.Wrong();
        if (!_events.Has(XmlEvent.ElementDecl)) return false;
        _events.Report(XmlEvent.ElementDecl, _events.Name(PyStr.From(name)), model);
        return true;
    }

    private bool ReadAttributeDeclarations(ref XmlDeclReader reader)
    {
        reader.RequireSpace();
        string element = reader.Name();
        bool reported = _events.Has(XmlEvent.AttlistDecl) && _dtd.KeepsProcessing;
        while (reader.SkipSpace() && !reader.AtEnd)
        {
            string name = reader.Name();
            reader.RequireSpace();
            string type = AttributeType(ref reader);
            reader.RequireSpace();
            bool isRequired = false, hasDefault = true;
            BeginDeclarationEvent(reader.At);
            if (reader.TryTake('#'))
            {
                string keyword = reader.Name();
                if (keyword is not ("REQUIRED" or "IMPLIED" or "FIXED")) throw reader.Wrong();
                isRequired = keyword != "IMPLIED";
                hasDefault = keyword == "FIXED";
                if (hasDefault) reader.RequireSpace();
                if (hasDefault) BeginDeclarationEvent(reader.At);
            }
            string? value = null;
            if (hasDefault) value = NormalizedValue(reader.Literal(), type == "CDATA", -1);
            if (!_dtd.KeepsProcessing) continue;
            DeclareAttribute(element, new XmlAttributeDecl(name, type == "CDATA", value));
            if (!reported) continue;
            _events.Report(
                XmlEvent.AttlistDecl, _events.Name(PyStr.From(element)), _events.Name(PyStr.From(name)), type, OrNone(value), Value.Int(isRequired ? 1 : 0));
        }
        if (!reader.AtEnd) throw reader.Wrong();
        return reported;
    }

    // The first declaration of an attribute counts.
    private void DeclareAttribute(string element, XmlAttributeDecl decl)
    {
        if (!_dtd.Attributes.TryGetValue(element, out List<XmlAttributeDecl>? list)) _dtd.Attributes[element] = list = [];
        foreach (XmlAttributeDecl known in list)
        {
            if (known.Name == decl.Name) return;
        }
        list.Add(decl);
    }

    private static string AttributeType(ref XmlDeclReader reader)
    {
        string prefix = "";
        if (reader.Current != '(')
        {
            int at = reader.At;
            string keyword = reader.Name();
            if (keyword is "CDATA" or "ID" or "IDREF" or "IDREFS" or "ENTITY" or "ENTITIES" or "NMTOKEN" or "NMTOKENS") return keyword;
            if (keyword != "NOTATION") throw new XmlFault(XmlError.Syntax, at);
            reader.RequireSpace();
            prefix = keyword;
        }
        reader.Take('(');
        var type = new StringBuilder(prefix).Append('(');
        do
        {
            if (type[^1] != '(') type.Append('|');
            reader.SkipSpace();
            type.Append(reader.NameToken());
            reader.SkipSpace();
        }
        while (reader.TryTake('|'));
        reader.Take(')');
        return type.Append(')').ToString();
    }
}
