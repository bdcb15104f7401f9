using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.ElementTree;

internal unsafe partial class PyElement
{
    [Slot(Slot.SqLength)]
    private long Length() => Children.Count;

    [Slot(Slot.NbBool)]
    private bool IsTrue(ThreadState ts)
    {
        Warnings.Warn(
            ts, PyType.DeprecationWarning,
            "Testing an element's truth value will always return True in future versions.  Use specific 'len(elem)' or 'elem is not None' test instead.");
        return Children.Count > 0;
    }

    [Slot(Slot.SqItem)]
    private Value Item(ThreadState ts, long index) =>
        index >= 0 && index < Children.Count ? Children[(int)index] : ts.Raise(PyType.IndexError, "child index out of range");

    [Slot(Slot.MpSubscript)]
    private Value Subscripted(ThreadState ts, Value key)
    {
        if (key.Ref is PySlice) return Protocols.Subscript.Get(ts, ChildList(), key);
        if (!Positions.HasIndex(key)) return ts.Raise(PyType.TypeError, "element indices must be integers");
        long index = Indexing.ToSsize(ts, key, PyType.IndexError).OrThrow(ts);
        return Item(ts, index < 0 ? index + Children.Count : index);
    }

    [Slot(Slot.MpAssSubscript)]
    private int Assign(ThreadState ts, Value key, Value value)
    {
        if (key.Ref is PySlice) return AssignSlice(ts, key, value);
        if (!Positions.HasIndex(key)) return ts.Fail(PyType.TypeError, "element indices must be integers");
        long index = Indexing.ToSsize(ts, key, PyType.IndexError).OrThrow(ts);
        if (index < 0) index += Children.Count;
        if (index < 0 || index >= Children.Count) return ts.Fail(PyType.IndexError, "child assignment index out of range");
        if (value.IsNull) Children.RemoveAt((int)index);
        else Children[(int)index] = Checked(value);
        return 0;
    }

    private int AssignSlice(ThreadState ts, Value key, Value value)
    {
        PyList list = ChildList();
        int result;
        if (value.IsNull)
        {
            result = Protocols.Subscript.Delete(ts, list, key);
        }
        else
        {
            if (!Iteration.IsIterable(value)) return ts.Fail(PyType.TypeError, $"expected sequence, not \"{value.Type.Name}\"");
            PyList items = Iterables.ToList(ts, value);
            foreach (Value item in items.Items) Checked(item);
            result = Protocols.Subscript.Set(ts, list, key, items);
        }
        if (result < 0) return result;
        List<PyElement> children = [];
        foreach (Value item in list.Items) children.Add((PyElement)item.Ref);
        Children = children;
        return 0;
    }

    // checkpath: whether it takes more than a comparison of tags.
    private static bool IsPath(Value path)
    {
        if (path.Ref is not PyStr text) return true;
        bool outside = true;
        string s = text.ToString();
        if (s.StartsWith("{}", StringComparison.Ordinal) || s.StartsWith("{*}", StringComparison.Ordinal)) return s.Length >= 3;
        foreach (char c in s)
        {
            if (c == '{') outside = false;
            else if (c == '}') outside = true;
            else if (outside && c is '/' or '*' or '[' or '@' or '.') return true;
        }
        return false;
    }

    private Value ByPath(ThreadState ts, string function, params ReadOnlySpan<Value> args) =>
        Calls.Call(ts, ModuleLookup.Attribute(ts, "xml.etree.ElementPath", function), args);

    [PyMethod("find($self, /, path, namespaces=None)\n--\n\n", Name = "find")]
    private Value Find(ThreadState ts, Value path, Value namespaces)
    {
        if (IsPath(path) || !namespaces.IsNone) return ByPath(ts, "find", this, path, namespaces);
        return FindChild(ts, path) is { } child ? child : Value.None;
    }

    private PyElement? FindChild(ThreadState ts, Value path)
    {
        for (int i = 0; i < Children.Count; i++)
        {
            PyElement child = Children[i];
            if (Comparison.Equal(ts, child.Tag, path)) return child;
        }
        return null;
    }

    [PyMethod("findtext($self, /, path, default=None, namespaces=None)\n--\n\n", Name = "findtext")]
    private Value FindText(ThreadState ts, Value path, Value @default, Value namespaces)
    {
        if (IsPath(path) || !namespaces.IsNone) return ByPath(ts, "findtext", this, path, @default, namespaces);
        if (FindChild(ts, path) is not { } child) return @default;
        return child.Text.IsNone ? PyStr.Empty : child.Text;
    }

    [PyMethod("findall($self, /, path, namespaces=None)\n--\n\n", Name = "findall")]
    private Value FindAll(ThreadState ts, Value path, Value namespaces)
    {
        if (IsPath(path) || !namespaces.IsNone) return ByPath(ts, "findall", this, path, namespaces);
        var found = new PyList();
        for (int i = 0; i < Children.Count; i++)
        {
            PyElement child = Children[i];
            if (Comparison.Equal(ts, child.Tag, path)) found.Add(child);
        }
        return found;
    }

    [PyMethod("iterfind($self, /, path, namespaces=None)\n--\n\n", Name = "iterfind")]
    private Value IterFind(ThreadState ts, Value path, Value namespaces) => ByPath(ts, "iterfind", this, path, namespaces);

    [PyMethod("iter($self, /, tag=None)\n--\n\n", Name = "iter")]
    private Value Iter(Value tag) => new PyElementIterator(this, tag.Ref is PyStr text && text.Is("*") ? Value.None : tag, false);

    [PyMethod("itertext($self, /)\n--\n\n", Name = "itertext")]
    private Value IterText() => new PyElementIterator(this, Value.None, true);
}

/// <summary>Goes through an element and all below it, or through their text.</summary>
[PyType("_element_iterator", Module = "_elementtree", Subclassable = false, NoInstantiation = true)]
internal sealed partial class PyElementIterator(PyElement root, Value tag, bool text) : PyObject(TypeObject)
{
    private readonly List<(PyElement Element, int Next)> _stack = [];
    private PyElement? _root = root;
    private PyElement? _left;

    [Slot(Slot.TpIter), NoThrow]
    internal static Value Iterate(ThreadState ts, Value self) => self;

    [Slot(Slot.TpIternext)]
    internal Value Next(ThreadState ts)
    {
        while (true)
        {
            if (_left is { } left)
            {
                _left = null;
                Value tail = left.Tail;
                if (text && _stack.Count > 0 && !tail.IsNone && Truth.Test(ts, tail)) return tail;
                continue;
            }
            if (Advance() is not { } element)
            {
                if (_left is null) return default;
                continue;
            }
            if (text)
            {
                Value content = element.Text;
                if (!content.IsNone && Truth.Test(ts, content)) return content;
            }
            else if (tag.IsNone || Comparison.Equal(ts, element.Tag, tag))
            {
                return element;
            }
        }
    }

    // The next element; null when one was left, or at the end.
    private PyElement? Advance()
    {
        if (_root is { } root)
        {
            _root = null;
            _stack.Add((root, 0));
            return root;
        }
        if (_stack.Count == 0) return null;
        (PyElement element, int next) = _stack[^1];
        if (next >= element.Children.Count)
        {
            _stack.RemoveAt(_stack.Count - 1);
            _left = element;
            return null;
        }
        _stack[^1] = (element, next + 1);
        PyElement child = element.Children[next];
        _stack.Add((child, 0));
        return child;
    }
}
