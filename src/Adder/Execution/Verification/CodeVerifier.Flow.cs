using Adder.Bytecode;

namespace Adder.Execution;

// From instruction to instruction.
internal sealed partial class CodeVerifier
{
    private void Walk(int at)
    {
        int extended = 0;
        while (true)
        {
            _steps++;
            _reached[at] = true;
            Opcode op = (Opcode)_original[2 * at];
            int arg = _original[2 * at + 1] | (extended != 0 ? extended : Prefix(at));
            extended = op == Opcode.ExtendedArg ? arg << 8 : 0;
            int next = at + 1 + OpcodeInfo.Caches(op);
            if (Step(op, arg, at, next) is { } fault)
            {
                _verified.Refuse(at, fault);
                return;
            }
            if (OpcodeInfo.IsUnconditionalJump(op) || OpcodeInfo.IsScopeExit(op)) return;
            if (_isLeader[next])
            {
                if (!Meet(next, _state, _state.Depth)) _verified.Refuse(at, Differing);
                return;
            }
            at = next;
        }
    }

    private const string Differing = "the stack differs in depth", NoEnd = "the code does not end in a return";

    /// <summary>What the EXTENDED_ARGs before an instruction that is jumped to add to its argument, as the decoder does.</summary>
    private int Prefix(int at)
    {
        int first = at;
        while (first > 0 && _starts[first - 1] && (Opcode)_original[2 * (first - 1)] == Opcode.ExtendedArg) first--;
        int prefix = 0;
        for (; first < at; first++) prefix = (_original[2 * first + 1] | prefix) << 8;
        return prefix;
    }

    /// <summary>One instruction: what is wrong with it, or null when the state is that behind it.</summary>
    private string? Step(Opcode op, int arg, int at, int next)
    {
        (int pops, int pushes) = StackUse.Of(op, arg);
        string? fault = FaultOf(op, arg, next, pops, pushes);
        // An instruction that is refused raises before it takes anything from the stack.
        if (!FollowError(op, at, fault is null ? Taken(op, pops, pushes) : 0)) _fault = "an exception handler expects another stack";
        if (fault is not null) return fault;
        Apply(op, arg, at, pops, pushes);
        if (_state.Depth > _verified.StackSize) _verified.StackSize = _state.Depth;
        if (op == Opcode.JumpBackwardNoInterrupt && !MayNotBeInterrupted(at)) _verified.Rewrite(at, Opcode.JumpBackward);
        if (OpcodeInfo.IsJump(op)) return FollowJump(op, arg, next);
        return next == _count && !OpcodeInfo.IsScopeExit(op) ? NoEnd : null;
    }

    // As the compiler uses it: every round comes by RESUME, or by an exception.
    private bool MayNotBeInterrupted(int at) =>
        at > 0 && _starts[at - 1] && (Opcode)_original[2 * (at - 1)] is Opcode.Resume or Opcode.CleanupThrow or Opcode.ExtendedArg;

    private string? FaultOf(Opcode op, int arg, int next, int pops, int pushes)
    {
        if (pops < 0) return $"unknown opcode {(int)op}";
        if (next > _count) return "instruction without its caches";
        if (FaultOfArgument(op, arg, next) is { } bad) return bad;
        if (pops > _state.Depth) return "stack underflow";
        if (pushes > MostDepth || _state.Depth - pops + pushes > MostDepth) return "stack overflow";
        return FaultOfOperands(op, arg, pops);
    }

    private string? FollowJump(Opcode op, int arg, int next)
    {
        long target = Target(op, arg, next);
        if (target < 0 || target >= _count || !_starts[target]) return "jump to what is no instruction";
        // An exhausted iterator goes on behind END_FOR; a generator that returns comes by it.
        if (op == Opcode.ForIter && (Opcode)_original[2 * target] != Opcode.EndFor) return "FOR_ITER without END_FOR";
        if (!Meet((int)target, _state, _state.Depth)) return Differing;
        return next == _count && !OpcodeInfo.IsUnconditionalJump(op) ? NoEnd : null;
    }

    /// <summary>Goes on at a leader with this state, too; false if it can't be.</summary>
    private bool Meet(int leader, AbstractState state, int depth)
    {
        if (_known[leader] is not { } known)
        {
            _known[leader] = state.Copy();
            _memory += _known[leader]!.Size;
            _open.Push(leader);
            return true;
        }
        if (known.Depth != depth || known.InGenerator != state.InGenerator) return false;
        if (known.Join(state)) _open.Push(leader);
        return true;
    }

    /// <summary>Goes on at the handler of an instruction as if it failed.</summary>
    private bool FollowError(Opcode op, int at, int taken)
    {
        if (_regionOf.Length == 0 || _regionOf[at] == 0) return true;
        ExceptionRegion region = _regions[_regionOf[at] - 1];
        if (region.Depth > _state.Depth) return false;
        int above = region.KeepsOffset ? 2 : 1, intact = NeverFails(op) ? _state.Depth : _state.Depth - taken;
        _verified.StackSize = Math.Max(_verified.StackSize, region.Depth + above);
        bool usual = _known[region.Target] is { } known && known.Depth == region.Depth + above && known.InGenerator == _state.InGenerator
            && known.Peek(1) == AbstractValue.Exception && (!region.KeepsOffset || known.Peek(2) == AbstractValue.Offset);
        if (usual)
        {
            if (_known[region.Target]!.JoinFailed(_state, region.Depth, intact)) _open.Push(region.Target);
            return true;
        }
        AbstractState failed = _state.Failed(region.Depth, intact);
        if (region.KeepsOffset) failed.Push(AbstractValue.Offset);
        failed.Push(AbstractValue.Exception);
        return Meet(region.Target, failed, failed.Depth);
    }

    /// <summary>Instructions that move values only: what the compiler lets handlers see half done is their work.</summary>
    private static bool NeverFails(Opcode op) => op is Opcode.PushExcInfo or Opcode.PopExcept or Opcode.PopTop or Opcode.PushNull
        or Opcode.Copy or Opcode.Swap or Opcode.LoadConst or Opcode.LoadFast or Opcode.StoreFast or Opcode.LoadFastAndClear or Opcode.MakeCell
        or Opcode.LoadClosure or Opcode.StoreDeref or Opcode.Nop or Opcode.ExtendedArg or Opcode.JumpForward or Opcode.JumpBackwardNoInterrupt
        or Opcode.IsOp or Opcode.PopJumpIfNone or Opcode.PopJumpIfNotNone or Opcode.EndFor or Opcode.EndSend or Opcode.KwNames;
}
