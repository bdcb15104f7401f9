using System.Diagnostics;

namespace Adder.Runtime;

/// <summary>
/// Sees to it that threads which compute let others have the lock of their interpreter: those that wait need not wake up for it. One for all
/// interpreters of a runtime; its thread ends when nobody has waited for a while.
/// </summary>
internal sealed class SwitchTimer
{
    private const int StackSize = 256 << 10;

    // The system's timers are hardly finer.
    private const long Period = 1_000_000, PatienceOfThread = 1_000_000_000;
    private const int PatienceForLocks = 20;

    // Made with the first lock that somebody waits for.
    private List<GlobalInterpreterLock>? _watched, _arrived;
    private object _gate = new();
    private Parker? _parker;
    private bool _isRunning, _isIdle;
    private volatile bool _isPaused, _rests;

    /// <summary>Somebody waits for the lock; it is watched until nobody has for a while.</summary>
    internal void Watch(GlobalInterpreterLock watched)
    {
        bool start, wake;
        lock (_gate)
        {
            (_arrived ??= []).Add(watched);
            _watched ??= [];
            start = !_isRunning;
            _parker ??= Parker.Make();
            wake = _isIdle;
            _isRunning = true;
            _isIdle = false;
        }
        if (wake) _parker.Wake();
        if (start) new Thread(Run, StackSize) { IsBackground = true }.UnsafeStart();
    }

    /// <summary>
    /// Whether to sleep, whoever waits: nobody is to run while the process forks. It has gone to sleep then, unless the machine is busy: who forks looks.
    /// The end of a short sleep spoiled two forks of five.
    /// </summary>
    internal void Pause(bool pause)
    {
        const int mostLooks = 200;
        _isPaused = pause;
        if (_parker is null || !_isRunning || (pause && _rests)) return;
        _parker.Wake();
        for (int looks = 0; pause && !_rests && looks < mostLooks; looks++) Thread.Yield();
    }

    /// <summary>In a forked child: its thread is not there.</summary>
    internal void ContinueInChild()
    {
        _gate = new object();
        _arrived = _watched = null;
        _isRunning = _isIdle = _isPaused = _rests = false;
    }

    private void Run()
    {
        while (true)
        {
            lock (_gate)
            {
                _watched!.AddRange(_arrived!);
                _arrived!.Clear();
                _isIdle = _watched!.Count == 0;
            }
            _rests = _isIdle || _isPaused;
            _parker!.Sleep(_rests ? PatienceOfThread : Period);
            long now = Stopwatch.GetTimestamp();
            _watched!.RemoveAll(watched => !watched.Tick(now, PatienceForLocks));
            lock (_gate)
            {
                if (!_isIdle || _arrived!.Count > 0) continue;
                _isRunning = _isIdle = false;
                return;
            }
        }
    }
}
