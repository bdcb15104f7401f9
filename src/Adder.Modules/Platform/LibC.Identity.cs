using System.Runtime.InteropServices;

namespace Adder.Modules.Platform;

// Users, groups, sessions, scheduling.
internal static unsafe partial class LibC
{
    [LibraryImport(Library, EntryPoint = "getgroups", SetLastError = true)]
    internal static partial int GetGroups(int size, uint* groups);

    [LibraryImport(Library, EntryPoint = "setgroups", SetLastError = true)]
    internal static partial int SetGroups(nint size, uint* groups);

    [LibraryImport(Library, EntryPoint = "initgroups", SetLastError = true)]
    internal static partial int InitGroups(byte* user, uint group);

    [LibraryImport(Library, EntryPoint = "getgrouplist", SetLastError = true)]
    internal static partial int GroupList(byte* user, uint group, uint* groups, int* count);

    [LibraryImport(Library, EntryPoint = "setuid", SetLastError = true)]
    internal static partial int SetUser(uint user);

    [LibraryImport(Library, EntryPoint = "seteuid", SetLastError = true)]
    internal static partial int SetEffectiveUser(uint user);

    [LibraryImport(Library, EntryPoint = "setgid", SetLastError = true)]
    internal static partial int SetGroup(uint group);

    [LibraryImport(Library, EntryPoint = "setegid", SetLastError = true)]
    internal static partial int SetEffectiveGroup(uint group);

    [LibraryImport(Library, EntryPoint = "setreuid", SetLastError = true)]
    internal static partial int SetUsers(uint real, uint effective);

    [LibraryImport(Library, EntryPoint = "setregid", SetLastError = true)]
    internal static partial int SetGroups(uint real, uint effective);

    [LibraryImport(Library, EntryPoint = "getresuid", SetLastError = true)]
    internal static partial int GetUsers(uint* real, uint* effective, uint* saved);

    [LibraryImport(Library, EntryPoint = "getresgid", SetLastError = true)]
    internal static partial int GetGroups(uint* real, uint* effective, uint* saved);

    [LibraryImport(Library, EntryPoint = "setresuid", SetLastError = true)]
    internal static partial int SetUsers(uint real, uint effective, uint saved);

    [LibraryImport(Library, EntryPoint = "setresgid", SetLastError = true)]
    internal static partial int SetGroups(uint real, uint effective, uint saved);

    [LibraryImport(Library, EntryPoint = "getlogin_r", SetLastError = true)]
    internal static partial int LoginName(byte* name, nint size);

    [LibraryImport(Library, EntryPoint = "getpgid", SetLastError = true)]
    internal static partial int ProcessGroupOf(int process);

    [LibraryImport(Library, EntryPoint = "getpgrp", SetLastError = true)]
    internal static partial int ProcessGroup();

    [LibraryImport(Library, EntryPoint = "setpgid", SetLastError = true)]
    internal static partial int SetProcessGroup(int process, int group);

    [LibraryImport(Library, EntryPoint = "setsid", SetLastError = true)]
    internal static partial int MakeSession();

    [LibraryImport(Library, EntryPoint = "getsid", SetLastError = true)]
    internal static partial int SessionOf(int process);

    [LibraryImport(Library, EntryPoint = "killpg", SetLastError = true)]
    internal static partial int KillGroup(int group, int signal);

    [LibraryImport(Library, EntryPoint = "nice", SetLastError = true)]
    internal static partial int ChangeNiceness(int increment);

    [LibraryImport(Library, EntryPoint = "getpriority", SetLastError = true)]
    internal static partial int GetPriority(int which, uint who);

    [LibraryImport(Library, EntryPoint = "setpriority", SetLastError = true)]
    internal static partial int SetPriority(int which, uint who, int priority);

    [LibraryImport(Library, EntryPoint = "sched_get_priority_max", SetLastError = true)]
    internal static partial int MaximumPriority(int policy);

    [LibraryImport(Library, EntryPoint = "sched_get_priority_min", SetLastError = true)]
    internal static partial int MinimumPriority(int policy);

    [LibraryImport(Library, EntryPoint = "sched_getscheduler", SetLastError = true)]
    internal static partial int GetScheduler(int process);

    [LibraryImport(Library, EntryPoint = "sched_setscheduler", SetLastError = true)]
    internal static partial int SetScheduler(int process, int policy, int* parameter);

    [LibraryImport(Library, EntryPoint = "sched_getparam", SetLastError = true)]
    internal static partial int GetScheduling(int process, int* parameter);

    [LibraryImport(Library, EntryPoint = "sched_setparam", SetLastError = true)]
    internal static partial int SetScheduling(int process, int* parameter);

    [LibraryImport(Library, EntryPoint = "sched_rr_get_interval", SetLastError = true)]
    internal static partial int GetInterval(int process, long* interval);

    [LibraryImport(Library, EntryPoint = "sched_yield", SetLastError = true)]
    internal static partial int YieldProcessor();

    [LibraryImport(Library, EntryPoint = "sched_getaffinity", SetLastError = true)]
    internal static partial int GetAffinity(int process, nint size, byte* set);

    [LibraryImport(Library, EntryPoint = "sched_setaffinity", SetLastError = true)]
    internal static partial int SetAffinity(int process, nint size, byte* set);

    [LibraryImport(Library, EntryPoint = "unshare", SetLastError = true)]
    internal static partial int Unshare(int flags);

    [LibraryImport(Library, EntryPoint = "setns", SetLastError = true)]
    internal static partial int SetNamespace(int descriptor, int type);
}
