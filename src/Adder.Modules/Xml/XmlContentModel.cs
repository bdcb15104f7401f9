using System.Runtime.CompilerServices;
using Adder.Objects;

namespace Adder.Modules.Xml;

/// <summary>What an element may contain, as (type, quantifier, name, children).</summary>
internal static class XmlContentModel
{
    internal const int Empty = 1, Any = 2, Mixed = 3, Name = 4, Choice = 5, Sequence = 6;
    internal const int Once = 0, Optional = 1, Repeated = 2, AtLeastOnce = 3;

    internal static Value Read(ref XmlDeclReader reader, XmlEvents events)
    {
        if (!reader.TryTake('('))
        {
            int at = reader.At;
            string keyword = reader.Name();
            int type = keyword == "EMPTY" ? Empty : keyword == "ANY" ? Any : throw new XmlFault(XmlError.Syntax, at);
            return Node(type, Once, Value.None, []);
        }
        reader.SkipSpace();
        return reader.Current == '#' ? ReadMixed(ref reader, events) : ReadGroup(ref reader, events);
    }

    private static Value Node(int type, int quantifier, Value name, List<Value> children) =>
        new PyTuple(Value.Int(type), Value.Int(quantifier), name, PyTuple.From(children.ToArray()));

    private static int Quantifier(ref XmlDeclReader reader) =>
        reader.TryTake('?') ? Optional : reader.TryTake('*') ? Repeated : reader.TryTake('+') ? AtLeastOnce : Once;

    private static Value ReadMixed(ref XmlDeclReader reader, XmlEvents events)
    {
        reader.Take('#');
        if (reader.Name() != "PCDATA") throw reader.Wrong();
        List<Value> children = [];
        reader.SkipSpace();
        while (reader.TryTake('|'))
        {
            reader.SkipSpace();
            children.Add(Node(Name, Once, events.Name(PyStr.From(reader.Name())), []));
            reader.SkipSpace();
        }
        reader.Take(')');
        bool repeated = reader.TryTake('*');
        if (children.Count > 0 && !repeated) throw reader.Wrong();
        return Node(Mixed, repeated ? Repeated : Once, Value.None, children);
    }

    // Behind the opening parenthesis.
    private static Value ReadGroup(ref XmlDeclReader reader, XmlEvents events)
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack()) throw new XmlFault(XmlError.NoMemory);
        List<Value> children = [];
        char separator = '\0';
        while (true)
        {
            reader.SkipSpace();
            if (reader.TryTake('('))
            {
                reader.SkipSpace();
                children.Add(ReadGroup(ref reader, events));
            }
            else
            {
                Value name = events.Name(PyStr.From(reader.Name()));
                children.Add(Node(Name, Quantifier(ref reader), name, []));
            }
            reader.SkipSpace();
            if (reader.TryTake(')')) break;
            char next = reader.Current;
            if (next is not (',' or '|') || (separator != '\0' && next != separator)) throw reader.Wrong();
            separator = next;
            reader.Take(next);
        }
        return Node(separator == '|' ? Choice : Sequence, Quantifier(ref reader), Value.None, children);
    }
}
