using Adder.Modules.Xml;
using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.ElementTree;

/// <summary>Hands what the parser finds to a tree builder, or to whatever methods a target has.</summary>
internal sealed class TreeEvents : XmlEvents
{
    private readonly PyTreeParser _owner;
    private readonly Value _target, _start, _data, _end, _comment, _pi, _doctype, _startNs, _endNs;
    private readonly PyDict _names = new();

    internal TreeEvents(ThreadState ts, PyTreeParser owner)
    {
        _owner = owner;
        _target = owner.Target;
        Thread = ts;
        Builder = ReferenceEquals(_target.Type, PyTreeBuilder.TypeObject) ? (PyTreeBuilder)_target.Ref : null;
        _start = Find(ts, "start");
        _data = Find(ts, "data");
        _end = Find(ts, "end");
        _comment = Find(ts, "comment");
        _pi = Find(ts, "pi");
        CloseMethod = Find(ts, "close");
        _doctype = Find(ts, "doctype");
        _startNs = Find(ts, "start_ns");
        _endNs = Find(ts, "end_ns");
    }

    internal ThreadState Thread { get; set; }

    /// <summary>The target, where it is a plain TreeBuilder.</summary>
    internal PyTreeBuilder? Builder { get; }

    internal Value CloseMethod { get; }

    private Value Find(ThreadState ts, string name)
    {
        Value found = Adder.Protocols.Attributes.Find(ts, _target, name);
        return found.IsNull && ts.HasPending ? throw ts.Throwable() : found;
    }

    internal override bool Has(XmlEvent kind) => kind switch
    {
        XmlEvent.StartElement or XmlEvent.EndElement or XmlEvent.CharacterData or XmlEvent.DefaultExpand => true,
        XmlEvent.Comment => Builder is not null || !_comment.IsNull,
        XmlEvent.ProcessingInstruction => Builder is not null || !_pi.IsNull,
        XmlEvent.StartDoctypeDecl => true,
        XmlEvent.StartNamespaceDecl => Builder is { WantsStartNs: true } || !_startNs.IsNull,
        XmlEvent.EndNamespaceDecl => Builder is { WantsEndNs: true } || !_endNs.IsNull,
        _ => false,
    };

    internal override void StartElement(PyStr name, ReadOnlySpan<Value> attributes, int specified)
    {
        PyDict? dict = null;
        if (attributes.Length > 0)
        {
            dict = new PyDict();
            for (int i = 0; i < attributes.Length; i += 2) dict.SetString((PyStr)attributes[i].Ref, attributes[i + 1]);
        }
        if (Builder is { } builder) builder.HandleStart(Thread, name, dict).OrThrow(Thread);
        else if (!_start.IsNull) Calls.Call(Thread, _start, name, dict ?? new PyDict()).OrThrow(Thread);
    }

    internal override void EndElement(PyStr name)
    {
        if (Builder is { } builder) builder.HandleEnd(Thread).OrThrow(Thread);
        else if (!_end.IsNull) Calls.Call(Thread, _end, name).OrThrow(Thread);
    }

    internal override void Text(XmlEvent kind, ReadOnlySpan<char> text)
    {
        if (kind == XmlEvent.CharacterData) AddText(text);
        else if (text.Length >= 2 && text[0] == '&') AddEntity(text[1..^1].ToString());
    }

    private void AddText(ReadOnlySpan<char> text)
    {
        if (Builder is { } builder) builder.AddText(text);
        else if (!_data.IsNull) Calls.Call(Thread, _data, PyStr.From(text)).OrThrow(Thread);
    }

    // expat_default_handler: an entity that the document does not declare.
    private void AddEntity(string name)
    {
        Value value = Subscript.Find(Thread, _owner.Entity, name);
        if (value.IsNull) throw Thread.HasPending ? Thread.Throwable() : _owner.UndefinedEntity(Thread, name);
        if (value.Ref is PyStr text) AddText(text.ToString());
    }

    internal override bool Report(XmlEvent kind, params ReadOnlySpan<Value> arguments)
    {
        switch (kind)
        {
            case XmlEvent.Comment:
                if (Builder is { } builder) builder.HandleComment(Thread, arguments[0]).OrThrow(Thread);
                else Calls.Call(Thread, _comment, arguments[0]).OrThrow(Thread);
                break;
            case XmlEvent.ProcessingInstruction:
                if (Builder is { } tree) tree.HandlePi(Thread, arguments[0], arguments[1]).OrThrow(Thread);
                else Calls.Call(Thread, _pi, arguments[0], arguments[1]).OrThrow(Thread);
                break;
            case XmlEvent.StartNamespaceDecl:
                BeginNamespace(arguments[0].IsNone ? PyStr.Empty : arguments[0], arguments[1].IsNone ? PyStr.Empty : arguments[1]);
                break;
            case XmlEvent.EndNamespaceDecl:
                if (Builder is not null) Builder.ReportNamespace(Thread, false, Value.None);
                else Calls.Call(Thread, _endNs, arguments[0].IsNone ? PyStr.Empty : arguments[0]).OrThrow(Thread);
                break;
            case XmlEvent.StartDoctypeDecl:
                BeginDoctype(arguments);
                break;
        }
        return true;
    }

    private void BeginNamespace(Value prefix, Value uri)
    {
        if (Builder is not null) Builder.ReportNamespace(Thread, true, new PyTuple(prefix, uri));
        else Calls.Call(Thread, _startNs, prefix, uri).OrThrow(Thread);
    }

    private void BeginDoctype(ReadOnlySpan<Value> arguments)
    {
        if (!_doctype.IsNull)
        {
            Calls.Call(Thread, _doctype, arguments[0], arguments[2], arguments[1]).OrThrow(Thread);
            return;
        }
        Value old = Adder.Protocols.Attributes.Find(Thread, _owner, "doctype");
        if (old.IsNull) return;
        Warnings.Warn(
            Thread, PyType.RuntimeWarning,
            "The doctype() method of XMLParser is ignored.  Define doctype() method on the TreeBuilder target.");
    }

    // makeuniversal: {uri}local
    internal override PyStr Name(PyStr name)
    {
        Value known = _names.FindString(name);
        if (known.Ref is PyStr text) return text;
        string raw = name.ToString();
        PyStr universal = PyStr.Intern(raw.Contains('}') ? PyStr.From("{" + raw) : name);
        _names.SetString(name, universal);
        return universal;
    }

    internal override char[]? CharactersOf(string encoding) => XmlEncodingTable.Of(Thread, encoding);
}
