using System.Runtime.CompilerServices;
using Adder.Bytecode;
using Adder.Objects;
using Adder.Runtime;

namespace Adder.Execution;

/// <summary>Hears of an object that the instruction at this offset of the frame may have made.</summary>
internal delegate void AllocationHook(ThreadState ts, Frame frame, int offset, PyObject obj);

/// <summary>
/// Finds out, between two instructions of the observed loop, what the first one has allocated. .NET tells how much a thread has allocated, not what: the
/// result on the stack is what counts as new.
/// </summary>
internal sealed unsafe class AllocationWatch
{
    private readonly AllocationHook _hook;
    private Frame? _frame;
    private Instruction* _ip;
    private Value[]? _values;
    private int _top;
    private long _allocated;

    private AllocationWatch(AllocationHook hook) => _hook = hook;

    /// <summary>The thread's own; null while nobody traces allocations.</summary>
    internal static AllocationWatch? Of(ThreadState ts)
    {
        if (ts.Interpreter.Runtime.OnAllocation is not { } hook) return ts.AllocationWatch = null;
        if (ts.AllocationWatch?._hook != hook) ts.AllocationWatch = new AllocationWatch(hook);
        return ts.AllocationWatch;
    }

    internal void Before(ThreadState ts, Frame frame, Instruction* ip, ref Value locals, ref Value sp)
    {
        int top = frame.Base + (int)(Unsafe.ByteOffset(ref locals, ref sp) / Unsafe.SizeOf<Value>());
        ClearStale(frame, top);
        if (GC.GetAllocatedBytesForCurrentThread() != _allocated)
        {
            Look(ts, frame, top);
            _allocated = GC.GetAllocatedBytesForCurrentThread();
        }
        _frame = frame;
        _ip = ip;
        _values = frame.Values;
        _top = top;
    }

    // What was popped would seem alive for as long as nothing is pushed in its place.
    private void ClearStale(Frame frame, int top)
    {
        int end = Math.Min(_top + 1, frame.Values.Length);
        if (top < end && ReferenceEquals(_values, frame.Values)) frame.Values.AsSpan(top, end - top).Clear();
    }

    private void Look(ThreadState ts, Frame frame, int top)
    {
        bool goesOn = ReferenceEquals(frame, _frame);
        int offset = goesOn ? (int)(_ip - frame.Code.First) : frame.Offset;
        Value made = default;
        if (goesOn && offset >= 0 && offset < frame.Code.UnitCount && (Opcode)_ip->Opcode == Opcode.MakeCell)
        {
            // A frame that has not come to its RESUME does not show yet.
            made = frame.LocalsPlus[_ip->Arg];
            if ((frame.Previous.Role & FrameRole.Root) == 0) (frame, offset) = (frame.Previous, frame.Previous.Offset);
        }
        else if (!goesOn && (frame.Role & FrameRole.Initializer) != 0)
        {
            made = frame.Instance;
            frame = frame.Previous;
            offset = frame.Offset;
        }
        else if (top > frame.Base + frame.Code.LocalCount)
        {
            made = frame.Values[top - 1];
        }
        if (!made.IsNull && !made.IsInt && !made.IsFloat) _hook(ts, frame, offset, made.Ref!);
    }
}
