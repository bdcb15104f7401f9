using System.Runtime.CompilerServices;
using System.Text;
using Adder.Objects;

namespace Adder.Modules.Xml;

internal sealed partial class XmlParser
{
    // Expat's protection against entities that expand to more than anyone wants. (XML_BLAP_...)
    private const long AmplificationThreshold = 8 * 1024 * 1024;
    private const int MaximumAmplification = 100;

    private char[]? _documentChars;
    private int _documentEnd;
    private long _directBytes, _indirectBytes;

    private char[] DocumentChars => _documentChars ?? _chars;

    private int DocumentEnd => _documentChars is null ? _end : _documentEnd;

    private XmlParser Root => _parent is null ? this : _parent.Root;

    // accountingDiffTolerated
    private void Account(long indirect)
    {
        XmlParser root = Root;
        root._indirectBytes += indirect;
        long direct = Math.Max(1, root._directBytes), total = direct + root._indirectBytes;
        if (total >= AmplificationThreshold && total / direct > MaximumAmplification) throw new XmlFault(XmlError.AmplificationLimitBreach);
    }

    private void ExpandReference(string name, int start, int end)
    {
        XmlEntity? entity = _dtd.General.GetValueOrDefault(name);
        if (!_dtd.HasParameterReferences || _dtd.IsStandalone)
        {
            if (entity is null) throw new XmlFault(XmlError.UndefinedEntity, start);
            if (!entity.IsInternal) throw new XmlFault(XmlError.EntityDeclaredInPe, start);
        }
        else if (entity is null)
        {
            Skip(name, start, end);
            return;
        }
        if (entity.IsOpen) throw new XmlFault(XmlError.RecursiveEntityRef, start);
        if (entity.Notation is not null) throw new XmlFault(XmlError.BinaryEntityRef, start);
        if (entity.Text is not null)
        {
            if (_events.Has(XmlEvent.Default)) Skip(name, start, end);
            else ReadEntity(entity, _tags.Count, static (parser, level) => parser.Content(level));
        }
        else if (_events.Has(XmlEvent.ExternalEntityRef))
        {
            entity.IsOpen = true;
            string context = Context();
            entity.IsOpen = false;
            if (!_events.Report(XmlEvent.ExternalEntityRef, context, entity.Base, OrNone(entity.SystemId), OrNone(entity.PublicId)))
            {
                throw new XmlFault(XmlError.ExternalEntityHandling, start);
            }
        }
        else
        {
            ReportDefault(start, end);
        }
    }

    private void Skip(string name, int start, int end)
    {
        if (_events.Has(XmlEvent.SkippedEntity)) _events.Report(XmlEvent.SkippedEntity, name, Value.Int(0));
        else ReportDefault(start, end);
    }

    // processInternalEntity: the text takes the place of the document's until it is used up.
    private void ReadEntity(XmlEntity entity, int level, Action<XmlParser, int> read)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack()) throw new XmlFault(XmlError.NoMemory);
        Account(entity.Text!.Length);
        var outer = (_chars, _at, _end, _isFinal, _isDocument, _documentChars);
        if (_isDocument)
        {
            _documentChars = _chars;
            _documentEnd = _end;
        }
        (_chars, _at, _end, _isFinal, _isDocument) = (entity.Text.ToCharArray(), 0, entity.Text.Length, true, false);
        entity.IsOpen = true;
        try
        {
            read(this, level);
            if (_inCdata) throw new XmlFault(XmlError.UnclosedCdataSection);
            if (_tags.Count != level) throw new XmlFault(XmlError.AsyncEntity);
        }
        catch (XmlFault fault) when (fault.At >= 0)
        {
            // Positions are those of the document.
            throw new XmlFault(fault.Error);
        }
        finally
        {
            entity.IsOpen = false;
            (_chars, _at, _end, _isFinal, _isDocument, _documentChars) = outer;
        }
    }

    /// <summary>An attribute's value with references expanded and white space made spaces. (storeAttributeValue)</summary>
    private string NormalizedValue(ReadOnlySpan<char> text, bool isCdata, int at)
    {
        var value = new StringBuilder(text.Length);
        AppendValue(value, text, isCdata, at);
        if (!isCdata && value.Length > 0 && value[^1] == ' ') value.Length--;
        return value.ToString();
    }

    private void AppendValue(StringBuilder value, ReadOnlySpan<char> text, bool isCdata, int at)
    {
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c == '&')
            {
                int end = i + text[i..].IndexOf(';');
                if (end < i) throw new XmlFault(XmlError.InvalidToken);
                AppendReference(value, text[(i + 1)..end], isCdata, at < 0 ? -1 : at + i);
                i = end;
            }
            else if (XmlChars.IsSpace(c))
            {
                if (c == '\r' && i + 1 < text.Length && text[i + 1] == '\n') i++;
                if (isCdata || (value.Length > 0 && value[^1] != ' ')) value.Append(' ');
            }
            else if (c == '<' && at < 0)
            {
                throw new XmlFault(XmlError.InvalidToken);
            }
            else
            {
                value.Append(c);
            }
        }
    }

    private void AppendReference(StringBuilder value, ReadOnlySpan<char> name, bool isCdata, int at)
    {
        if (name.IsEmpty) throw new XmlFault(XmlError.InvalidToken, at);
        int character = name[0] == '#' ? CharacterOf(name, at) : PredefinedOf(name);
        if (character >= 0)
        {
            if (isCdata || character != ' ' || (value.Length > 0 && value[^1] != ' ')) value.Append(new Rune(character).ToString());
            return;
        }
        XmlEntity? entity = _dtd.General.GetValueOrDefault(name.ToString());
        if (!_dtd.HasParameterReferences || _dtd.IsStandalone)
        {
            if (entity is null) throw new XmlFault(XmlError.UndefinedEntity, at);
            if (!entity.IsInternal) throw new XmlFault(XmlError.EntityDeclaredInPe, at);
        }
        else if (entity is null)
        {
            return;
        }
        if (entity.IsOpen) throw new XmlFault(XmlError.RecursiveEntityRef, at);
        if (entity.Notation is not null) throw new XmlFault(XmlError.BinaryEntityRef, at);
        if (entity.Text is null) throw new XmlFault(XmlError.AttributeExternalEntityRef, at);
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack()) throw new XmlFault(XmlError.NoMemory);
        Account(entity.Text.Length);
        entity.IsOpen = true;
        try
        {
            AppendValue(value, entity.Text, isCdata, -1);
        }
        finally
        {
            entity.IsOpen = false;
        }
    }
}
