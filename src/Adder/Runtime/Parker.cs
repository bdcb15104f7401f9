using System.Runtime.InteropServices;

namespace Adder.Runtime;

/// <summary>Where one thread sleeps until another wakes it. A call that comes before the thread sleeps is not lost: it does not sleep then.</summary>
internal abstract class Parker
{
    internal static Parker Make() => Futex.IsSupported ? new FutexParker() : new MonitorParker();

    /// <summary>Sleeps for at most so many nanoseconds, -1 for as long as it takes. It may wake for no reason.</summary>
    internal abstract void Sleep(long nanoseconds = -1);

    /// <summary>From any thread.</summary>
    internal abstract void Wake();
}

/// <summary>By a word that the system compares and waits for in one step.</summary>
internal sealed unsafe class FutexParker : Parker
{
    private const int Nothing = 0, Called = 1, Asleep = -1;

    private int _word;

    internal override void Sleep(long nanoseconds = -1)
    {
        if (Interlocked.CompareExchange(ref _word, Asleep, Nothing) == Nothing)
        {
            // Who wakes takes the address of the same field: it stays while the thread is in the call.
            fixed (int* word = &_word) Futex.Wait(word, Asleep, nanoseconds);
        }
        Interlocked.Exchange(ref _word, Nothing);
    }

    internal override void Wake()
    {
        if (Interlocked.Exchange(ref _word, Called) != Asleep) return;
        fixed (int* word = &_word) Futex.WakeOne(word);
    }
}

/// <summary>By what .NET has everywhere.</summary>
internal sealed class MonitorParker : Parker
{
    private bool _isCalled;

    internal override void Sleep(long nanoseconds = -1)
    {
        lock (this)
        {
            if (!_isCalled) Monitor.Wait(this, nanoseconds < 0 ? Timeout.InfiniteTimeSpan : TimeSpan.FromMilliseconds(Math.Ceiling(nanoseconds / 1e6)));
            _isCalled = false;
        }
    }

    internal override void Wake()
    {
        lock (this)
        {
            _isCalled = true;
            Monitor.Pulse(this);
        }
    }
}

/// <summary>futex(2) between threads of this process.</summary>
internal static unsafe partial class Futex
{
    private const int WaitPrivate = 128, WakePrivate = 129;
    private const long Second = 1_000_000_000;

    private static readonly nint s_number = !OperatingSystem.IsLinux() ? 0 : RuntimeInformation.ProcessArchitecture switch
    {
        Architecture.X64 => 202,
        Architecture.Arm64 or Architecture.RiscV64 or Architecture.LoongArch64 => 98,
        _ => 0,
    };

    internal static bool IsSupported => s_number != 0;

    [LibraryImport("libc", EntryPoint = "syscall")]
    private static partial nint SystemCall(nint number, int* word, nint operation, nint value, long* timeout);

    /// <summary>Waits as long as the word has the value, at most so many nanoseconds if that is not negative.</summary>
    internal static void Wait(int* word, int value, long nanoseconds)
    {
        long* time = stackalloc long[] { nanoseconds / Second, nanoseconds % Second };
        _ = SystemCall(s_number, word, WaitPrivate, value, nanoseconds < 0 ? null : time);
    }

    internal static void WakeOne(int* word) => _ = SystemCall(s_number, word, WakePrivate, 1, null);
}
