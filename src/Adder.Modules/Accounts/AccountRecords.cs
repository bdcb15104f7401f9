using System.Runtime.InteropServices;
using Adder.Modules.Posix;
using Adder.Objects;

namespace Adder.Modules.Accounts;

/// <summary>The struct sequences of pwd, grp and spwd. Immutable, so all interpreters share them.</summary>
internal static unsafe class AccountRecords
{
    internal static readonly StructLayout Password = new("pwd", "struct_passwd",
        "pwd.struct_passwd: one user.\n\nA tuple of pw_name, pw_passwd, pw_uid, pw_gid, pw_gecos, pw_dir and pw_shell,\nwhich are attributes too.",
        ["pw_name", "pw_passwd", "pw_uid", "pw_gid", "pw_gecos", "pw_dir", "pw_shell"], 7);

    internal static readonly StructLayout Group = new("grp", "struct_group",
        "grp.struct_group: one group.\n\nA tuple of gr_name, gr_passwd, gr_gid and gr_mem, which are attributes too.\n",
        ["gr_name", "gr_passwd", "gr_gid", "gr_mem"], 4);

    internal static readonly StructLayout Shadow = new("spwd", "struct_spwd",
        "spwd.struct_spwd: one entry of the shadow password file.\n\nA tuple of sp_namp, sp_pwdp, sp_lstchg, sp_min, sp_max, sp_warn, sp_inact, sp_expire and sp_flag,\nwhich are attributes too.",
        ["sp_namp", "sp_pwdp", "sp_lstchg", "sp_min", "sp_max", "sp_warn", "sp_inact", "sp_expire", "sp_flag", "sp_nam", "sp_pwd"], 9);

    internal static Value Of(in PasswordEntry entry) =>
        Password.Make(Text(entry.Name), Text(entry.Password), (long)(int)entry.User is -1 ? -1 : (long)entry.User, (long)(int)entry.Group is -1 ? -1 : (long)entry.Group, Text(entry.Comment), Text(entry.Home), Text(entry.Shell));

    internal static Value Of(in GroupEntry entry)
    {
        PyList members = new();
        for (byte** member = entry.Members; member != null && *member != null; member++) members.Add(Text(*member));
        return Group.Make(Text(entry.Name), Text(entry.Password), (long)(int)entry.Group is -1 ? -1 : (long)entry.Group, members);
    }

    internal static Value Of(in ShadowEntry entry)
    {
        Value name = Text(entry.Name), password = Text(entry.Password);
        return Shadow.Make(name, password, entry.LastChange, entry.Least, entry.Most, entry.Warning, entry.Inactive, entry.Expiry, (long)entry.Flag, name, password);
    }

    private static Value Text(byte* text) => text == null ? Value.None : PosixPath.Decode(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(text));
}

/// <summary>struct passwd</summary>
internal unsafe struct PasswordEntry
{
    internal byte* Name, Password;
    internal uint User, Group;
    internal byte* Comment, Home, Shell;
}

/// <summary>struct group</summary>
internal unsafe struct GroupEntry
{
    internal byte* Name, Password;
    internal uint Group;
    internal byte** Members;
}

/// <summary>struct spwd</summary>
internal unsafe struct ShadowEntry
{
    internal byte* Name, Password;
    internal long LastChange, Least, Most, Warning, Inactive, Expiry;
    internal ulong Flag;
}
