using Adder.Objects;

namespace Adder.Modules.Xml;

/// <summary>An entity that the document declares.</summary>
internal sealed class XmlEntity(string name)
{
    internal string Name { get; } = name;

    /// <summary>The replacement text; null for an external entity.</summary>
    internal string? Text;

    internal string? SystemId, PublicId, Notation;
    internal Value Base = Value.None;
    internal bool IsOpen;

    /// <summary>It is declared in the document itself, not in a parameter entity or the external subset.</summary>
    internal bool IsInternal;
}

/// <summary>An attribute that the document declares.</summary>
internal sealed record XmlAttributeDecl(string Name, bool IsCdata, string? Default);

/// <summary>What the declarations of a document say. Parsers of its external parameter entities share it.</summary>
internal sealed class XmlDtd
{
    internal Dictionary<string, XmlEntity> General { get; } = [];

    internal Dictionary<string, XmlEntity> Parameter { get; } = [];

    internal Dictionary<string, List<XmlAttributeDecl>> Attributes { get; } = [];

    internal bool KeepsProcessing = true, HasParameterReferences, IsStandalone, ParameterEntityRead;

    internal XmlAttributeDecl? AttributeOf(string element, ReadOnlySpan<char> attribute)
    {
        if (Attributes.Count == 0 || !Attributes.TryGetValue(element, out List<XmlAttributeDecl>? list)) return null;
        foreach (XmlAttributeDecl decl in list)
        {
            if (attribute.SequenceEqual(decl.Name)) return decl;
        }
        return null;
    }
}
