using System.Runtime.CompilerServices;

namespace Adder.Syntax.Parsing;

/// <summary>The rules whose results are remembered: those that CPython's grammar marks, and its left-recursive ones.</summary>
internal enum Rule : byte
{
    SimpleStmt, Block, Expression, StarExpression, Disjunction, Conjunction, Inversion, BitwiseOr, Factor, AwaitPrimary,
    Primary, Arguments, StarTarget, TargetWithStarAtom, TPrimary, DelTarget, Strings, ClosedPattern, StarPattern,
    InvalidNamedExpression, TypeParam,
}

/// <summary>The memory of the packrat passes, and the stack on which sequences are collected.</summary>
public sealed partial class Parser
{
    private struct MemoEntry
    {
        public Rule Rule;
        public int Next;
        public int End;
        public object? Node;
    }

    private MemoEntry[] _memo = [];
    private int _memoCount;
    private object?[] _stack = new object?[64];
    private int _top;

    private void ForgetMemo()
    {
        int tokens = Math.Max(_fill, _available);
        for (int i = 0; i < tokens; i++) _tokens[i].Memo = 0;
        _memoCount = 1;
    }

    /// <summary>What a rule gave at this place before; moves behind it.</summary>
    private bool Recall<T>(Rule rule, out T? node) where T : class
    {
        node = null;
        return !_predictive && RecallInAnyPass(rule, out node);
    }

    private bool RecallInAnyPass<T>(Rule rule, out T? node) where T : class
    {
        node = null;
        Peek();
        for (int i = _tokens[_mark].Memo; i != 0; i = _memo[i].Next)
        {
            if (_memo[i].Rule != rule) continue;
            node = Unsafe.As<T?>(_memo[i].Node);
            _mark = _memo[i].End;
            return true;
        }
        return false;
    }

    /// <summary>Remembers a rule's result; a failure goes back to the start.</summary>
    private T? Remember<T>(Rule rule, int start, T? node) where T : class
    {
        if (node is null) _mark = start;
        return _predictive ? node : RememberInAnyPass(rule, start, node);
    }

    private T? RememberInAnyPass<T>(Rule rule, int start, T? node) where T : class
    {
        if (node is null) _mark = start;
        if (_memoCount + 1 >= _memo.Length) Array.Resize(ref _memo, Math.Max(256, _memo.Length * 2));
        _memo[_memoCount] = new MemoEntry { Rule = rule, Next = _tokens[start].Memo, End = _mark, Node = node };
        _tokens[start].Memo = _memoCount++;
        return node;
    }

    private void Push(object? node)
    {
        if (_top == _stack.Length) Array.Resize(ref _stack, _top * 2);
        _stack[_top++] = node;
    }

    /// <summary>Takes what was pushed since the stack was <paramref name="from"/> high.</summary>
    private T[] Take<T>(int from) where T : class?
    {
        int count = _top - from;
        if (count == 0) return [];
        var items = new T[count];
        for (int i = 0; i < count; i++) items[i] = Unsafe.As<T>(_stack[from + i]!);
        _top = from;
        return items;
    }

    /// <summary>Fails: back to a place, dropping what was pushed since.</summary>
    private T? Back<T>(int mark, int top) where T : class
    {
        _mark = mark;
        _top = top;
        return null;
    }

    private T? Back<T>(int mark) where T : class
    {
        _mark = mark;
        return null;
    }
}
