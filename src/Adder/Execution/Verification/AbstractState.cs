namespace Adder.Execution;

/// <summary>What is known of a value on the stack of code that is being verified.</summary>
internal enum AbstractValue : byte
{
    Object, Null, NullOrObject, Cell, Closure, List, Set, Dict, Exception, Offset,
}

/// <summary>Stack and variables before an instruction, as far as they are the same on every way there.</summary>
internal sealed class AbstractState
{
    private readonly ulong[] _bound, _cells;
    private AbstractValue[] _stack = new AbstractValue[8];

    internal AbstractState(int locals)
    {
        _bound = new ulong[(locals + 63) / 64];
        _cells = new ulong[_bound.Length];
    }

    private AbstractState(AbstractState other)
    {
        _bound = (ulong[])other._bound.Clone();
        _cells = (ulong[])other._cells.Clone();
        _stack = other._stack.AsSpan(0, Math.Max(8, other.Depth)).ToArray();
        Depth = other.Depth;
        InGenerator = other.InGenerator;
    }

    internal int Depth { get; private set; }

    /// <summary>RETURN_GENERATOR is behind us.</summary>
    internal bool InGenerator { get; set; }

    internal AbstractState Copy() => new(this);

    /// <summary>The memory it takes, more or less.</summary>
    internal int Size => 64 + _stack.Length + 16 * _bound.Length;

    internal void Become(AbstractState other)
    {
        other._bound.CopyTo(_bound, 0);
        other._cells.CopyTo(_cells, 0);
        if (_stack.Length < other.Depth) _stack = new AbstractValue[other._stack.Length];
        other._stack.AsSpan(0, other.Depth).CopyTo(_stack);
        Depth = other.Depth;
        InGenerator = other.InGenerator;
    }

    /// <summary>The value so far beneath the top, which is 1.</summary>
    internal ref AbstractValue Peek(int depth) => ref _stack[Depth - depth];

    internal void Push(AbstractValue value)
    {
        if (Depth == _stack.Length) Array.Resize(ref _stack, 2 * Depth);
        _stack[Depth++] = value;
    }

    internal void Push(AbstractValue value, int count)
    {
        for (int i = 0; i < count; i++) Push(value);
    }

    internal AbstractValue Pop() => _stack[--Depth];

    internal void Drop(int count) => Depth -= count;

    internal bool IsBound(int local) => (_bound[local >> 6] >> local & 1) != 0;

    internal bool IsCell(int local) => (_cells[local >> 6] >> local & 1) != 0;

    internal void Bind(int local, bool bound, bool isCell)
    {
        ulong bit = 1UL << local;
        _bound[local >> 6] = bound ? _bound[local >> 6] | bit : _bound[local >> 6] & ~bit;
        _cells[local >> 6] = isCell ? _cells[local >> 6] | bit : _cells[local >> 6] & ~bit;
    }

    /// <summary>Keeps what this state and another have in common; says whether something was lost.</summary>
    internal bool Join(AbstractState other) => JoinStack(other, other.Depth) | JoinVariables(other);

    /// <summary>As <see cref="Join"/>, from an instruction that fails and leaves of its stack what is beneath <paramref name="intact"/>.</summary>
    internal bool JoinFailed(AbstractState failed, int depth, int intact)
    {
        bool lost = JoinStack(failed, Math.Min(depth, intact));
        for (int i = intact; i < depth; i++)
        {
            lost |= _stack[i] != AbstractValue.NullOrObject;
            _stack[i] = AbstractValue.NullOrObject;
        }
        return lost | JoinVariables(failed);
    }

    /// <summary>What a handler finds when this instruction fails.</summary>
    internal AbstractState Failed(int depth, int intact)
    {
        AbstractState failed = Copy();
        failed.Depth = depth;
        if (intact < depth) failed._stack.AsSpan(intact, depth - intact).Fill(AbstractValue.NullOrObject);
        return failed;
    }

    private bool JoinStack(AbstractState other, int count)
    {
        bool lost = false;
        for (int i = 0; i < count; i++)
        {
            AbstractValue joined = Join(_stack[i], other._stack[i]);
            lost |= joined != _stack[i];
            _stack[i] = joined;
        }
        return lost;
    }

    private bool JoinVariables(AbstractState other)
    {
        ulong lost = 0;
        for (int i = 0; i < _bound.Length; i++)
        {
            lost |= _bound[i] & ~other._bound[i] | _cells[i] & ~other._cells[i];
            _bound[i] &= other._bound[i];
            _cells[i] &= other._cells[i];
        }
        return lost != 0;
    }

    private static AbstractValue Join(AbstractValue one, AbstractValue other)
    {
        if (one == other) return one;
        return MayBeNull(one) || MayBeNull(other) ? AbstractValue.NullOrObject : AbstractValue.Object;
    }

    internal static bool MayBeNull(AbstractValue value) => value is AbstractValue.Null or AbstractValue.NullOrObject;
}
