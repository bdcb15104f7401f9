using System.Runtime.InteropServices;
using Adder.Modules.Platform;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Posix;

internal static unsafe partial class PosixModule
{
    [PyFunction("getgroups($module, /)\n--\n\nThe supplemental group ids of the process, as a list.", Name = "getgroups")]
    private static Value GetGroups(ThreadState ts)
    {
        int count = SystemErrors.Check(ts, LibC.GetGroups(0, null));
        uint[] groups = new uint[count];
        fixed (uint* list = groups) count = SystemErrors.Check(ts, LibC.GetGroups(count, list));
        return ToList(groups.AsSpan(0, count));
    }

    [PyFunction("setgroups($module, groups, /)\n--\n\nSet the supplemental group ids of the process.", Name = "setgroups")]
    private static void SetGroups(ThreadState ts, Value groups)
    {
        uint[] list = UserIds.Groups(ts, groups);
        fixed (uint* start = list) SystemErrors.Check(ts, LibC.SetGroups(list.Length, start));
    }

    [PyFunction("initgroups($module, username, gid, /)\n--\n\nSet the supplemental groups to those that the user is a member of, and gid.", Name = "initgroups")]
    private static void InitGroups(ThreadState ts, Value username, Value gid)
    {
        byte[] name = PathArgument.ToBytes(ts, username);
        fixed (byte* start = name) SystemErrors.Check(ts, LibC.InitGroups(start, UserIds.Group(ts, gid)));
    }

    [PyFunction("getgrouplist($module, user, group, /)\n--\n\nThe groups that a user belongs to, as a list; group is the one of the password database.", Name = "getgrouplist")]
    private static Value GroupList(ThreadState ts, [NoNulls] string user, Value group)
    {
        byte[] name = [.. global::System.Text.Encoding.UTF8.GetBytes(user), 0];
        uint basic = UserIds.Group(ts, group);
        for (int room = 64; ; room *= 2)
        {
            uint[] groups = new uint[room];
            int count = room;
            fixed (byte* start = name)
            fixed (uint* list = groups)
            {
                if (LibC.GroupList(start, basic, list, &count) >= 0) return ToList(groups.AsSpan(0, count));
            }
            if (room > 1 << 20) throw SystemErrors.Last(ts);
        }
    }

    private static PyList ToList(ReadOnlySpan<uint> ids)
    {
        PyList list = new();
        foreach (uint id in ids) list.Add((long)id);
        return list;
    }

    [PyFunction("setuid($module, uid, /)\n--\n\nSet the user id of the process.", Name = "setuid")]
    private static void SetUser(ThreadState ts, Value uid) => SystemErrors.Check(ts, LibC.SetUser(UserIds.User(ts, uid)));

    [PyFunction("seteuid($module, euid, /)\n--\n\nSet the effective user id of the process.", Name = "seteuid")]
    private static void SetEffectiveUser(ThreadState ts, Value euid) => SystemErrors.Check(ts, LibC.SetEffectiveUser(UserIds.User(ts, euid)));

    [PyFunction("setgid($module, gid, /)\n--\n\nSet the group id of the process.", Name = "setgid")]
    private static void SetGroup(ThreadState ts, Value gid) => SystemErrors.Check(ts, LibC.SetGroup(UserIds.Group(ts, gid)));

    [PyFunction("setegid($module, egid, /)\n--\n\nSet the effective group id of the process.", Name = "setegid")]
    private static void SetEffectiveGroup(ThreadState ts, Value egid) => SystemErrors.Check(ts, LibC.SetEffectiveGroup(UserIds.Group(ts, egid)));

    [PyFunction("setreuid($module, ruid, euid, /)\n--\n\nSet the real and effective user ids of the process.", Name = "setreuid")]
    private static void SetRealUser(ThreadState ts, Value ruid, Value euid) =>
        SystemErrors.Check(ts, LibC.SetUsers(UserIds.User(ts, ruid), UserIds.User(ts, euid)));

    [PyFunction("setregid($module, rgid, egid, /)\n--\n\nSet the real and effective group ids of the process.", Name = "setregid")]
    private static void SetRealGroup(ThreadState ts, Value rgid, Value egid) =>
        SystemErrors.Check(ts, LibC.SetGroups(UserIds.Group(ts, rgid), UserIds.Group(ts, egid)));

    [PyFunction("setresuid($module, ruid, euid, suid, /)\n--\n\nSet the real, effective and saved user ids of the process.", Name = "setresuid")]
    private static void SetAllUsers(ThreadState ts, Value ruid, Value euid, Value suid) =>
        SystemErrors.Check(ts, LibC.SetUsers(UserIds.User(ts, ruid), UserIds.User(ts, euid), UserIds.User(ts, suid)));

    [PyFunction("setresgid($module, rgid, egid, sgid, /)\n--\n\nSet the real, effective and saved group ids of the process.", Name = "setresgid")]
    private static void SetAllGroups(ThreadState ts, Value rgid, Value egid, Value sgid) =>
        SystemErrors.Check(ts, LibC.SetGroups(UserIds.Group(ts, rgid), UserIds.Group(ts, egid), UserIds.Group(ts, sgid)));

    [PyFunction("getresuid($module, /)\n--\n\nThe real, effective and saved user ids of the process.", Name = "getresuid")]
    private static Value GetAllUsers(ThreadState ts)
    {
        uint real, effective, saved;
        SystemErrors.Check(ts, LibC.GetUsers(&real, &effective, &saved));
        return new PyTuple((long)real, (long)effective, (long)saved);
    }

    [PyFunction("getresgid($module, /)\n--\n\nThe real, effective and saved group ids of the process.", Name = "getresgid")]
    private static Value GetAllGroups(ThreadState ts)
    {
        uint real, effective, saved;
        SystemErrors.Check(ts, LibC.GetGroups(&real, &effective, &saved));
        return new PyTuple((long)real, (long)effective, (long)saved);
    }

    [PyFunction("getlogin($module, /)\n--\n\nThe name that the user logged in with.", Name = "getlogin")]
    private static Value LoginName(ThreadState ts)
    {
        byte* name = stackalloc byte[256];
        int error = LibC.LoginName(name, 256);
        return error != 0 ? throw SystemErrors.Of(ts, error) : PosixPath.Decode(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(name));
    }

    [PyFunction("getpgid($module, /, pid)\n--\n\nThe process group of a process.", Name = "getpgid")]
    private static int ProcessGroupOf(ThreadState ts, int pid) => SystemErrors.Check(ts, LibC.ProcessGroupOf(pid));

    [PyFunction("getpgrp($module, /)\n--\n\nThe process group id of this process.", Name = "getpgrp")]
    private static int ProcessGroup() => LibC.ProcessGroup();

    [PyFunction("setpgid($module, pid, pgrp, /)\n--\n\nPut a process into a process group.", Name = "setpgid")]
    private static void SetProcessGroup(ThreadState ts, int pid, int pgrp) => SystemErrors.Check(ts, LibC.SetProcessGroup(pid, pgrp));

    [PyFunction("setpgrp($module, /)\n--\n\nPut this process into a group of its own.", Name = "setpgrp")]
    private static void SetOwnProcessGroup(ThreadState ts) => SystemErrors.Check(ts, LibC.SetProcessGroup(0, 0));

    [PyFunction("setsid($module, /)\n--\n\nMake a new session, with this process as its leader.", Name = "setsid")]
    private static void MakeSession(ThreadState ts) => SystemErrors.Check(ts, LibC.MakeSession());

    [PyFunction("getsid($module, pid, /)\n--\n\nThe session id of a process.", Name = "getsid")]
    private static int SessionOf(ThreadState ts, int pid) => SystemErrors.Check(ts, LibC.SessionOf(pid));

    [PyFunction("killpg($module, pgid, signal, /)\n--\n\nSend a signal to a process group.", Name = "killpg")]
    private static void KillGroup(ThreadState ts, int pgid, int signal)
    {
        Auditing.Raise(ts, "os.killpg", pgid, signal);
        SystemErrors.Check(ts, LibC.KillGroup(pgid, signal));
        if (!PendingWork.Run(ts)) throw ts.Throwable();
    }

    [PyFunction("unshare($module, /, flags)\n--\n\nDisassociate parts of the process's execution context.", Name = "unshare")]
    private static void Unshare(ThreadState ts, int flags) => SystemErrors.Check(ts, LibC.Unshare(flags));

    [PyFunction("setns($module, /, fd, nstype=0)\n--\n\nMove the calling thread into another namespace.", Name = "setns")]
    private static void SetNamespace(ThreadState ts, Value fd, int nstype = 0) =>
        SystemErrors.Check(ts, LibC.SetNamespace(DescriptorArgument.From(ts, fd), nstype));
}
