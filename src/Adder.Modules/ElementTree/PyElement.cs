using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.ElementTree;

/// <summary><c>xml.etree.ElementTree.Element</c></summary>
[PyType("Element", Module = "xml.etree.ElementTree", Flags = TypeFlags.HasWeakref)]
internal unsafe partial class PyElement(PyType type) : PyObject(type)
{
    private PyDict? _attributes;

    internal Value Tag = Value.None, Text = Value.None, Tail = Value.None;

    internal List<PyElement> Children { get; private set; } = [];

    internal PyDict Attributes
    {
        get => _attributes ??= new PyDict();
        set => _attributes = value;
    }

    internal static PyElement Make(Value tag, PyDict? attributes) => new(TypeObject) { Tag = tag, _attributes = attributes };

    [Slot(Slot.TpNew)]
    internal static Value New(ThreadState ts, PyType type, ReadOnlySpan<Value> args, PyTuple? kwnames) => type.AllocateInstance(type);

    [Slot(Slot.TpInit)]
    internal static int Init(ThreadState ts, Value self, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        int count = args.Length - (kwnames?.Count ?? 0);
        if (count is < 1 or > 2) throw Errors.TypeError($"Element() takes {(count < 1 ? "at least 1 argument" : "at most 2 arguments")} ({count} given)");
        var element = (PyElement)self.Ref;
        PyDict? attributes = AttributesFrom(ts, args[1..], count > 1, kwnames);
        element._attributes = attributes;
        element.Tag = args[0];
        element.Text = element.Tail = Value.None;
        return 0;
    }

    // A copy, with the keywords; "attrib" may be one of them. (get_attrib_from_keywords)
    internal static PyDict? AttributesFrom(ThreadState ts, ReadOnlySpan<Value> args, bool hasDict, PyTuple? kwnames)
    {
        PyDict? attributes = null;
        if (hasDict)
        {
            attributes = args[0].Ref is PyDict given ? given.Copy() : throw Errors.TypeError($"Element() argument 2 must be dict, not {args[0].Type.Name}");
            args = args[1..];
        }
        for (int i = 0; i < (kwnames?.Count ?? 0); i++)
        {
            var name = (PyStr)kwnames![i].Ref;
            if (!hasDict && name.Is("attrib"))
            {
                if (args[i].Ref is not PyDict given) throw Errors.TypeError($"attrib must be dict, not {args[i].Type.Name}");
                PyDict copy = given.Copy();
                if (attributes is not null) copy.Update(ts, attributes);
                attributes = copy;
                continue;
            }
            (attributes ??= new PyDict()).SetString(name, args[i]);
        }
        return attributes is { Count: > 0 } ? attributes : null;
    }

    private static Value NotDeleted(Value value) =>
        value.IsNull ? throw Errors.Make(PyType.AttributeError, "can't delete element attribute") : value;

    [PyGetSet("tag", Setter = nameof(SetTag), Doc = "What kind of element it is")]
    private Value GetTag() => Tag;

    private void SetTag(Value value) => Tag = NotDeleted(value);

    [PyGetSet("text", Setter = nameof(SetText), Doc = "The text between the start tag and the first child, or None")]
    private Value GetText() => Text;

    private void SetText(Value value) => Text = NotDeleted(value);

    [PyGetSet("tail", Setter = nameof(SetTail), Doc = "The text between the end tag and what follows, or None")]
    private Value GetTail() => Tail;

    private void SetTail(Value value) => Tail = NotDeleted(value);

    [PyGetSet("attrib", Setter = nameof(SetAttrib), Doc = "The attributes by name")]
    private Value GetAttrib() => Attributes;

    private void SetAttrib(Value value)
    {
        NotDeleted(value);
        _attributes = value.Ref as PyDict ?? throw Errors.TypeError($"attrib must be dict, not {value.Type.Name}");
    }

    [Slot(Slot.TpRepr)]
    private Value ReprOf(ThreadState ts)
    {
        if (Tag.IsNull) return $"<Element at {Identity.Hex(this)}>";
        if (!ts.EnterRepr(this)) return ts.Raise(PyType.RuntimeError, $"reentrant call inside {Type.Name}.__repr__");
        try
        {
            return $"<Element {Repr.Of(ts, Tag)} at {Identity.Hex(this)}>";
        }
        finally
        {
            ts.LeaveRepr();
        }
    }

    [PyMethod("append($self, subelement, /)\n--\n\n")]
    private void Append(Value subelement) => Children.Add(
        subelement.Ref as PyElement ?? throw Errors.TypeError($"append() argument 1 must be xml.etree.ElementTree.Element, not {subelement.Type.Name}"));

    [PyMethod("clear($self, /)\n--\n\n", Name = "clear")]
    private void Clear()
    {
        Children = [];
        _attributes = null;
        Text = Tail = Value.None;
    }

    internal static PyElement Checked(Value value) =>
        value.Ref as PyElement ?? throw Errors.TypeError($"expected an Element, not \"{value.Type.Name}\"");

    [PyMethod("extend($self, elements, /)\n--\n\n", Name = "extend")]
    private void Extend(ThreadState ts, Value elements)
    {
        if (!Iteration.IsIterable(elements)) throw Errors.TypeError($"expected sequence, not \"{elements.Type.Name}\"");
        foreach (Value item in Iterables.ToList(ts, elements).Items) Children.Add(Checked(item));
    }

    [PyMethod("insert($self, index, subelement, /)\n--\n\n", Name = "insert")]
    private void Insert(long index, PyElement subelement)
    {
        if (index < 0) index += Children.Count;
        Children.Insert((int)Math.Clamp(index, 0, Children.Count), subelement);
    }

    [PyMethod("remove($self, subelement, /)\n--\n\n", Name = "remove")]
    private void Remove(ThreadState ts, PyElement subelement)
    {
        int at = Children.IndexOf(subelement);
        for (int i = 0; at < 0 && i < Children.Count; i++)
        {
            if (Comparison.Equal(ts, Children[i], subelement)) at = i;
        }
        if (at < 0) throw Errors.ValueError("list.remove(x): x not in list");
        if (at < Children.Count) Children.RemoveAt(at);
    }

    [PyMethod("get($self, /, key, default=None)\n--\n\n", Name = "get")]
    private Value Get(ThreadState ts, Value key, Value @default)
    {
        Value found = _attributes is null ? default : _attributes.Find(ts, key);
        return !found.IsNull || ts.HasPending ? found : @default;
    }

    [PyMethod("set($self, key, value, /)\n--\n\n", Name = "set")]
    private void Set(ThreadState ts, Value key, Value value) => Attributes.Set(ts, key, value);

    [PyMethod("items($self, /)\n--\n\n", Name = "items")]
    private Value Items(ThreadState ts) => _attributes is null ? new PyList() : Iterables.ToList(ts, new PyDictItems(_attributes));

    [PyMethod("keys($self, /)\n--\n\n", Name = "keys")]
    private Value Keys() => _attributes is null ? new PyList() : _attributes.KeysList();

    [PyMethod("makeelement($self, tag, attrib, /)\n--\n\n", Name = "makeelement")]
    private Value MakeElement(Value tag, PyDict attrib) => Make(tag, attrib.Copy());

    [PyMethod("__copy__($self, /)\n--\n\n", Name = "__copy__")]
    private Value Copy()
    {
        PyElement copy = Make(Tag, _attributes?.Copy());
        (copy.Text, copy.Tail) = (Text, Tail);
        copy.Children.AddRange(Children);
        return copy;
    }

    [PyMethod("__deepcopy__($self, memo, /)\n--\n\n", Name = "__deepcopy__")]
    private Value DeepCopy(ThreadState ts, PyDict memo)
    {
        if (!ts.EnterRecursive(" while copying an element")) throw ts.Throwable();
        try
        {
            Value copier = ModuleLookup.Attribute(ts, "copy", "deepcopy");
            PyElement copy = Make(DeepCopyOf(ts, copier, Tag, memo), null);
            if (_attributes is not null) copy._attributes = (PyDict)DeepCopyOf(ts, copier, _attributes, memo).Ref;
            copy.Text = DeepCopyOf(ts, copier, Text, memo);
            copy.Tail = DeepCopyOf(ts, copier, Tail, memo);
            for (int i = 0; i < Children.Count; i++) copy.Children.Add(Checked(DeepCopyOf(ts, copier, Children[i], memo)));
            memo.Set(ts, Identity.Of((Value)this), copy);
            return copy;
        }
        finally
        {
            ts.LeaveRecursive();
        }
    }

    private static Value DeepCopyOf(ThreadState ts, Value copier, Value value, PyDict memo)
    {
        if (value.IsNone || ReferenceEquals(value.Type, PyType.Str)) return value;
        if (value.Ref is PyElement element && ReferenceEquals(element.Type, TypeObject)) return element.DeepCopy(ts, memo);
        return Calls.Call(ts, copier, value, memo).OrThrow(ts);
    }

    [PyMethod("__sizeof__($self, /)\n--\n\n", Name = "__sizeof__")]
    private long SizeOf() => 56 + (_attributes is null && Children.Count == 0 ? 0 : 56 + 8L * Math.Max(4, Children.Count));

    [PyMethod("__getstate__($self, /)\n--\n\n", Name = "__getstate__")]
    private Value GetState()
    {
        var state = new PyDict();
        state.SetString("tag", Tag);
        state.SetString("_children", ChildList());
        state.SetString("attrib", Attributes);
        state.SetString("text", Text);
        state.SetString("tail", Tail);
        return state;
    }

    [PyMethod("__setstate__($self, state, /)\n--\n\n", Name = "__setstate__")]
    private void SetState(ThreadState ts, Value state)
    {
        if (state.Ref is not PyDict dict) throw Errors.TypeError($"Don't know how to unpickle \"{Repr.Of(ts, state)}\" as an Element");
        Value tag = dict.FindString("tag"), children = dict.FindString("_children"), attributes = dict.FindString("attrib");
        Value text = dict.FindString("text"), tail = dict.FindString("tail");
        if (!tag.IsNull) Tag = tag;
        Text = text.IsNull ? Value.None : text;
        Tail = tail.IsNull ? Value.None : tail;
        Children = [];
        if (!children.IsNull)
        {
            if (children.Ref is not PyList list) throw Errors.TypeError($"argument 2 must be list, not {children.Type.Name}");
            foreach (Value child in list.Items) Children.Add(Checked(child));
        }
        if (!attributes.IsNull) _attributes = attributes.Ref as PyDict ?? throw Errors.TypeError("attrib must be dict");
    }

    internal PyList ChildList()
    {
        var list = new PyList();
        foreach (PyElement child in Children) list.Add(child);
        return list;
    }
}
