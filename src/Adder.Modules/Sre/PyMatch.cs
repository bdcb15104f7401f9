using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Sre;

/// <summary><c>re.Match</c></summary>
[PyType("Match", Module = "re", Subclassable = false, NoInstantiation = true, Doc = """
    Where and how a pattern matched.
    """)]
internal sealed partial class PyMatch : PyObject
{
    private const int MostShown = 50;

    private readonly Subject _subject;
    private readonly int[] _marks;
    private readonly int _lastIndex;
    private PyTuple? _regs;

    internal PyMatch(PyPattern pattern, Scan scan) : base(TypeObject)
    {
        Pattern = pattern;
        _subject = scan.Subject;
        Pos = scan.FirstPosition;
        EndPos = scan.LastPosition;
        _marks = new int[pattern.GroupCount * 2 + 2];
        _marks[0] = scan.Start;
        _marks[1] = scan.End;
        int[] slots = scan.State.Slots;
        for (int i = 0; i < pattern.GroupCount * 2; i += 2)
        {
            bool isSet = slots[i] >= 0 && slots[i + 1] >= 0;
            _marks[i + 2] = isSet ? slots[i] : -1;
            _marks[i + 3] = isSet ? slots[i + 1] : -1;
        }
        _lastIndex = pattern.Program.IsLiteral ? -1 : slots[pattern.Program.LastIndexSlot];
    }

    [PyMember("string", Doc = "The text that was searched.")]
    internal Value String => _subject.Value;

    [PyMember("re", Doc = "The pattern.")]
    internal readonly PyPattern Pattern;

    [PyMember("pos", Doc = "Where the search started.")]
    internal readonly int Pos;

    [PyMember("endpos", Doc = "Where the search had to end.")]
    internal readonly int EndPos;

    [PyGetSet("lastindex", Doc = "The number of the group that was closed last, or None.")]
    private Value LastIndex => _lastIndex >= 0 ? _lastIndex : Value.None;

    [PyGetSet("lastgroup", Doc = "The name of the group that was closed last, or None.")]
    private Value LastGroup => _lastIndex >= 0 ? Pattern.GroupName(_lastIndex) : Value.None;

    [PyGetSet("regs")]
    private Value Regs => _regs ??= new PyTuple(System.Array.ConvertAll(Numbers(), number => (Value)SpanTuple(number)));

    private int[] Numbers()
    {
        var numbers = new int[_marks.Length / 2];
        for (int i = 0; i < numbers.Length; i++) numbers[i] = i;
        return numbers;
    }

    private PyTuple SpanTuple(int group) => PyTuple.From(_marks[group * 2], _marks[group * 2 + 1]);

    /// <summary>The number of a group given by number or name. Throws. (match_getindex)</summary>
    private int IndexOf(ThreadState ts, Value group)
    {
        long index = -1;
        if (Positions.HasIndex(group)) index = Indexing.ToSsize(ts, group, null).OrThrow(ts);
        else
        {
            Value found = Pattern.GroupIndex.Find(ts, group);
            if (ts.HasPending) throw ts.Throwable();
            if (!found.IsNull && PyLong.TryInt64(found, out long number)) index = number;
        }
        return index >= 0 && index < _marks.Length / 2 ? (int)index : throw Errors.IndexError("no such group");
    }

    private int IndexOfOptional(ThreadState ts, Value group) => group.IsNull ? 0 : IndexOf(ts, group);

    /// <summary>The text of a group, or the default where it took no part. (match_getslice_by_index)</summary>
    internal Value GroupAt(ThreadState ts, int group, Value fallback)
    {
        if (group >= _marks.Length / 2) return ts.Raise(PyType.IndexError, "no such group");
        int start = _marks[group * 2];
        return start < 0 ? fallback : _subject.Slice(start, Math.Min(_marks[group * 2 + 1], _subject.Length));
    }

    [PyMethod("""
        group([group1, ...]) -> str or tuple.
        The text of a group, given by number or name, or of several in a tuple; group 0 is the whole match.
        """, Name = "group")]
    private Value Group(ThreadState ts, params ReadOnlySpan<Value> args)
    {
        if (args.Length == 0) return GroupAt(ts, 0, Value.None);
        if (args.Length == 1) return GroupAt(ts, IndexOf(ts, args[0]), Value.None);
        var groups = new Value[args.Length];
        for (int i = 0; i < groups.Length; i++) groups[i] = GroupAt(ts, IndexOf(ts, args[i]), Value.None);
        return PyTuple.Own(groups);
    }

    [Slot(Slot.MpSubscript)]
    private Value GetItem(ThreadState ts, Value group) => GroupAt(ts, IndexOf(ts, group), Value.None);

    [PyMethod("""
        start($self, group=0, /)
        --

        Where the group starts, or -1.
        """)]
    private long Start(ThreadState ts, Value group = default) => _marks[IndexOfOptional(ts, group) * 2];

    [PyMethod("""
        end($self, group=0, /)
        --

        Where the group ends, or -1.
        """)]
    private long End(ThreadState ts, Value group = default) => _marks[IndexOfOptional(ts, group) * 2 + 1];

    [PyMethod("""
        span($self, group=0, /)
        --

        Where the group starts and ends.
        """)]
    private Value Span(ThreadState ts, Value group = default) => SpanTuple(IndexOfOptional(ts, group));

    [PyMethod("""
        groups($self, /, default=None)
        --

        The texts of all groups, with the default for those that took no part.
        """)]
    private Value Groups(ThreadState ts, Value @default)
    {
        var groups = new Value[_marks.Length / 2 - 1];
        for (int i = 0; i < groups.Length; i++) groups[i] = GroupAt(ts, i + 1, @default);
        return PyTuple.From(groups);
    }

    [PyMethod("""
        groupdict($self, /, default=None)
        --

        The texts of the named groups by name, with the default for those that took no part.
        """, Name = "groupdict")]
    private Value GroupDict(ThreadState ts, Value @default)
    {
        var groups = new PyDict();
        foreach (Value name in Pattern.GroupIndex.KeysList().Items)
        {
            groups.Set(ts, name, GroupAt(ts, IndexOf(ts, name), @default).OrThrow(ts));
        }
        return groups;
    }

    [PyMethod("""
        expand($self, /, template)
        --

        The template with its group references filled in, as sub() does it.
        """)]
    private Value Expand(ThreadState ts, Value template) => PyTemplate.Compile(ts, Pattern, template).Expand(ts, this);

    [Slot(Slot.TpRepr)]
    private Value ReprOf(ThreadState ts)
    {
        PyStr text = Repr.Of(ts, GroupAt(ts, 0, Value.None).OrThrow(ts));
        return $"<re.Match object; span=({_marks[0]}, {_marks[1]}), match={text.Substring(0, Math.Min(text.Length, MostShown))}>";
    }

    [PyMethod("__copy__($self, /)\n--\n\nThe same match.")]
    private Value Copy() => this;

    [PyMethod("__deepcopy__($self, memo, /)\n--\n\nThe same match.")]
    private Value DeepCopy(Value memo) => this;

    [PyMethod("__class_getitem__($type, item, /)\n--\n\nA generic alias, as PEP 585 says.", Class = true)]
    private static Value ClassGetItem(PyType type, Value item) => new PyGenericAlias(type, item);
}
