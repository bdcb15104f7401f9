namespace Adder.Modules.Signals;

/// <summary>The numbers of Linux.</summary>
internal static class SignalConstants
{
    internal static readonly (string Name, int Number)[] All =
    [
        ("ITIMER_PROF", 2), ("ITIMER_REAL", 0), ("ITIMER_VIRTUAL", 1), ("NSIG", 65), ("SIGABRT", 6), ("SIGALRM", 14), ("SIGBUS", 7),
        ("SIGCHLD", 17), ("SIGCLD", 17), ("SIGCONT", 18), ("SIGFPE", 8), ("SIGHUP", 1), ("SIGILL", 4), ("SIGINT", 2), ("SIGIO", 29),
        ("SIGIOT", 6), ("SIGKILL", 9), ("SIGPIPE", 13), ("SIGPOLL", 29), ("SIGPROF", 27), ("SIGPWR", 30), ("SIGQUIT", 3), ("SIGRTMAX", 64),
        ("SIGRTMIN", 34), ("SIGSEGV", 11), ("SIGSTKFLT", 16), ("SIGSTOP", 19), ("SIGSYS", 31), ("SIGTERM", 15), ("SIGTRAP", 5),
        ("SIGTSTP", 20), ("SIGTTIN", 21), ("SIGTTOU", 22), ("SIGURG", 23), ("SIGUSR1", 10), ("SIGUSR2", 12), ("SIGVTALRM", 26),
        ("SIGWINCH", 28), ("SIGXCPU", 24), ("SIGXFSZ", 25), ("SIG_BLOCK", 0), ("SIG_DFL", 0), ("SIG_IGN", 1), ("SIG_SETMASK", 2),
        ("SIG_UNBLOCK", 1),
    ];
}
