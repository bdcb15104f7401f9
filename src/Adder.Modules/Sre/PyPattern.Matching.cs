using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Sre;

internal sealed partial class PyPattern
{
    [PyMethod("""
        match($self, /, string, pos=0, endpos=sys.maxsize)
        --

        A match at the start position, or None.
        """)]
    private Value Match(ThreadState ts, Value @string, long pos = 0, long endpos = long.MaxValue) =>
        Once(ts, MatchKind.Match, @string, pos, endpos);

    [PyMethod("""
        fullmatch($self, /, string, pos=0, endpos=sys.maxsize)
        --

        A match that takes in everything between the positions, or None.
        """)]
    private Value FullMatch(ThreadState ts, Value @string, long pos = 0, long endpos = long.MaxValue) =>
        Once(ts, MatchKind.FullMatch, @string, pos, endpos);

    [PyMethod("""
        search($self, /, string, pos=0, endpos=sys.maxsize)
        --

        The first match between the positions, or None.
        """)]
    private Value Search(ThreadState ts, Value @string, long pos = 0, long endpos = long.MaxValue) =>
        Once(ts, MatchKind.Search, @string, pos, endpos);

    private Value Once(ThreadState ts, MatchKind kind, Value subject, long pos, long endpos)
    {
        using var scan = new Scan(ts, this, subject, pos, endpos);
        return scan.Match(kind) ? scan.ToMatch() : Value.None;
    }

    [PyMethod("""
        findall($self, /, string, pos=0, endpos=sys.maxsize)
        --

        All matches that do not overlap: strings, or groups where the pattern has them.
        """, Name = "findall")]
    private Value FindAll(ThreadState ts, Value @string, long pos = 0, long endpos = long.MaxValue)
    {
        using var scan = new Scan(ts, this, @string, pos, endpos);
        var found = new PyList();
        while (scan.Match(MatchKind.Search))
        {
            found.Add(GroupCount switch
            {
                0 => scan.Group(0)!.Value,
                1 => scan.Group(1) ?? scan.Subject.Empty,
                _ => AllGroups(scan),
            });
            scan.Advance();
        }
        return found;
    }

    private Value AllGroups(Scan scan)
    {
        var groups = new Value[GroupCount];
        for (int i = 0; i < groups.Length; i++) groups[i] = scan.Group(i + 1) ?? scan.Subject.Empty;
        return PyTuple.Own(groups);
    }

    [PyMethod("""
        finditer($self, /, string, pos=0, endpos=sys.maxsize)
        --

        An iterator over the match objects of all matches that do not overlap.
        """, Name = "finditer")]
    private Value FindIter(ThreadState ts, Value @string, long pos = 0, long endpos = long.MaxValue) =>
        new PyMatchIterator(new Scan(ts, this, @string, pos, endpos));

    [PyMethod("scanner($self, /, string, pos=0, endpos=sys.maxsize)\n--\n\nAn object that matches at one place after the other.")]
    private Value Scanner(ThreadState ts, Value @string, long pos = 0, long endpos = long.MaxValue) =>
        new PyScanner(this, new Scan(ts, this, @string, pos, endpos));

    [PyMethod("""
        split($self, /, string, maxsplit=0)
        --

        What stands between the matches, and the groups of each match.
        """)]
    private Value Split(ThreadState ts, Value @string, long maxsplit = 0)
    {
        using var scan = new Scan(ts, this, @string, 0, long.MaxValue);
        var parts = new PyList();
        int last = 0;
        for (long n = 0; maxsplit == 0 || n < maxsplit; n++)
        {
            if (!scan.Match(MatchKind.Search)) break;
            parts.Add(scan.Subject.Slice(last, scan.Start));
            for (int group = 1; group <= GroupCount; group++) parts.Add(scan.Group(group) ?? Value.None);
            last = scan.End;
            scan.Advance();
        }
        parts.Add(scan.Subject.Slice(last, scan.LastPosition));
        return parts;
    }

    [PyMethod("""
        sub($self, /, repl, string, count=0)
        --

        The string with its matches (or the first count of them) replaced.
        """)]
    private Value Sub(ThreadState ts, Value repl, Value @string, long count = 0) => Substitute(ts, repl, @string, count, out _);

    [PyMethod("""
        subn($self, /, repl, string, count=0)
        --

        As sub(), with the number of replacements made.
        """, Name = "subn")]
    private Value SubN(ThreadState ts, Value repl, Value @string, long count = 0)
    {
        Value result = Substitute(ts, repl, @string, count, out long made);
        return result.IsNull ? default : PyTuple.From(result, made);
    }

    // pattern_subx
    private Value Substitute(ThreadState ts, Value replacement, Value subject, long count, out long made)
    {
        made = 0;
        PyTemplate? template = null;
        bool isCallable = Calls.IsCallable(replacement);
        if (!isCallable && !IsLiteral(ts, replacement))
        {
            template = PyTemplate.Compile(ts, this, replacement);
            if (template.IsLiteral)
            {
                replacement = template.Literal;
                template = null;
            }
        }
        using var scan = new Scan(ts, this, subject, 0, long.MaxValue);
        var parts = new PyList();
        int last = 0;
        while ((count == 0 || made < count) && scan.Match(MatchKind.Search))
        {
            if (last < scan.Start) parts.Add(scan.Subject.Slice(last, scan.Start));
            Value item = replacement;
            if (template is not null) template.AppendTo(parts, scan);
            else
            {
                if (isCallable) item = Calls.Call(ts, replacement, scan.ToMatch());
                if (item.IsNull) return default;
                if (!item.IsNone) parts.Add(item);
            }
            last = scan.End;
            made++;
            scan.Advance();
        }
        if (last < scan.LastPosition) parts.Add(scan.Subject.Slice(last, scan.LastPosition));
        return Join(ts, scan.Subject.Empty, parts);
    }

    private static bool IsLiteral(ThreadState ts, Value replacement) =>
        (replacement.Ref is PyStr || Buffers.Has(replacement)) && !Subject.Of(ts, replacement).Contains('\\');

    /// <summary>The parts as one str or bytes.</summary>
    internal static Value Join(ThreadState ts, Value empty, PyList parts)
    {
        if (parts.Count == 0) return empty;
        if (parts.Count == 1 && ReferenceEquals(parts[0].Type, empty.Type)) return parts[0];
        return Calls.Method(ts, empty, "join", parts);
    }
}
