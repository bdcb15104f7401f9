namespace Adder.Modules.Sre;

internal sealed partial class SreTranslator
{
    private struct SearchHints
    {
        internal int MinWidth;
        internal LiteralText? Prefix;
        internal bool IsLiteral;
    }

    // <INFO> skip flags min max [prefix-length prefix-skip prefix overlap | charset]
    private int ReadInfo(out SearchHints hints)
    {
        hints = default;
        int end = _source.Length;
        int after = Target(1, Operand(1, end), end);
        if (after < 5) throw new InvalidSreCode();
        uint flags = _source[2];
        hints.MinWidth = (int)Math.Min(_source[3], int.MaxValue);
        if ((flags & ~(SreConstants.InfoPrefix | SreConstants.InfoLiteral | SreConstants.InfoCharset)) != 0) throw new InvalidSreCode();
        bool prefixed = (flags & SreConstants.InfoPrefix) != 0;
        if (prefixed && (flags & SreConstants.InfoCharset) != 0) throw new InvalidSreCode();
        if ((flags & SreConstants.InfoLiteral) != 0 && !prefixed) throw new InvalidSreCode();
        if ((flags & SreConstants.InfoCharset) != 0)
        {
            if (CharsetCode.Measure(_source.AsSpan(5, after - 5)) != after - 5) throw new InvalidSreCode();
        }
        if (!prefixed) return after;
        uint length = Operand(5, after);
        if (length == 0 || Operand(6, after) > length || after - 7 != 2L * length) throw new InvalidSreCode();
        hints.Prefix = new LiteralText(_source.AsSpan(7, (int)length).ToArray());
        hints.IsLiteral = (flags & SreConstants.InfoLiteral) != 0;
        return after;
    }

    /// <summary>Reads an operator that tests one character.</summary>
    private bool TrySingle(int i, int end, out CharTest test, out int next)
    {
        test = default;
        var op = (SreOpcode)_source[i];
        next = i + 1;
        switch (op)
        {
            case SreOpcode.Any:
                test = new CharTest(CharKind.AnyButNewline, 0, null);
                return true;
            case SreOpcode.AnyAll:
                test = new CharTest(CharKind.Any, 0, null);
                return true;
            case SreOpcode.Literal or SreOpcode.NotLiteral:
                test = new CharTest(op == SreOpcode.Literal ? CharKind.Literal : CharKind.NotLiteral, Operand(i + 1, end), null);
                break;
            case SreOpcode.Category:
                if (Operand(i + 1, end) > (uint)SreCategory.UniNotLineBreak) throw new InvalidSreCode();
                test = ClassOf([(uint)op, _source[i + 1], 0], CaseFolding.None);
                break;
            case SreOpcode.LiteralIgnore or SreOpcode.LiteralLocIgnore or SreOpcode.LiteralUniIgnore:
                test = ClassOf([(uint)SreOpcode.Literal, Operand(i + 1, end), 0], FoldingOf(op));
                break;
            case SreOpcode.NotLiteralIgnore or SreOpcode.NotLiteralUniIgnore:
                test = ClassOf([(uint)SreOpcode.Negate, (uint)SreOpcode.Literal, Operand(i + 1, end), 0], FoldingOf(op));
                break;
            case SreOpcode.NotLiteralLocIgnore:
                test = ClassOf(NeitherCase(Operand(i + 1, end)), CaseFolding.None);
                break;
            case SreOpcode.In or SreOpcode.InIgnore or SreOpcode.InLocIgnore or SreOpcode.InUniIgnore:
                next = Target(i + 1, Operand(i + 1, end), end);
                ReadOnlySpan<uint> set = _source.AsSpan(i + 2, next - i - 2);
                if (CharsetCode.Measure(set) != set.Length) throw new InvalidSreCode();
                test = ClassOf(set, FoldingOf(op));
                return true;
            default:
                return false;
        }
        next = i + 2;
        return true;
    }

    private static CharTest ClassOf(ReadOnlySpan<uint> set, CaseFolding folding) =>
        new(CharKind.Class, 0, new CharClass(set.ToArray(), folding));

    private static uint[] NeitherCase(uint c) =>
    [
        (uint)SreOpcode.Negate, (uint)SreOpcode.Literal, c, (uint)SreOpcode.Literal, CharCase.LowerAscii(c),
        (uint)SreOpcode.Literal, CharCase.UpperAscii(c), (uint)SreOpcode.Failure,
    ];

    private static CaseFolding FoldingOf(SreOpcode op) => op switch
    {
        SreOpcode.GroupRefIgnore or SreOpcode.InIgnore or SreOpcode.LiteralIgnore or SreOpcode.NotLiteralIgnore => CaseFolding.Ascii,
        SreOpcode.GroupRefLocIgnore or SreOpcode.InLocIgnore or SreOpcode.LiteralLocIgnore => CaseFolding.Locale,
        SreOpcode.GroupRefUniIgnore or SreOpcode.InUniIgnore or SreOpcode.LiteralUniIgnore or SreOpcode.NotLiteralUniIgnore => CaseFolding.Unicode,
        _ => CaseFolding.None,
    };

    private int Bounds(int i, int end, out int min, out int max)
    {
        int after = Target(i, Operand(i, end), end);
        uint low = Operand(i + 1, end);
        uint high = Operand(i + 2, end);
        if (after < i + 3 || low > high) throw new InvalidSreCode();
        min = (int)Math.Min(low, int.MaxValue);
        max = (int)Math.Min(high, int.MaxValue);
        return after;
    }

    /// <summary>The JUMP that ends the code between two positions, or -1.</summary>
    private int LastJump(int i, int end)
    {
        while (i < end)
        {
            if (_source[i] == (uint)SreOpcode.Jump && i == end - 2) return i;
            i = Skip(i, end);
        }
        return -1;
    }

    private int Skip(int i, int end)
    {
        switch ((SreOpcode)_source[i])
        {
            case SreOpcode.Failure or SreOpcode.Success or SreOpcode.Any or SreOpcode.AnyAll or SreOpcode.MaxUntil or SreOpcode.MinUntil:
                return i + 1;
            case SreOpcode.In or SreOpcode.InIgnore or SreOpcode.InLocIgnore or SreOpcode.InUniIgnore
                or SreOpcode.Repeat or SreOpcode.RepeatOne or SreOpcode.MinRepeatOne or SreOpcode.PossessiveRepeat
                or SreOpcode.PossessiveRepeatOne or SreOpcode.AtomicGroup or SreOpcode.Assert or SreOpcode.AssertNot:
                return Target(i + 1, Operand(i + 1, end), end);
            case SreOpcode.Branch:
                int k = i + 1;
                while (Operand(k, end) != 0) k = Target(k, _source[k], end);
                return k + 1;
            case SreOpcode.GroupRefExists:
                return i + 3;
            default:
                return i + 2;
        }
    }

    private uint Operand(int i, int end) => i < end ? _source[i] : throw new InvalidSreCode();

    /// <summary>Where a skip word at i leads; it never leads backwards or past the end.</summary>
    private static int Target(int i, uint skip, int end)
    {
        long target = i + (long)skip;
        return skip > 0 && target <= end ? (int)target : throw new InvalidSreCode();
    }

    private int Group(int i, int end)
    {
        uint group = Operand(i, end);
        return group < _groups ? (int)group : throw new InvalidSreCode();
    }

    private int TakeRegisters(int count)
    {
        int first = _slots;
        _slots += count;
        return first;
    }

    private static int AddTo<TItem>(List<TItem> table, TItem item)
    {
        table.Add(item);
        return table.Count - 1;
    }

    private void Emit(Step step, params ReadOnlySpan<int> operands)
    {
        _steps.Add((int)step);
        foreach (int operand in operands) _steps.Add(operand);
    }
}
