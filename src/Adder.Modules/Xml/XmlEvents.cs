using Adder.Objects;

namespace Adder.Modules.Xml;

/// <summary>What a parser can report.</summary>
internal enum XmlEvent
{
    StartElement, EndElement, ProcessingInstruction, CharacterData, UnparsedEntityDecl, NotationDecl, StartNamespaceDecl, EndNamespaceDecl,
    Comment, StartCdataSection, EndCdataSection, Default, DefaultExpand, NotStandalone, ExternalEntityRef, StartDoctypeDecl, EndDoctypeDecl,
    EntityDecl, XmlDecl, ElementDecl, AttlistDecl, SkippedEntity,
}

/// <summary>Takes what a parser finds. Methods throw what Python code raises.</summary>
internal abstract class XmlEvents
{
    /// <summary>Whether anybody wants to know.</summary>
    internal abstract bool Has(XmlEvent kind);

    /// <summary>The attributes: names and values in turn, the specified ones first.</summary>
    internal abstract void StartElement(PyStr name, ReadOnlySpan<Value> attributes, int specified);

    internal abstract void EndElement(PyStr name);

    internal abstract void Text(XmlEvent kind, ReadOnlySpan<char> text);

    /// <summary>Any other event; what it returns is true unless Python code says otherwise.</summary>
    internal abstract bool Report(XmlEvent kind, params ReadOnlySpan<Value> arguments);

    /// <summary>Names by text, so that equal ones are the same object.</summary>
    internal abstract PyStr Name(PyStr name);

    /// <summary>The 256 characters of an encoding that the parser itself does not know, or null.</summary>
    internal abstract char[]? CharactersOf(string encoding);
}
