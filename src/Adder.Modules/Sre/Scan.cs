using Adder.Objects;
using Adder.Runtime;

namespace Adder.Modules.Sre;

/// <summary>A pattern at work on a subject, from one match to the next. (SRE_STATE)</summary>
internal sealed class Scan : IDisposable
{
    private readonly PyPattern _pattern;
    private bool _mustAdvance;

    /// <summary>Throws TypeError when pattern and subject do not go together. (state_init)</summary>
    internal Scan(ThreadState ts, PyPattern pattern, Value subject, long start, long end)
    {
        Subject = Subject.Of(ts, subject);
        if (pattern.IsBytes is { } isBytes && isBytes != Subject.IsBytes)
        {
            throw Errors.TypeError(isBytes
                ? "cannot use a bytes pattern on a string-like object"
                : "cannot use a string pattern on a bytes-like object");
        }
        _pattern = pattern;
        FirstPosition = Position = (int)Math.Clamp(start, 0, Subject.Length);
        LastPosition = (int)Math.Clamp(end, 0, Subject.Length);
        State = pattern.TakeState();
        State.Thread = ts;
    }

    internal Subject Subject { get; }

    internal SreState State { get; }

    internal int FirstPosition { get; }

    internal int LastPosition { get; }

    /// <summary>Where the next search starts.</summary>
    internal int Position { get; private set; }

    internal int Start { get; private set; }

    internal int End { get; private set; }

    internal bool Match(MatchKind kind)
    {
        if (Position > LastPosition) return false;
        try
        {
            bool found = Subject.Run(
                _pattern.Program, State, new MatchRequest(kind, Position, LastPosition, _mustAdvance), out int start, out int end);
            Start = start;
            End = end;
            return found;
        }
        catch (InsufficientMemoryException)
        {
            throw Errors.MemoryError();
        }
    }

    /// <summary>Goes on behind the match; after an empty one, the next must not be empty at the same place.</summary>
    internal void Advance()
    {
        _mustAdvance = Start == End;
        Position = End;
    }

    /// <summary>The group of the current match; null where it took no part. Group 0 is the whole match.</summary>
    internal Value? Group(int group)
    {
        if (group == 0) return Subject.Slice(Start, End);
        int start = State.Slots[group * 2 - 2];
        int end = State.Slots[group * 2 - 1];
        return start < 0 || end < 0 ? default(Value?) : Subject.Slice(start, end);
    }

    // pattern_new_match
    internal PyMatch ToMatch() => new(_pattern, this);

    public void Dispose() => _pattern.GiveBack(State);
}
