using Adder.Bytecode;

namespace Adder.Execution;

/// <summary>What stands in a slot of the evaluation stack, as far as jumps care.</summary>
internal enum StackKind
{
    Iterator = 1, Except = 2, Object = 3, Null = 4, LastInstruction = 5,
}

/// <summary>
/// The kinds of values on the stack before every instruction, three bits each with the top lowest: where a trace function may jump. (mark_stacks)
/// </summary>
internal sealed class StackKinds
{
    internal const long Overflowed = -1, Unreached = -2;

    private const int Bits = 3, Mask = 7;
    private const long WillOverflow = 1L << (20 * Bits);

    private readonly byte[] _bytecode;
    private readonly long[] _stacks;
    private bool _again;

    private StackKinds(CodeObject code)
    {
        _bytecode = code.Bytecode;
        _stacks = new long[_bytecode.Length / 2 + 1];
        Array.Fill(_stacks, Unreached);
        const CodeFlags suspendable = CodeFlags.Generator | CodeFlags.Coroutine | CodeFlags.AsyncGenerator;
        // A generator is sent None when it starts.
        _stacks[0] = (code.Flags & suspendable) != 0 ? Push(0, StackKind.Object) : 0;
        HandlerTable handlers = new(code.ExceptionTable);
        do
        {
            _again = false;
            ScanInstructions();
            ScanHandlers(handlers);
        }
        while (_again);
    }

    internal static long[] Of(CodeObject code) => new StackKinds(code)._stacks;

    internal static StackKind Top(long stack) => (StackKind)(stack & Mask);

    internal static long Pop(long stack) => stack < 0 ? stack : stack >> Bits;

    private static long Push(long stack, StackKind kind) => stack < 0 || stack >= WillOverflow ? Overflowed : stack << Bits | (long)kind;

    private static StackKind Peek(long stack, int depth) => (StackKind)(stack >> (Bits * (depth - 1)) & Mask);

    private static long Swap(long stack, int depth)
    {
        int shift = Bits * (depth - 1);
        long top = stack & Mask, other = stack >> shift & Mask;
        return stack & ~((long)Mask << shift) & ~(long)Mask | top << shift | other;
    }

    private static long PopTo(long stack, int level)
    {
        if (level == 0) return 0;
        long highest = (long)Mask << ((level - 1) * Bits);
        while (stack > highest) stack = Pop(stack);
        return stack;
    }

    private void ScanInstructions()
    {
        int count = _bytecode.Length / 2;
        for (int i = 0; i < count;)
        {
            long stack = _stacks[i];
            Opcode op = (Opcode)_bytecode[2 * i];
            int arg = _bytecode[2 * i + 1];
            for (; op == Opcode.ExtendedArg && i + 1 < count; arg = arg << 8 | _bytecode[2 * i + 1])
            {
                op = (Opcode)_bytecode[2 * ++i];
                _stacks[i] = stack;
            }
            int next = i + OpcodeInfo.Caches(op) + 1;
            if (stack != Unreached) Follow(op, arg, i, next, stack);
            i = next;
        }
    }

    private void Follow(Opcode op, int arg, int at, int next, long stack)
    {
        switch (op)
        {
            case Opcode.PopJumpIfFalse or Opcode.PopJumpIfTrue or Opcode.PopJumpIfNone or Opcode.PopJumpIfNotNone:
                stack = Pop(stack);
                _stacks[next + arg] = _stacks[next] = stack;
                break;
            case Opcode.Send:
                _stacks[next + arg] = _stacks[next] = stack;
                break;
            case Opcode.JumpForward:
                _stacks[next + arg] = stack;
                break;
            case Opcode.JumpBackward or Opcode.JumpBackwardNoInterrupt:
                if (_stacks[next - arg] == Unreached && next - arg < at) _again = true;
                _stacks[next - arg] = stack;
                break;
            case Opcode.ForIter:
                _stacks[next + arg] = _stacks[next] = Push(stack, StackKind.Object);
                break;
            case Opcode.ReturnValue or Opcode.ReturnConst or Opcode.RaiseVarargs or Opcode.Reraise: break;
            default:
                _stacks[next] = After(op, arg, stack);
                break;
        }
    }

    private static long After(Opcode op, int arg, long stack)
    {
        switch (op)
        {
            case Opcode.GetIter or Opcode.GetAiter: return Push(Pop(stack), StackKind.Iterator);
            case Opcode.EndAsyncFor: return Pop(Pop(stack));
            case Opcode.PushExcInfo: return Push(stack, StackKind.Except);
            case Opcode.PopExcept: return Pop(stack);
            case Opcode.PushNull: return Push(stack, StackKind.Null);
            case Opcode.LoadGlobal: return Push((arg & 1) != 0 ? Push(stack, StackKind.Null) : stack, StackKind.Object);
            case Opcode.LoadAttr: return (arg & 1) != 0 ? Push(Push(Pop(stack), StackKind.Null), StackKind.Object) : stack;
            case Opcode.Swap: return stack < 0 ? stack : Swap(stack, arg);
            case Opcode.Copy: return stack < 0 ? stack : Push(stack, Peek(stack, arg));
        }
        // What a call gives is an object even where it takes the place of something else.
        int effect = op == Opcode.Call ? -arg - 2 : OpcodeInfo.StackEffect(op, arg, jump: false);
        for (; effect < 0; effect++) stack = Pop(stack);
        for (; effect > 0; effect--) stack = Push(stack, StackKind.Object);
        return op == Opcode.Call ? Push(stack, StackKind.Object) : stack;
    }

    private void ScanHandlers(HandlerTable handlers)
    {
        foreach ((int start, int target, int depth, bool keepsOffset) in handlers.Regions())
        {
            if (_stacks[start] == Unreached || _stacks[target] != Unreached) continue;
            _again = true;
            long stack = PopTo(_stacks[start], depth);
            if (keepsOffset) stack = Push(stack, StackKind.LastInstruction);
            _stacks[target] = Push(stack, StackKind.Except);
        }
    }

    // compatible_stack
    internal static bool Compatible(long from, long to)
    {
        if (from < 0 || to < 0) return false;
        while (from > to) from = Pop(from);
        for (; from != 0; from = Pop(from), to = Pop(to))
        {
            StackKind have = Top(from), want = Top(to);
            bool fits = want switch { 0 => false, StackKind.Object => have != StackKind.Null, StackKind.Null => true, _ => have == want };
            if (!fits) return false;
        }
        return to == 0;
    }

    // explain_incompatible_stack
    internal static string Explain(long stack) => stack switch
    {
        Overflowed => "stack is too deep to analyze",
        Unreached => "can't jump into an exception handler, or code may be unreachable",
        _ => Top(stack) switch
        {
            StackKind.Except => "can't jump into an 'except' block as there's no exception",
            StackKind.LastInstruction => "can't jump into a re-raising block as there's no location",
            StackKind.Iterator => "can't jump into the body of a for loop",
            _ => "differing stack depth",
        },
    };
}
