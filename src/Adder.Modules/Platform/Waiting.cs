using System.Runtime.InteropServices;
using Adder.Modules.Signals;
using Adder.Runtime;

namespace Adder.Modules.Platform;

/// <summary>struct pollfd</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct PollDescriptor(int descriptor, short events)
{
    internal int Descriptor = descriptor;
    internal short Events = events;
    internal short Returned;
}

/// <summary>What poll tells of a descriptor.</summary>
internal static class PollEvents
{
    internal const short In = 1, Priority = 2, Out = 4, Error = 8, HangUp = 16, Invalid = 32, ReadNormal = 64, ReadBand = 128, WriteNormal = 256, WriteBand = 512;
}

/// <summary>
/// Waits for descriptors without the interpreter's lock. The main thread wakes when a signal arrives, runs its handler and waits on
/// (PEP 475): .NET takes signals on threads of its own, so the system never interrupts the call.
/// </summary>
internal static unsafe partial class Waiting
{
    [LibraryImport("libc", EntryPoint = "ppoll", SetLastError = true)]
    internal static partial int Poll(PollDescriptor* descriptors, nuint count, long* timeout, nint mask);

    /// <summary>
    /// As poll(2): how many are ready, -1 with the errno left. The last entry of the span is spare. Throws what a signal's handler raises.
    /// </summary>
    internal static int Poll(ThreadState ts, Span<PollDescriptor> descriptors, Deadline deadline)
    {
        int count = descriptors.Length - 1;
        int wake = SignalDelivery.CanHandle(ts) ? ts.Interpreter.State<SignalWakeup>().Prepare(ts) : -1;
        descriptors[count] = new(wake, PollEvents.In);
        while (true)
        {
            int ready = Once(ts, descriptors, wake >= 0 ? count + 1 : count, deadline.Left, out int error);
            bool woken = ready > 0 && wake >= 0 && descriptors[count].Returned != 0;
            if (woken)
            {
                SignalWakeup.Drain(wake);
                ready--;
            }
            if ((woken || (ready < 0 && error == Errno.Interrupted)) && !PendingWork.Run(ts)) throw ts.Throwable();
            if (ready > 0 || (ready == 0 && deadline.Left == 0)) return ready;
            if (ready < 0 && error != Errno.Interrupted)
            {
                Marshal.SetLastPInvokeError(error);
                return -1;
            }
        }
    }

    /// <summary>Waits until one descriptor is ready; false when the deadline passed.</summary>
    internal static bool For(ThreadState ts, int descriptor, short events, Deadline deadline)
    {
        Span<PollDescriptor> descriptors = stackalloc PollDescriptor[2];
        descriptors[0] = new(descriptor, events);
        int ready = Poll(ts, descriptors, deadline);
        return ready < 0 ? throw SystemErrors.Last(ts) : ready > 0;
    }

    private static int Once(ThreadState ts, Span<PollDescriptor> descriptors, int count, long left, out int error)
    {
        long* time = stackalloc long[2];
        time[0] = left / TimeArgument.Second;
        time[1] = left % TimeArgument.Second;
        fixed (PollDescriptor* first = descriptors)
        {
            ts.Interpreter.Lock.Drop();
            int ready = Poll(first, (nuint)count, left < 0 ? null : time, 0);
            error = ready < 0 ? Marshal.GetLastPInvokeError() : 0;
            ts.Interpreter.Lock.Take(ts);
            return ready;
        }
    }
}

/// <summary>The descriptor that becomes readable when a signal arrives.</summary>
internal sealed unsafe partial class SignalWakeup : IState<SignalWakeup>
{
    static SignalWakeup IState<SignalWakeup>.New() => new();

    private const int NonBlockingCloseOnExec = 0x80800;

    private int _descriptor = -1;

    [LibraryImport("libc", EntryPoint = "eventfd", SetLastError = true)]
    private static partial int EventDescriptor(uint start, int flags);

    /// <summary>The descriptor, made when first asked for; -1 where there is none to be had, or no signal ever arrives.</summary>
    internal int Prepare(ThreadState ts)
    {
        if (_descriptor >= 0 || !ts.Interpreter.IsMain) return _descriptor;
        int made = EventDescriptor(0, NonBlockingCloseOnExec);
        if (made < 0) return -1;
        _descriptor = made;
        ts.Interpreter.Signals.Waker += () => Raise(made);
        return made;
    }

    /// <summary>In a forked child: of its own under the same number, which the parent would be woken by else.</summary>
    internal void ContinueInChild()
    {
        const int closeOnExec = 0x80000;
        if (_descriptor < 0) return;
        int made = EventDescriptor(0, NonBlockingCloseOnExec);
        if (made < 0) return;
        _ = LibC.Duplicate(made, _descriptor, closeOnExec);
        _ = LibC.Close(made);
    }

    private static void Raise(int descriptor)
    {
        ulong one = 1;
        _ = LibC.Write(descriptor, (byte*)&one, sizeof(ulong));
    }

    internal static void Drain(int descriptor)
    {
        ulong count;
        _ = LibC.Read(descriptor, (byte*)&count, sizeof(ulong));
    }
}
