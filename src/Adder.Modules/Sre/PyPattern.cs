using System.Text;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Sre;

/// <summary><c>re.Pattern</c></summary>
[PyType("Pattern", Module = "re", Subclassable = false, NoInstantiation = true, Flags = TypeFlags.HasWeakref,
    Doc = "A regular expression, compiled.")]
internal sealed partial class PyPattern : PyObject
{
    private const int MostShown = 200;

    private readonly uint[] _code;
    private readonly PyTuple _indexGroup;
    private SreState? _spareState;

    internal PyPattern(Value source, int flags, bool? isBytes, uint[] code, SreProgram program, PyDict groupIndex, PyTuple indexGroup)
        : base(TypeObject)
    {
        Source = source;
        PatternFlags = flags;
        IsBytes = isBytes;
        _code = code;
        Program = program;
        GroupIndex = groupIndex;
        _indexGroup = indexGroup;
    }

    [PyMember("pattern", Doc = "The text it was compiled from.")]
    internal readonly Value Source;

    [PyMember("flags", Doc = "The flags it was compiled with.")]
    internal readonly int PatternFlags;

    [PyMember("groups", Doc = "How many groups it has.")]
    internal int GroupCount => Program.Groups;

    [PyGetSet("groupindex", Doc = "The numbers of the named groups.")]
    private Value GroupIndexProxy => GroupIndex.Count == 0 ? new PyDict() : new PyMappingProxy(GroupIndex);

    /// <summary>Whether it is a pattern over bytes; null when it was compiled without its source.</summary>
    internal bool? IsBytes { get; }

    internal SreProgram Program { get; }

    internal PyDict GroupIndex { get; }

    /// <summary>The name of a group, or None.</summary>
    internal Value GroupName(long group) => (ulong)group < (ulong)_indexGroup.Count ? _indexGroup[(int)group] : Value.None;

    /// <summary>Memory to match with; a match that runs inside another takes its own.</summary>
    internal SreState TakeState() => Interlocked.Exchange(ref _spareState, null) ?? new SreState();

    internal void GiveBack(SreState state)
    {
        state.Trim();
        state.Thread = null;
        _spareState = state;
    }

    [Slot(Slot.TpHash)]
    private long Hash(ThreadState ts)
    {
        var hash = new HashCode();
        hash.Add(Source.IsNone ? 0 : Hashing.Of(ts, Source).OrThrow(ts));
        hash.Add(PatternFlags);
        hash.Add(IsBytes);
        hash.Add(GroupCount);
        foreach (uint word in _code) hash.Add(word);
        return hash.ToHashCode();
    }

    [Slot(Slot.TpRichcompare)]
    private Value Compare(ThreadState ts, Value right, CompareOp op)
    {
        if (op is not (CompareOp.Eq or CompareOp.Ne) || right.Ref is not PyPattern other) return Value.NotImplemented;
        bool equal = ReferenceEquals(this, other)
            || (PatternFlags == other.PatternFlags && IsBytes == other.IsBytes && _code.AsSpan().SequenceEqual(other._code)
                && Comparison.Equal(ts, Source, other.Source));
        return equal == (op == CompareOp.Eq);
    }

    [Slot(Slot.TpRepr)]
    private Value ReprOf(ThreadState ts)
    {
        const int TypeFlagsMask = SreConstants.FlagLocale | SreConstants.FlagUnicode | SreConstants.FlagAscii;
        int flags = PatternFlags;
        if (IsBytes != true && (flags & TypeFlagsMask) == SreConstants.FlagUnicode) flags &= ~SreConstants.FlagUnicode;
        var names = new StringBuilder();
        foreach ((string name, int flag) in s_flagNames)
        {
            if ((flags & flag) == 0) continue;
            names.Append(names.Length > 0 ? "|" : ", ").Append(name);
            flags &= ~flag;
        }
        if (flags != 0) names.Append(names.Length > 0 ? "|" : ", ").Append($"0x{flags:x}");
        PyStr source = Repr.Of(ts, Source);
        return $"re.compile({source.Substring(0, Math.Min(source.Length, MostShown))}{names})";
    }

    private static readonly (string Name, int Flag)[] s_flagNames =
    [
        ("re.TEMPLATE", SreConstants.FlagTemplate), ("re.IGNORECASE", SreConstants.FlagIgnoreCase), ("re.LOCALE", SreConstants.FlagLocale),
        ("re.MULTILINE", SreConstants.FlagMultiline), ("re.DOTALL", SreConstants.FlagDotAll), ("re.UNICODE", SreConstants.FlagUnicode),
        ("re.VERBOSE", SreConstants.FlagVerbose), ("re.DEBUG", SreConstants.FlagDebug), ("re.ASCII", SreConstants.FlagAscii),
    ];

    [PyMethod("__copy__($self, /)\n--\n\nThe same pattern.")]
    private Value Copy() => this;

    [PyMethod("__deepcopy__($self, memo, /)\n--\n\nThe same pattern.")]
    private Value DeepCopy(Value memo) => this;

    [PyMethod("__class_getitem__($type, item, /)\n--\n\nA generic alias, as PEP 585 says.", Class = true)]
    private static Value ClassGetItem(PyType type, Value item) => new PyGenericAlias(type, item);
}
