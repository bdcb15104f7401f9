using System.Numerics;
using System.Runtime.CompilerServices;

namespace Adder.Modules.Sre;

/// <summary>
/// Runs a program over a text of one storage width. Choice points go on a stack of frames; a slot that changes is noted on
/// the trail, so that going back to a frame restores it. Nothing recurses.
/// </summary>
internal ref partial struct Matcher<T>
    where T : unmanaged, IBinaryInteger<T>
{
    private const int PollInterval = 0xFFF;
    private const int Unlimited = int.MaxValue;

    private readonly SreProgram _program;
    private readonly SreState _state;
    private readonly ReadOnlySpan<T> _text;
    private int _sinceCheck;

    /// <param name="program">What to match.</param>
    /// <param name="state">Holds the groups afterwards.</param>
    /// <param name="text">The text up to where the match must end.</param>
    internal Matcher(SreProgram program, SreState state, ReadOnlySpan<T> text)
    {
        _program = program;
        _state = state;
        _text = text;
    }

    /// <summary>Where the last match started and ended.</summary>
    internal int Start { get; private set; }

    internal int End { get; private set; }

    /// <summary>Whether the match must reach the end of the text.</summary>
    internal bool MatchAll { get; init; }

    /// <summary>Whether an empty match at the start does not count.</summary>
    internal bool MustAdvance { get; set; }

    /// <summary>Matches at one position.</summary>
    internal bool Match(int start)
    {
        if (_text.Length - start < _program.MinWidth) return false;
        _state.Prepare(_program);
        Start = start;
        return Run(0, start);
    }

    private bool Run(int pc, int at)
    {
        ReadOnlySpan<T> text = _text;
        int[] code = _program.Code;
        int[] slots = _state.Slots;
        Frame[] frames = _state.Frames;
        int[] trail = _state.Trail;
        int top = 0;
        int trailed = 0;
        while (true)
        {
            switch ((Step)code[pc])
            {
                case Step.Char:
                    if ((uint)at >= (uint)text.Length || uint.CreateTruncating(text[at]) != (uint)code[pc + 1]) goto default;
                    at++;
                    pc += 2;
                    continue;
                case Step.Text:
                    if (!StartsWith(_program.Texts[code[pc + 1]], ref at)) goto default;
                    pc += 2;
                    continue;
                case Step.NotChar:
                    if ((uint)at >= (uint)text.Length || uint.CreateTruncating(text[at]) == (uint)code[pc + 1]) goto default;
                    at++;
                    pc += 2;
                    continue;
                case Step.AnyButNewline:
                    if ((uint)at >= (uint)text.Length || uint.CreateTruncating(text[at]) == '\n') goto default;
                    at++;
                    pc++;
                    continue;
                case Step.AnyChar:
                    if (at >= text.Length) goto default;
                    at++;
                    pc++;
                    continue;
                case Step.Class:
                    if ((uint)at >= (uint)text.Length || !_program.Classes[code[pc + 1]].Contains(uint.CreateTruncating(text[at]))) goto default;
                    at++;
                    pc += 2;
                    continue;
                case Step.At:
                    if (!IsAt((SreAt)code[pc + 1], at)) goto default;
                    pc += 2;
                    continue;
                case Step.Open:
                    Set(ref trail, ref trailed, slots, code[pc + 1], at);
                    pc += 2;
                    continue;
                case Step.Close:
                    Set(ref trail, ref trailed, slots, code[pc + 1], at);
                    Set(ref trail, ref trailed, slots, _program.LastIndexSlot, code[pc + 2]);
                    pc += 3;
                    continue;
                case Step.Jump:
                    pc = code[pc + 1];
                    continue;
                case Step.Branch:
                {
                    BranchTable table = _program.Branches[code[pc + 1]];
                    int c = at < text.Length ? int.CreateTruncating(text[at]) : -1;
                    int first = table.Next(0, c);
                    if (first >= table.Starts.Length) goto default;
                    int second = table.Next(first + 1, c);
                    if (second < table.Starts.Length) Push(ref frames, ref top, pc + 2, at, trailed, second);
                    pc = table.Starts[first];
                    continue;
                }
                case Step.BranchNext:
                {
                    BranchTable table = _program.Branches[code[pc + 1]];
                    int current = frames[top - 1].Extra;
                    int second = table.Next(current + 1, at < text.Length ? int.CreateTruncating(text[at]) : -1);
                    if (second < table.Starts.Length) frames[top - 1].Extra = second;
                    else top--;
                    pc = table.Starts[current];
                    continue;
                }
                case Step.Loop:
                {
                    CharLoop loop = _program.Loops[code[pc + 1]];
                    if (!EnterLoop(loop, ref at, out int least)) goto default;
                    if (at > least)
                    {
                        if (code[pc + 4] == (int)Step.Succeed && Accepts(at)) goto case Step.Succeed;
                        Push(ref frames, ref top, pc + 2, at, trailed, least);
                    }
                    pc += 4;
                    continue;
                }
                case Step.LoopNext:
                {
                    ref Frame frame = ref frames[top - 1];
                    at = GiveBack(_program.Loops[code[pc + 1]], at - 1, frame.Extra);
                    frame.Position = at;
                    if (at <= frame.Extra) top--;
                    if (at < 0) goto default;
                    pc += 2;
                    continue;
                }
                case Step.Lazy:
                {
                    CharLoop loop = _program.Loops[code[pc + 1]];
                    if (!EnterLazy(loop, ref at, out int most)) goto default;
                    if (at < most) Push(ref frames, ref top, pc + 2, at, trailed, most);
                    pc += 4;
                    continue;
                }
                case Step.LazyNext:
                {
                    ref Frame frame = ref frames[top - 1];
                    CharLoop loop = _program.Loops[code[pc + 1]];
                    at = loop.Test.Accepts(uint.CreateTruncating(text[at])) ? TakeMore(loop, at + 1, frame.Extra) : -1;
                    frame.Position = at;
                    if (at < 0 || at >= frame.Extra) top--;
                    if (at < 0) goto default;
                    pc += 2;
                    continue;
                }
                case Step.Repeat:
                    Set(ref trail, ref trailed, slots, code[pc + 1], -1);
                    Set(ref trail, ref trailed, slots, code[pc + 1] + 1, -1);
                    pc = code[pc + 2];
                    continue;
                case Step.Until:
                {
                    int register = code[pc + 1];
                    int count = slots[register] + 1;
                    bool enough = count >= code[pc + 2];
                    if (enough && ((count >= code[pc + 3] && code[pc + 3] != Unlimited) || at == slots[register + 1]))
                    {
                        pc += 6;
                        continue;
                    }
                    if (enough) Push(ref frames, ref top, pc + 5, at, trailed, 0);
                    Set(ref trail, ref trailed, slots, register, count);
                    if (enough) Set(ref trail, ref trailed, slots, register + 1, at);
                    pc = code[pc + 4];
                    continue;
                }
                case Step.LazyUntil:
                {
                    int register = code[pc + 1];
                    int count = slots[register] + 1;
                    if (count < code[pc + 2])
                    {
                        Set(ref trail, ref trailed, slots, register, count);
                        pc = code[pc + 4];
                        continue;
                    }
                    Push(ref frames, ref top, pc + 5, at, trailed, 0);
                    pc += 9;
                    continue;
                }
                case Step.LazyMore:
                {
                    top--;
                    int register = code[pc + 1];
                    int count = slots[register] + 1;
                    if ((count >= code[pc + 2] && code[pc + 2] != Unlimited) || at == slots[register + 1]) goto default;
                    Set(ref trail, ref trailed, slots, register, count);
                    Set(ref trail, ref trailed, slots, register + 1, at);
                    pc = code[pc + 3];
                    continue;
                }
                case Step.Resume:
                    top--;
                    pc++;
                    continue;
                case Step.Atomic:
                    slots[code[pc + 1]] = top;
                    slots[code[pc + 1] + 1] = 0;
                    slots[code[pc + 1] + 2] = -1;
                    pc += 2;
                    continue;
                case Step.AtomicEnd:
                    top = slots[code[pc + 1]];
                    pc += 2;
                    continue;
                case Step.Possess:
                {
                    int register = code[pc + 1];
                    int count = slots[register + 1];
                    if (count >= code[pc + 2])
                    {
                        if ((count >= code[pc + 3] && code[pc + 3] != Unlimited) || at == slots[register + 2])
                        {
                            pc = code[pc + 4] + 1;
                            continue;
                        }
                        slots[register + 2] = at;
                        Push(ref frames, ref top, code[pc + 4], at, trailed, 0);
                    }
                    pc += 5;
                    continue;
                }
                case Step.PossessEnd:
                    top = slots[code[pc + 1]];
                    slots[code[pc + 1] + 1]++;
                    pc = code[pc + 2];
                    continue;
                case Step.Ahead:
                    if (at < code[pc + 2]) goto default;
                    slots[code[pc + 1]] = top;
                    slots[code[pc + 1] + 1] = at;
                    at -= code[pc + 2];
                    pc += 4;
                    continue;
                case Step.AheadEnd:
                    top = slots[code[pc + 1]];
                    at = slots[code[pc + 1] + 1];
                    pc += 2;
                    continue;
                case Step.NotAhead:
                    if (at < code[pc + 2])
                    {
                        pc = code[pc + 3] + 1;
                        continue;
                    }
                    slots[code[pc + 1]] = top;
                    Push(ref frames, ref top, code[pc + 3], at, trailed, 0);
                    at -= code[pc + 2];
                    pc += 4;
                    continue;
                case Step.NotAheadEnd:
                    top = slots[code[pc + 1]];
                    Undo(trail, ref trailed, frames[top].Trail, slots);
                    goto default;
                case Step.GroupRef:
                    if (!MatchGroup(code[pc + 1], (CaseFolding)code[pc + 2], ref at)) goto default;
                    pc += 3;
                    continue;
                case Step.GroupExists:
                    pc = IsGroupSet(code[pc + 1]) ? pc + 3 : code[pc + 2];
                    continue;
                case Step.Succeed:
                    if (!Accepts(at)) goto default;
                    End = at;
                    return true;
                default:
                    if (top == 0)
                    {
                        Undo(trail, ref trailed, 0, slots);
                        return false;
                    }
                    if ((++_sinceCheck & PollInterval) == 0) _state.Poll();
                    Undo(trail, ref trailed, frames[top - 1].Trail, slots);
                    at = frames[top - 1].Position;
                    pc = frames[top - 1].Pc;
                    continue;
            }
        }
    }

    private readonly bool Accepts(int at) => !(MatchAll && at != _text.Length) && !(MustAdvance && at == Start);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly void Set(ref int[] trail, ref int trailed, int[] slots, int slot, int value)
    {
        if (trailed + 2 > trail.Length) trail = _state.GrowTrail();
        trail[trailed] = slot;
        trail[trailed + 1] = slots[slot];
        trailed += 2;
        slots[slot] = value;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Undo(int[] trail, ref int trailed, int to, int[] slots)
    {
        while (trailed > to)
        {
            trailed -= 2;
            slots[trail[trailed]] = trail[trailed + 1];
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private readonly void Push(ref Frame[] frames, ref int top, int pc, int at, int trailed, int extra)
    {
        if (top == frames.Length) frames = _state.GrowFrames();
        ref Frame frame = ref frames[top++];
        frame.Pc = pc;
        frame.Position = at;
        frame.Trail = trailed;
        frame.Extra = extra;
    }
}
