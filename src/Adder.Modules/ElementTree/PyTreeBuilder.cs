using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.ElementTree;

/// <summary><c>xml.etree.ElementTree.TreeBuilder</c></summary>
[PyType("TreeBuilder", Module = "xml.etree.ElementTree")]
internal unsafe partial class PyTreeBuilder(PyType type) : PyObject(type)
{
    private readonly List<Value> _stack = [];
    private char[] _text = [];
    private int _textLength;
    private PyList? _parts;
    private Value _root, _this = Value.None, _last = Value.None, _lastForTail;
    private Value _elementFactory, _commentFactory, _piFactory;
    private bool _insertsComments, _insertsPis;

    /// <summary>Where events go and which of them.</summary>
    internal Value EventsAppend;

    internal bool WantsStart, WantsEnd, WantsStartNs, WantsEndNs, WantsComment, WantsPi;

    [Slot(Slot.TpNew)]
    internal static Value New(ThreadState ts, PyType type, ReadOnlySpan<Value> args, PyTuple? kwnames) => type.AllocateInstance(type);

    [Slot(Slot.TpInit, Signature = "TreeBuilder(element_factory=None, *, comment_factory=None, pi_factory=None, insert_comments=False, insert_pis=False)")]
    private void Init(
        ThreadState ts, Value elementFactory, Value commentFactory, Value piFactory, bool insertComments = false, bool insertPis = false)
    {
        TreeFactories known = ts.Interpreter.State<TreeFactories>();
        _elementFactory = elementFactory.IsNone ? default : elementFactory;
        _commentFactory = commentFactory.IsNone ? known.Comment : commentFactory;
        _piFactory = piFactory.IsNone ? known.ProcessingInstruction : piFactory;
        _insertsComments = insertComments && !_commentFactory.IsNull;
        _insertsPis = insertPis && !_piFactory.IsNull;
    }

    internal bool HasText => _textLength > 0 || _parts is not null;

    internal void AddText(ReadOnlySpan<char> text)
    {
        if (_last.IsNone) return;
        if (_textLength + text.Length > _text.Length) Array.Resize(ref _text, Math.Max(Math.Max(64, _text.Length * 2), _textLength + text.Length));
        text.CopyTo(_text.AsSpan(_textLength));
        _textLength += text.Length;
    }

    private PyStr TakeText()
    {
        PyStr text = PyStr.From(_text.AsSpan(0, _textLength));
        _textLength = 0;
        return text;
    }

    private void FlushText(ThreadState ts)
    {
        if (!HasText) return;
        Value joined;
        if (_parts is { } parts)
        {
            if (_textLength > 0) parts.Add(TakeText());
            joined = parts.Count == 1 ? parts[0] : Calls.Method(ts, PyStr.Empty, "join", parts).OrThrow(ts);
        }
        else
        {
            joined = TakeText();
        }
        _parts = null;
        Value target = _lastForTail.IsNull ? _last : _lastForTail;
        Extend(ts, target, joined, !_lastForTail.IsNull);
    }

    // treebuilder_extend_element_text_or_tail
    private static void Extend(ThreadState ts, Value target, Value text, bool isTail)
    {
        if (target.Ref is PyElement element && ReferenceEquals(element.Type, PyElement.TypeObject))
        {
            ref Value place = ref isTail ? ref element.Tail : ref element.Text;
            place = place.IsNone ? text : Numbers.Add(ts, place, text).OrThrow(ts);
            return;
        }
        string name = isTail ? "tail" : "text";
        Value previous = Adder.Protocols.Attributes.Get(ts, target, name).OrThrow(ts);
        Adder.Protocols.Attributes.Set(ts, target, name, previous.IsNone ? text : Numbers.Add(ts, previous, text).OrThrow(ts));
    }

    private void Report(ThreadState ts, string kind, Value what)
    {
        if (!EventsAppend.IsNull) Calls.Call(ts, EventsAppend, new PyTuple(PyStr.Intern(kind), what)).OrThrow(ts);
    }

    internal void ReportNamespace(ThreadState ts, bool starts, Value what) => Report(ts, starts ? "start-ns" : "end-ns", what);

    private static void AddChild(ThreadState ts, Value parent, Value child)
    {
        if (parent.Ref is PyElement element && ReferenceEquals(element.Type, PyElement.TypeObject) && child.Ref is PyElement subelement) element.Children.Add(subelement);
        else Calls.Method(ts, parent, "append", child).OrThrow(ts);
    }

    // treebuilder_handle_start
    internal Value HandleStart(ThreadState ts, Value tag, PyDict? attributes)
    {
        FlushText(ts);
        Value node = _elementFactory.IsNull
            ? PyElement.Make(tag, attributes)
            : Calls.Call(ts, _elementFactory, tag, attributes ?? new PyDict()).OrThrow(ts);
        if (!_this.IsNone) AddChild(ts, _this, node);
        else if (!_root.IsNull) throw ElementTreeModule.ParseError(ts, "multiple elements on top level");
        else _root = node;
        _stack.Add(_this);
        _this = _last = node;
        _lastForTail = default;
        if (WantsStart) Report(ts, "start", node);
        return node;
    }

    internal Value HandleEnd(ThreadState ts)
    {
        FlushText(ts);
        if (_stack.Count == 0) throw Errors.IndexError("pop from empty stack");
        Value item = _this;
        _this = _stack[^1];
        _stack.RemoveAt(_stack.Count - 1);
        _last = _lastForTail = item;
        if (WantsEnd) Report(ts, "end", item);
        return item;
    }

    internal Value HandleComment(ThreadState ts, Value text)
    {
        FlushText(ts);
        Value comment = text;
        if (!_commentFactory.IsNull)
        {
            comment = Calls.Call(ts, _commentFactory, text).OrThrow(ts);
            if (_insertsComments && !_this.IsNone)
            {
                AddChild(ts, _this, comment);
                _lastForTail = comment;
            }
        }
        if (WantsComment) Report(ts, "comment", comment);
        return comment;
    }

    internal Value HandlePi(ThreadState ts, Value target, Value text)
    {
        FlushText(ts);
        Value pi;
        if (_piFactory.IsNull)
        {
            pi = new PyTuple(target, text);
        }
        else
        {
            pi = Calls.Call(ts, _piFactory, target, text).OrThrow(ts);
            if (_insertsPis && !_this.IsNone)
            {
                AddChild(ts, _this, pi);
                _lastForTail = pi;
            }
        }
        if (WantsPi) Report(ts, "pi", pi);
        return pi;
    }

    internal Value Done => _root.IsNull ? Value.None : _root;

    [PyMethod("data($self, data, /)\n--\n\n", Name = "data")]
    private void Data(Value data)
    {
        // What comes before the first element is ignored.
        if (_last.IsNone) return;
        _parts ??= new PyList();
        if (_textLength > 0) _parts.Add(TakeText());
        _parts.Add(data);
    }

    [PyMethod("start($self, tag, attrs, /)\n--\n\n", Name = "start")]
    private Value Start(ThreadState ts, Value tag, PyDict attrs) => HandleStart(ts, tag, attrs);

    [PyMethod("end($self, tag, /)\n--\n\n", Name = "end")]
    private Value End(ThreadState ts, Value tag) => HandleEnd(ts);

    [PyMethod("comment($self, text, /)\n--\n\n", Name = "comment")]
    private Value Comment(ThreadState ts, Value text) => HandleComment(ts, text);

    [PyMethod("pi($self, target, text=None, /)\n--\n\n", Name = "pi")]
    private Value Pi(ThreadState ts, Value target, Value text) => HandlePi(ts, target, text);

    [PyMethod("close($self, /)\n--\n\n", Name = "close")]
    private Value Close(ThreadState ts) => Done;
}
