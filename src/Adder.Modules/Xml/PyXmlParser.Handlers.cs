using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Runtime;

namespace Adder.Modules.Xml;

internal sealed partial class PyXmlParser
{
    [PyGetSet("StartElementHandler", Setter = nameof(SetStartElement))]
    private Value GetStartElement() => Handler(XmlEvent.StartElement);

    private void SetStartElement(ThreadState ts, Value value) => SetHandler(ts, XmlEvent.StartElement, value);

    [PyGetSet("EndElementHandler", Setter = nameof(SetEndElement))]
    private Value GetEndElement() => Handler(XmlEvent.EndElement);

    private void SetEndElement(ThreadState ts, Value value) => SetHandler(ts, XmlEvent.EndElement, value);

    [PyGetSet("ProcessingInstructionHandler", Setter = nameof(SetProcessingInstruction))]
    private Value GetProcessingInstruction() => Handler(XmlEvent.ProcessingInstruction);

    private void SetProcessingInstruction(ThreadState ts, Value value) => SetHandler(ts, XmlEvent.ProcessingInstruction, value);

    [PyGetSet("CharacterDataHandler", Setter = nameof(SetCharacterData))]
    private Value GetCharacterData() => Handler(XmlEvent.CharacterData);

    private void SetCharacterData(ThreadState ts, Value value) => SetHandler(ts, XmlEvent.CharacterData, value);

    [PyGetSet("UnparsedEntityDeclHandler", Setter = nameof(SetUnparsedEntityDecl))]
    private Value GetUnparsedEntityDecl() => Handler(XmlEvent.UnparsedEntityDecl);

    private void SetUnparsedEntityDecl(ThreadState ts, Value value) => SetHandler(ts, XmlEvent.UnparsedEntityDecl, value);

    [PyGetSet("NotationDeclHandler", Setter = nameof(SetNotationDecl))]
    private Value GetNotationDecl() => Handler(XmlEvent.NotationDecl);

    private void SetNotationDecl(ThreadState ts, Value value) => SetHandler(ts, XmlEvent.NotationDecl, value);

    [PyGetSet("StartNamespaceDeclHandler", Setter = nameof(SetStartNamespaceDecl))]
    private Value GetStartNamespaceDecl() => Handler(XmlEvent.StartNamespaceDecl);

    private void SetStartNamespaceDecl(ThreadState ts, Value value) => SetHandler(ts, XmlEvent.StartNamespaceDecl, value);

    [PyGetSet("EndNamespaceDeclHandler", Setter = nameof(SetEndNamespaceDecl))]
    private Value GetEndNamespaceDecl() => Handler(XmlEvent.EndNamespaceDecl);

    private void SetEndNamespaceDecl(ThreadState ts, Value value) => SetHandler(ts, XmlEvent.EndNamespaceDecl, value);

    [PyGetSet("CommentHandler", Setter = nameof(SetComment))]
    private Value GetComment() => Handler(XmlEvent.Comment);

    private void SetComment(ThreadState ts, Value value) => SetHandler(ts, XmlEvent.Comment, value);

    [PyGetSet("StartCdataSectionHandler", Setter = nameof(SetStartCdataSection))]
    private Value GetStartCdataSection() => Handler(XmlEvent.StartCdataSection);

    private void SetStartCdataSection(ThreadState ts, Value value) => SetHandler(ts, XmlEvent.StartCdataSection, value);

    [PyGetSet("EndCdataSectionHandler", Setter = nameof(SetEndCdataSection))]
    private Value GetEndCdataSection() => Handler(XmlEvent.EndCdataSection);

    private void SetEndCdataSection(ThreadState ts, Value value) => SetHandler(ts, XmlEvent.EndCdataSection, value);

    [PyGetSet("DefaultHandler", Setter = nameof(SetDefault))]
    private Value GetDefault() => Handler(XmlEvent.Default);

    private void SetDefault(ThreadState ts, Value value) => SetHandler(ts, XmlEvent.Default, value);

    [PyGetSet("DefaultHandlerExpand", Setter = nameof(SetDefaultExpand))]
    private Value GetDefaultExpand() => Handler(XmlEvent.DefaultExpand);

    private void SetDefaultExpand(ThreadState ts, Value value) => SetHandler(ts, XmlEvent.DefaultExpand, value);

    [PyGetSet("NotStandaloneHandler", Setter = nameof(SetNotStandalone))]
    private Value GetNotStandalone() => Handler(XmlEvent.NotStandalone);

    private void SetNotStandalone(ThreadState ts, Value value) => SetHandler(ts, XmlEvent.NotStandalone, value);

    [PyGetSet("ExternalEntityRefHandler", Setter = nameof(SetExternalEntityRef))]
    private Value GetExternalEntityRef() => Handler(XmlEvent.ExternalEntityRef);

    private void SetExternalEntityRef(ThreadState ts, Value value) => SetHandler(ts, XmlEvent.ExternalEntityRef, value);

    [PyGetSet("StartDoctypeDeclHandler", Setter = nameof(SetStartDoctypeDecl))]
    private Value GetStartDoctypeDecl() => Handler(XmlEvent.StartDoctypeDecl);

    private void SetStartDoctypeDecl(ThreadState ts, Value value) => SetHandler(ts, XmlEvent.StartDoctypeDecl, value);

    [PyGetSet("EndDoctypeDeclHandler", Setter = nameof(SetEndDoctypeDecl))]
    private Value GetEndDoctypeDecl() => Handler(XmlEvent.EndDoctypeDecl);

    private void SetEndDoctypeDecl(ThreadState ts, Value value) => SetHandler(ts, XmlEvent.EndDoctypeDecl, value);

    [PyGetSet("EntityDeclHandler", Setter = nameof(SetEntityDecl))]
    private Value GetEntityDecl() => Handler(XmlEvent.EntityDecl);

    private void SetEntityDecl(ThreadState ts, Value value) => SetHandler(ts, XmlEvent.EntityDecl, value);

    [PyGetSet("XmlDeclHandler", Setter = nameof(SetXmlDecl))]
    private Value GetXmlDecl() => Handler(XmlEvent.XmlDecl);

    private void SetXmlDecl(ThreadState ts, Value value) => SetHandler(ts, XmlEvent.XmlDecl, value);

    [PyGetSet("ElementDeclHandler", Setter = nameof(SetElementDecl))]
    private Value GetElementDecl() => Handler(XmlEvent.ElementDecl);

    private void SetElementDecl(ThreadState ts, Value value) => SetHandler(ts, XmlEvent.ElementDecl, value);

    [PyGetSet("AttlistDeclHandler", Setter = nameof(SetAttlistDecl))]
    private Value GetAttlistDecl() => Handler(XmlEvent.AttlistDecl);

    private void SetAttlistDecl(ThreadState ts, Value value) => SetHandler(ts, XmlEvent.AttlistDecl, value);

    [PyGetSet("SkippedEntityHandler", Setter = nameof(SetSkippedEntity))]
    private Value GetSkippedEntity() => Handler(XmlEvent.SkippedEntity);

    private void SetSkippedEntity(ThreadState ts, Value value) => SetHandler(ts, XmlEvent.SkippedEntity, value);
}
