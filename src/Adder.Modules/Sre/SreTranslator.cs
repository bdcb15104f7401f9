namespace Adder.Modules.Sre;

/// <summary>The code is not what Lib/re/_compiler.py writes.</summary>
internal sealed class InvalidSreCode() : Exception("invalid SRE code");

/// <summary>Checks SRE code and translates it to the steps of a <see cref="SreProgram"/>.</summary>
internal sealed partial class SreTranslator
{
    private const int DeepestNesting = 4000;

    private readonly uint[] _source;
    private readonly int _groups;
    private readonly List<int> _steps = [];
    private readonly List<CharClass> _classes = [];
    private readonly List<CharLoop> _loops = [];
    private readonly List<BranchTable> _branches = [];
    private readonly List<LiteralText> _texts = [];
    private int _slots;
    private int _depth;

    private SreTranslator(uint[] source, int groups)
    {
        _source = source;
        _groups = groups;
        _slots = groups * 2 + 1;
    }

    internal static SreProgram Translate(uint[] source, int groups)
    {
        if (groups < 0 || groups > SreConstants.MaxGroups || source.Length == 0) throw new InvalidSreCode();
        return new SreTranslator(source, groups).Run();
    }

    private SreProgram Run()
    {
        int start = 0;
        SearchHints hints = default;
        if (_source[0] == (uint)SreOpcode.Info) start = ReadInfo(out hints);
        int end = _source.Length - 1;
        if (start > end || _source[end] != (uint)SreOpcode.Success) throw new InvalidSreCode();
        Block(start, end);
        Emit(Step.Succeed);
        int[] code = _steps.ToArray();
        var program = new SreProgram
        {
            Code = code,
            Classes = _classes.ToArray(),
            Loops = _loops.ToArray(),
            Branches = _branches.ToArray(),
            Texts = _texts.ToArray(),
            Groups = _groups,
            SlotCount = _slots,
            MinWidth = hints.MinWidth,
            Prefix = hints.Prefix,
            IsLiteral = hints.IsLiteral,
        };
        new FirstSetAnalysis(program).Apply();
        return program;
    }

    private void Block(int i, int end)
    {
        if (++_depth > DeepestNesting) throw new InvalidSreCode();
        while (i < end)
        {
            i = Operator(i, end);
        }
        if (i != end) throw new InvalidSreCode();
        _depth--;
    }

    /// <summary>Translates the operator at i; returns the position of the next one.</summary>
    private int Operator(int i, int end)
    {
        var op = (SreOpcode)_source[i];
        if (TrySingle(i, end, out CharTest test, out int next)) return op == SreOpcode.Literal ? Literals(i, end) : Single(test, next);
        switch (op)
        {
            case SreOpcode.Failure:
                Emit(Step.Fail);
                return i + 1;
            case SreOpcode.Success:
                Emit(Step.Succeed);
                return i + 1;
            case SreOpcode.Mark:
                return Mark(Operand(i + 1, end), i + 2);
            case SreOpcode.At:
                if (Operand(i + 1, end) > (uint)SreAt.UniNonBoundary) throw new InvalidSreCode();
                Emit(Step.At, (int)_source[i + 1]);
                return i + 2;
            case SreOpcode.GroupRef or SreOpcode.GroupRefIgnore or SreOpcode.GroupRefLocIgnore or SreOpcode.GroupRefUniIgnore:
                Emit(Step.GroupRef, Group(i + 1, end), (int)FoldingOf(op));
                return i + 2;
            case SreOpcode.GroupRefExists:
                return GroupExists(i + 1, end);
            case SreOpcode.Branch:
                return Branch(i + 1, end);
            case SreOpcode.RepeatOne or SreOpcode.MinRepeatOne or SreOpcode.PossessiveRepeatOne:
                return RepeatOne(op, i + 1, end);
            case SreOpcode.Repeat:
                return Repeat(i + 1, end);
            case SreOpcode.PossessiveRepeat:
                return PossessiveRepeat(i + 1, end);
            case SreOpcode.AtomicGroup:
                return AtomicGroup(i + 1, end);
            case SreOpcode.Assert or SreOpcode.AssertNot:
                return Assert(op, i + 1, end);
            default:
                throw new InvalidSreCode();
        }
    }

    private int Single(in CharTest test, int next)
    {
        switch (test.Kind)
        {
            case CharKind.Literal:
                Emit(Step.Char, (int)test.Literal);
                break;
            case CharKind.NotLiteral:
                Emit(Step.NotChar, (int)test.Literal);
                break;
            case CharKind.AnyButNewline:
                Emit(Step.AnyButNewline);
                break;
            case CharKind.Any:
                Emit(Step.AnyChar);
                break;
            default:
                Emit(Step.Class, AddTo(_classes, test.Members!));
                break;
        }
        return next;
    }

    private int Literals(int i, int end)
    {
        int start = i;
        while (i + 1 < end && _source[i] == (uint)SreOpcode.Literal) i += 2;
        int count = (i - start) / 2;
        if (count == 1) Emit(Step.Char, (int)_source[start + 1]);
        else
        {
            var characters = new uint[count];
            for (int k = 0; k < count; k++) characters[k] = _source[start + 1 + 2 * k];
            Emit(Step.Text, AddTo(_texts, new LiteralText(characters)));
        }
        return i;
    }

    private int Mark(uint mark, int next)
    {
        if (mark >= 2L * _groups) throw new InvalidSreCode();
        if ((mark & 1) == 0) Emit(Step.Open, (int)mark);
        else Emit(Step.Close, (int)mark, (int)(mark / 2) + 1);
        return next;
    }

    private int GroupExists(int i, int end)
    {
        int group = Group(i, end);
        int elseStart = Target(i, Operand(i + 1, end), end);
        int yes = i + 2;
        int jump = LastJump(yes, elseStart);
        Emit(Step.GroupExists, group, 0);
        int patch = _steps.Count - 1;
        if (jump < 0)
        {
            Block(yes, elseStart);
            _steps[patch] = _steps.Count;
            return elseStart;
        }
        int after = Target(jump + 1, _source[jump + 1], end);
        Block(yes, jump);
        Emit(Step.Jump, 0);
        int skip = _steps.Count - 1;
        _steps[patch] = _steps.Count;
        Block(elseStart, after);
        _steps[skip] = _steps.Count;
        return after;
    }

    private int Branch(int i, int end)
    {
        Emit(Step.Branch, _branches.Count);
        Emit(Step.BranchNext, _branches.Count);
        _branches.Add(null!);
        int index = _branches.Count - 1;
        var starts = new List<int>();
        var exits = new List<int>();
        int after = -1;
        while (Operand(i, end) != 0)
        {
            int next = Target(i, _source[i], end);
            int jump = next - 2;
            if (jump <= i || _source[jump] != (uint)SreOpcode.Jump) throw new InvalidSreCode();
            int target = Target(jump + 1, _source[jump + 1], end);
            if (after >= 0 && after != target) throw new InvalidSreCode();
            after = target;
            starts.Add(_steps.Count);
            Block(i + 1, jump);
            Emit(Step.Jump, 0);
            exits.Add(_steps.Count - 1);
            i = next;
        }
        if (after != i + 1) throw new InvalidSreCode();
        foreach (int exit in exits) _steps[exit] = _steps.Count;
        _branches[index] = new BranchTable(starts.ToArray());
        return after;
    }

    private int RepeatOne(SreOpcode op, int i, int end)
    {
        int after = Bounds(i, end, out int min, out int max);
        if (!TrySingle(i + 3, after, out CharTest test, out int next) || next != after - 1 || _source[next] != (uint)SreOpcode.Success)
        {
            throw new InvalidSreCode();
        }
        int loop = AddTo(_loops, new CharLoop(test, min, max, op == SreOpcode.PossessiveRepeatOne));
        bool lazy = op == SreOpcode.MinRepeatOne;
        Emit(lazy ? Step.Lazy : Step.Loop, loop);
        Emit(lazy ? Step.LazyNext : Step.LoopNext, loop);
        return after;
    }

    private int Repeat(int i, int end)
    {
        int until = Bounds(i, end, out int min, out int max);
        if (until >= end) throw new InvalidSreCode();
        int register = TakeRegisters(2);
        Emit(Step.Repeat, register, 0);
        int patch = _steps.Count - 1;
        int body = _steps.Count;
        Block(i + 3, until);
        _steps[patch] = _steps.Count;
        switch ((SreOpcode)_source[until])
        {
            case SreOpcode.MaxUntil:
                Emit(Step.Until, register, min, max, body);
                Emit(Step.Resume);
                break;
            case SreOpcode.MinUntil:
                Emit(Step.LazyUntil, register, min, max, body);
                Emit(Step.LazyMore, register, max, body);
                break;
            default:
                throw new InvalidSreCode();
        }
        return until + 1;
    }

    private int PossessiveRepeat(int i, int end)
    {
        int success = Bounds(i, end, out int min, out int max);
        if (success >= end || _source[success] != (uint)SreOpcode.Success) throw new InvalidSreCode();
        int register = TakeRegisters(3);
        Emit(Step.Atomic, register);
        int head = _steps.Count;
        Emit(Step.Possess, register, min, max, 0);
        int patch = _steps.Count - 1;
        Block(i + 3, success);
        Emit(Step.PossessEnd, register, head);
        _steps[patch] = _steps.Count;
        Emit(Step.Resume);
        return success + 1;
    }

    private int AtomicGroup(int i, int end)
    {
        int after = Target(i, Operand(i, end), end);
        if (after <= i + 1 || _source[after - 1] != (uint)SreOpcode.Success) throw new InvalidSreCode();
        int register = TakeRegisters(3);
        Emit(Step.Atomic, register);
        Block(i + 1, after - 1);
        Emit(Step.AtomicEnd, register);
        return after;
    }

    private int Assert(SreOpcode op, int i, int end)
    {
        int after = Target(i, Operand(i, end), end);
        if (after <= i + 2 || _source[after - 1] != (uint)SreOpcode.Success) throw new InvalidSreCode();
        uint back = _source[i + 1];
        if (back > int.MaxValue) throw new InvalidSreCode();
        bool negative = op == SreOpcode.AssertNot;
        int register = TakeRegisters(2);
        Emit(negative ? Step.NotAhead : Step.Ahead, register, (int)back, 0);
        int patch = _steps.Count - 1;
        Block(i + 2, after - 1);
        Emit(negative ? Step.NotAheadEnd : Step.AheadEnd, register);
        _steps[patch] = _steps.Count;
        if (negative) Emit(Step.Resume);
        return after;
    }
}
