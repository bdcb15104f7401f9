using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Xml;

internal sealed partial class PyXmlParser
{
    private void Flush(ThreadState ts)
    {
        if (_buffer is not { Length: > 0 } buffer) return;
        PyStr text = PyStr.From(buffer.ToString());
        buffer.Clear();
        _ = Call(ts, XmlEvent.CharacterData, text);
    }

    private Value Call(ThreadState ts, XmlEvent kind, params ReadOnlySpan<Value> arguments)
    {
        Value handler = _handlers[(int)kind];
        if (handler.IsNull) return Value.None;
        bool outer = _inCallback;
        _inCallback = true;
        Value result = Calls.Call(ts, handler, arguments, null).OrThrow(ts);
        _inCallback = outer;
        return result;
    }

    private PyStr Interned(ThreadState ts, PyStr name)
    {
        if (_intern is null) return name;
        Value known = _intern.Find(ts, name);
        if (known.Ref is PyStr text) return text;
        _intern.Set(ts, name, name);
        return name;
    }

    /// <summary>Calls the handlers.</summary>
    private sealed class HandlerEvents(PyXmlParser owner) : XmlEvents
    {
        internal ThreadState Thread { get; set; } = null!;

        internal override bool Has(XmlEvent kind) => !owner._handlers[(int)kind].IsNull;

        internal override void StartElement(PyStr name, ReadOnlySpan<Value> attributes, int specified)
        {
            owner.Flush(Thread);
            if (!Has(XmlEvent.StartElement)) return;
            if (owner.OnlySpecified) attributes = attributes[..specified];
            Value container;
            if (owner.OrdersAttributes)
            {
                container = PyList.From(attributes);
            }
            else
            {
                var dict = new PyDict();
                for (int i = 0; i < attributes.Length; i += 2) dict.SetString((PyStr)attributes[i].Ref, attributes[i + 1]);
                container = dict;
            }
            _ = owner.Call(Thread, XmlEvent.StartElement, name, container);
        }

        internal override void EndElement(PyStr name)
        {
            owner.Flush(Thread);
            _ = owner.Call(Thread, XmlEvent.EndElement, name);
        }

        internal override void Text(XmlEvent kind, ReadOnlySpan<char> text)
        {
            if (kind != XmlEvent.CharacterData || owner._buffer is not { } buffer)
            {
                owner.Flush(Thread);
                _ = owner.Call(Thread, kind, PyStr.From(text));
                return;
            }
            if (buffer.Length + text.Length > owner._bufferSize)
            {
                owner.Flush(Thread);
                if (!Has(kind)) return;
            }
            if (text.Length > owner._bufferSize) _ = owner.Call(Thread, kind, PyStr.From(text));
            else buffer.Append(text);
        }

        internal override bool Report(XmlEvent kind, params ReadOnlySpan<Value> arguments)
        {
            owner.Flush(Thread);
            if (!Has(kind)) return true;
            Value result = owner.Call(Thread, kind, arguments);
            if (kind is not (XmlEvent.ExternalEntityRef or XmlEvent.NotStandalone)) return true;
            return Indexing.ToSsize(Thread, Indexing.Index(Thread, result).OrThrow(Thread), PyType.OverflowError).OrThrow(Thread) != 0;
        }

        internal override PyStr Name(PyStr name) => owner.Interned(Thread, name);

        internal override char[]? CharactersOf(string encoding) => XmlEncodingTable.Of(Thread, encoding);
    }
}
