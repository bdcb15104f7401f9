using Adder.Objects;
using Adder.Objects.NumberText;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Json;

/// <summary>Writes one value as JSON text without indentation. Throws. (encoder_listencode_obj)</summary>
internal readonly struct JsonWriter(ThreadState ts, PyJsonEncoder options)
{
    private readonly StrBuilder _text = new(256);
    private readonly PyStr _keySeparator = (PyStr)options.KeySeparator.Ref, _itemSeparator = (PyStr)options.ItemSeparator.Ref;

    internal PyStr ToStr() => _text.ToStr();

    internal void Write(Value value)
    {
        if (value.IsInt) _text.AppendDecimal(value.Bits);
        else if (value.Ref is PyStr text) WriteText(text);
        else if (value.IsNone) _text.AppendLatin1("null"u8);
        else if (value.IsTrue) _text.AppendLatin1("true"u8);
        else if (value.IsFalse) _text.AppendLatin1("false"u8);
        else if (PyFloat.Is(value)) WriteFloat(value);
        else if (PyLong.Is(value)) WriteLong(value);
        else WriteDeeper(value);
    }

    private void WriteDeeper(Value value)
    {
        if (!ts.EnterRecursive(" while encoding a JSON object")) throw ts.Throwable();
        if (value.Ref is PyList or PyTuple) WriteList(value);
        else if (value.Ref is PyDict dict) WriteDict(value, dict);
        else WriteOther(value);
        ts.LeaveRecursive();
    }

    private void WriteOther(Value value)
    {
        Value marker = Mark(value);
        Value substitute = Calls.Call(ts, options.Default, value).OrThrow(ts);
        Write(substitute);
        Unmark(marker);
    }

    // By identity, what is being written now: to meet it again means that it contains itself.
    private Value Mark(Value value)
    {
        if (options.Markers.IsNone) return default;
        var markers = (PyDict)options.Markers.Ref;
        Value id = Identity.Of(value);
        if (!markers.Find(ts, id).IsNull) throw Errors.ValueError("Circular reference detected");
        markers.Set(ts, id, value);
        return id;
    }

    private void Unmark(Value marker)
    {
        if (!marker.IsNull) ((PyDict)options.Markers.Ref).Remove(ts, marker);
    }

    private unsafe void WriteLong(Value value) =>
        _text.Append((PyStr)PyType.Int.TpRepr(ts, value).OrThrow(ts).Ref);

    private void WriteFloat(Value value)
    {
        double number = PyFloat.Of(value);
        if (double.IsFinite(number))
        {
            _text.Append(FloatText.Repr(number));
            return;
        }
        if (!options.AllowsNan) throw Errors.ValueError($"Out of range float values are not JSON compliant: {Repr.Of(ts, value)}");
        _text.AppendLatin1(double.IsNaN(number) ? "NaN"u8 : number > 0 ? "Infinity"u8 : "-Infinity"u8);
    }

    private void WriteText(PyStr text)
    {
        if (options.QuotesAscii is { } ascii)
        {
            JsonText.AppendQuoted(_text, text, ascii);
            return;
        }
        Value encoded = Calls.Call(ts, options.EncodeText, text).OrThrow(ts);
        if (encoded.Ref is not PyStr quoted) throw Errors.TypeError($"encoder() must return a string, not {encoded.Type.Name}");
        _text.Append(quoted);
    }

    private void WriteList(Value value)
    {
        ReadOnlySpan<Value> items = value.Ref is PyTuple tuple ? tuple.Items : ((PyList)value.Ref).Items;
        if (items.IsEmpty)
        {
            _text.AppendLatin1("[]"u8);
            return;
        }
        Value marker = Mark(value);
        _text.Append('[');
        for (int i = 0; ; i++)
        {
            // What is written may change the list.
            items = value.Ref is PyTuple same ? same.Items : ((PyList)value.Ref).Items;
            if (i >= items.Length) break;
            if (i > 0) _text.Append(_itemSeparator);
            Write(items[i]);
        }
        Unmark(marker);
        _text.Append(']');
    }

    private void WriteDict(Value value, PyDict dict)
    {
        if (dict.Count == 0)
        {
            _text.AppendLatin1("{}"u8);
            return;
        }
        Value marker = Mark(value);
        _text.Append('{');
        bool first = true;
        if (options.SortsKeys || !ReferenceEquals(dict.Type, PyType.Dict))
        {
            PyList items = Iterables.ToList(ts, Calls.Method(ts, value, "items").OrThrow(ts));
            if (options.SortsKeys) Calls.Method(ts, items, "sort").OrThrow(ts);
            for (int i = 0; i < items.Count; i++)
            {
                if (items[i].Ref is not PyTuple { Count: 2 } pair) throw Errors.ValueError("items must return 2-tuples");
                WritePair(ref first, pair[0], pair[1]);
            }
        }
        else
        {
            for (int i = 0; i < dict.EntryCount; i++)
            {
                PyDict.Entry entry = dict.EntryAt(i);
                if (!entry.Key.IsNull) WritePair(ref first, entry.Key, entry.Item);
            }
        }
        Unmark(marker);
        _text.Append('}');
    }

    // encoder_encode_key_value
    private void WritePair(ref bool first, Value key, Value item)
    {
        bool known = key.Ref is PyStr or PyBool || key.IsNone || PyFloat.Is(key) || PyLong.Is(key);
        if (!known)
        {
            if (options.SkipsKeys) return;
            throw Errors.TypeError($"keys must be str, int, float, bool or None, not {key.Type.Name}");
        }
        if (!first) _text.Append(_itemSeparator);
        first = false;
        if (key.Ref is PyStr text)
        {
            WriteText(text);
        }
        else
        {
            var name = new JsonWriter(ts, options);
            name.Write(key);
            WriteText(name.ToStr());
        }
        _text.Append(_keySeparator);
        Write(item);
    }
}
