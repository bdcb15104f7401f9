using System.Numerics;

namespace Adder.Modules.Sre;

internal ref partial struct Matcher<T>
    where T : unmanaged, IBinaryInteger<T>
{
    /// <summary>Finds the first match from a position on. (SRE(search))</summary>
    internal bool Search(int start)
    {
        int last = _text.Length - _program.MinWidth;
        if (start > last) return false;
        _state.Prepare(_program);
        if (_program.Prefix is { } prefix) return prefix.TryGet(out ReadOnlySpan<T> literal) && SearchPrefix(literal, start);
        if (_program.Code[0] == (int)Step.At && _program.Code[1] <= (int)SreAt.BeginningString)
        {
            return SearchPositions((SreAt)_program.Code[1], start, last);
        }
        if (_program.Starters is { } starters) return SearchStarters(starters, start, last);
        return SearchEverywhere(start, last);
    }

    private bool SearchPrefix(ReadOnlySpan<T> prefix, int start)
    {
        (int step, int tested) = _program.AfterPrefix;
        while (true)
        {
            int index = prefix.Length == 1 ? _text[start..].IndexOf(prefix[0]) : _text[start..].IndexOf(prefix);
            if (index < 0) return false;
            start += index;
            Start = start;
            if (_program.IsLiteral)
            {
                End = start + prefix.Length;
                return true;
            }
            MustAdvance = false;
            if (Run(step, start + tested)) return true;
            start++;
            Tick();
        }
    }

    private bool SearchStarters(CharClass starters, int start, int last)
    {
        while (start <= last)
        {
            int index = starters.IndexIn(_text[start..]);
            if (index < 0) return false;
            start += index;
            Start = start;
            if (Run(0, start)) return true;
            MustAdvance = false;
            start++;
            Tick();
        }
        return false;
    }

    private bool SearchPositions(SreAt what, int start, int last)
    {
        if (what == SreAt.BeginningLine) return SearchLines(start, last);
        Start = start;
        return start == 0 && Run(0, 0);
    }

    private bool SearchLines(int start, int last)
    {
        while (start <= last)
        {
            if (start > 0 && CharAt(start - 1) != '\n')
            {
                int index = _text[start..].IndexOf(T.CreateTruncating('\n'));
                if (index < 0) return false;
                start += index + 1;
                MustAdvance = false;
                if (start > last) return false;
            }
            Start = start;
            if (Run(0, start)) return true;
            MustAdvance = false;
            start++;
            Tick();
        }
        return false;
    }

    private bool SearchEverywhere(int start, int last)
    {
        for (; start <= last; start++)
        {
            Start = start;
            if (Run(0, start)) return true;
            MustAdvance = false;
            Tick();
        }
        return false;
    }

    private void Tick()
    {
        if ((++_sinceCheck & PollInterval) == 0) _state.Poll();
    }
}
