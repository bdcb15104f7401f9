using Adder.Objects;

namespace Adder.Modules.Xml;

/// <summary>A namespace that a prefix stands for, from an element on.</summary>
internal sealed class XmlBinding(string prefix, string uri, XmlBinding? previous)
{
    internal string Prefix { get; } = prefix;

    /// <summary>Empty: the default namespace is switched off.</summary>
    internal string Uri { get; } = uri;

    /// <summary>What the prefix stood for before.</summary>
    internal XmlBinding? Previous { get; } = previous;

    /// <summary>The binding that the same element made before this one.</summary>
    internal XmlBinding? NextOfTag;

    /// <summary>Expanded names by local name.</summary>
    internal Dictionary<string, PyStr> Names { get; } = [];
}

internal sealed partial class XmlParser
{
    private const string XmlNamespace = "http://www.w3.org/XML/1998/namespace", XmlnsNamespace = "http://www.w3.org/2000/xmlns/";

    private readonly string? _separator;
    private readonly Dictionary<string, XmlBinding> _bindings = [];

    /// <summary>Expanded names end with the prefix. (namespace_prefixes)</summary>
    internal bool ReportsPrefixes { get; set; }

    private static bool IsNamespaceDeclaration(string name, out string prefix)
    {
        bool isDeclaration = name.StartsWith("xmlns", StringComparison.Ordinal) && (name.Length == 5 || name[5] == ':');
        prefix = isDeclaration && name.Length > 6 ? name[6..] : "";
        return isDeclaration;
    }

    // Declarations of the tag itself count for its own name and attributes.
    private XmlBinding? AddExpandedAttributes(string element, ref PyStr name)
    {
        XmlBinding? bindings = null;
        if (_raw.Count == 0 && _dtd.Attributes.Count == 0) return null;
        foreach (RawAttribute raw in _raw)
        {
            string attribute = NameOf(_chars.AsSpan(raw.NameStart, raw.NameEnd - raw.NameStart)).Raw;
            if (_raw.Count > 1 && !_seen.Add(attribute)) throw new XmlFault(XmlError.DuplicateAttribute, raw.NameStart);
            if (IsNamespaceDeclaration(attribute, out string prefix)) Bind(prefix, ValueOf(raw, element, attribute).ToString(), ref bindings);
        }
        foreach (XmlAttributeDecl decl in _dtd.Attributes.GetValueOrDefault(element) ?? [])
        {
            if (decl.Default is not null && IsNamespaceDeclaration(decl.Name, out string prefix) && !IsSpecified(decl.Name)) Bind(prefix, decl.Default, ref bindings);
        }
        bool mayCollide = false;
        foreach (RawAttribute raw in _raw)
        {
            string attribute = NameOf(_chars.AsSpan(raw.NameStart, raw.NameEnd - raw.NameStart)).Raw;
            if (IsNamespaceDeclaration(attribute, out _)) continue;
            PyStr expanded = Expanded(attribute, false);
            mayCollide |= attribute.Contains(':');
            if (mayCollide && IsAdded(expanded)) throw new XmlFault(XmlError.DuplicateAttribute, raw.NameStart);
            AddAttribute(expanded, ValueOf(raw, element, attribute));
        }
        return bindings;
    }

    private bool IsAdded(PyStr name)
    {
        for (int i = 0; i < _attributeCount; i += 2)
        {
            if (((PyStr)_attributes[i].Ref).ContentEquals(name)) return true;
        }
        return false;
    }

    // addBinding
    private void Bind(string prefix, string uri, ref XmlBinding? bindings)
    {
        for (XmlBinding? same = bindings; same is not null; same = same.NextOfTag)
        {
            if (same.Prefix == prefix) return;
        }
        if (uri.Length == 0 && prefix.Length > 0) throw new XmlFault(XmlError.UndeclaringPrefix);
        if (prefix == "xmlns") throw new XmlFault(XmlError.ReservedPrefixXmlns);
        if (prefix == "xml" != (uri == XmlNamespace)) throw new XmlFault(prefix == "xml" ? XmlError.ReservedPrefixXml : XmlError.ReservedNamespaceUri);
        if (uri == XmlnsNamespace) throw new XmlFault(XmlError.ReservedNamespaceUri);
        // The separator must not be taken for a part of the name.
        if (_separator!.Length > 0 && uri.Contains(_separator[0]) && !IsUriCharacter(_separator[0])) throw new XmlFault(XmlError.Syntax);
        var binding = new XmlBinding(prefix, uri, _bindings.GetValueOrDefault(prefix)) { NextOfTag = bindings };
        bindings = binding;
        _bindings[prefix] = binding;
        if (_events.Has(XmlEvent.StartNamespaceDecl))
        {
            _events.Report(XmlEvent.StartNamespaceDecl, prefix.Length == 0 ? Value.None : prefix, uri.Length == 0 ? Value.None : uri);
        }
    }

    private static bool IsUriCharacter(char c) => char.IsAsciiLetterOrDigit(c) || "%-._~:/?#[]@!$&'()*+,;=".Contains(c);

    private void Unbind(XmlBinding binding)
    {
        if (_events.Has(XmlEvent.EndNamespaceDecl)) _events.Report(XmlEvent.EndNamespaceDecl, binding.Prefix.Length == 0 ? Value.None : binding.Prefix);
        if (binding.Previous is null) _bindings.Remove(binding.Prefix);
        else _bindings[binding.Prefix] = binding.Previous;
    }

    private PyStr Expanded(string raw, bool isElement)
    {
        int colon = raw.IndexOf(':');
        if (colon < 0 && !isElement) return NameOf(raw).Name;
        string prefix = colon < 0 ? "" : raw[..colon];
        if (!_bindings.TryGetValue(prefix, out XmlBinding? binding))
        {
            if (colon < 0) return NameOf(raw).Name;
            throw new XmlFault(XmlError.UnboundPrefix);
        }
        if (binding.Uri.Length == 0) return NameOf(raw).Name;
        string local = colon < 0 ? raw : raw[(colon + 1)..];
        if (binding.Names.TryGetValue(local, out PyStr? known)) return known;
        string text = ReportsPrefixes && colon >= 0 ? $"{binding.Uri}{_separator}{local}{_separator}{prefix}" : $"{binding.Uri}{_separator}{local}";
        return binding.Names[local] = _events.Name(PyStr.From(text));
    }

    // getContext: what an external entity must know of the place that it is referred to.
    private string Context()
    {
        List<string> parts = [];
        foreach (XmlBinding binding in _bindings.Values)
        {
            if (binding.Uri.Length > 0) parts.Add($"{binding.Prefix}={binding.Uri}");
        }
        foreach (XmlEntity entity in _dtd.General.Values)
        {
            if (entity.IsOpen) parts.Add(entity.Name);
        }
        return string.Join('\f', parts);
    }

    // setContext
    private void SetContext(string? context)
    {
        _bindings["xml"] = new XmlBinding("xml", XmlNamespace, null);
        foreach (string part in (context ?? "").Split('\f'))
        {
            int equals = part.IndexOf('=');
            if (equals >= 0) _bindings[part[..equals]] = new XmlBinding(part[..equals], part[(equals + 1)..], null);
        }
    }
}
