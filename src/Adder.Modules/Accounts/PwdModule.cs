using Adder.Modules.Platform;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Accounts;

/// <summary>The <c>pwd</c> module.</summary>
[PyModule("pwd", Doc = "This module provides access to the Unix password database.\nIt is available on all Unix versions.\n\nPassword database entries are reported as 7-tuples containing the following\nitems from the password database (see `<pwd.h>'), in order:\npw_name, pw_passwd, pw_uid, pw_gid, pw_gecos, pw_dir, pw_shell.\nThe uid and gid items are integers, all others are strings. An\nexception is raised if the entry asked for cannot be found.")]
internal static unsafe partial class PwdModule
{
    [PyModuleExec]
    private static void Execute(ThreadState ts, PyModule module) => module.Dict.SetString("struct_passwd", AccountRecords.Password.Type);

    [PyFunction("getpwuid($module, uidobj, /)\n--\n\nReturn the password database entry for the given numeric user ID.\n\nSee `help(pwd)` for more on password database entries.", Name = "getpwuid")]
    private static Value ById(ThreadState ts, Value uidobj)
    {
        if (AccountIds.OutOfRange(ts, uidobj)) throw Errors.KeyError("getpwuid(): uid not found");
        uint id = UserIds.User(ts, uidobj);
        Value found = AccountCalls.Find(ts, (buffer, room) =>
        {
            PasswordEntry entry;
            PasswordEntry* result;
            int error = AccountCalls.UserById(id, &entry, (byte*)buffer, room, &result);
            return (error, error == 0 && result != null ? AccountRecords.Of(*result) : default);
        });
        return found.IsNull ? throw Errors.KeyError($"getpwuid(): uid not found: {(id == UserIds.Unchanged ? -1 : id)}") : found;
    }

    [PyFunction("getpwnam($module, name, /)\n--\n\nReturn the password database entry for the given user name.\n\nSee `help(pwd)` for more on password database entries.", Name = "getpwnam")]
    private static Value ByName(ThreadState ts, PyStr name)
    {
        byte[] text = AccountIds.NameBytes(name);
        Value found = AccountCalls.Find(ts, (buffer, room) =>
        {
            PasswordEntry entry;
            PasswordEntry* result;
            fixed (byte* start = text)
            {
                int error = AccountCalls.UserByName(start, &entry, (byte*)buffer, room, &result);
                return (error, error == 0 && result != null ? AccountRecords.Of(*result) : default);
            }
        });
        return found.IsNull ? throw Errors.KeyError($"getpwnam(): name not found: {Repr.Of(ts, name)}") : found;
    }

    [PyFunction("getpwall($module, /)\n--\n\nReturn a list of all available password database entries, in arbitrary order.\n\nSee help(pwd) for more on password database entries.", Name = "getpwall")]
    private static Value All()
    {
        PyList all = new();
        AccountCalls.RewindUsers();
        for (PasswordEntry* entry = AccountCalls.NextUser(); entry != null; entry = AccountCalls.NextUser()) all.Add(AccountRecords.Of(*entry));
        AccountCalls.CloseUsers();
        return all;
    }
}

/// <summary>Arguments of the account modules.</summary>
internal static class AccountIds
{
    /// <summary>Numbers that no id can be are merely not found.</summary>
    internal static bool OutOfRange(ThreadState ts, Value id) => PyLong.Is(id) && Indexing.ToBig(id) is var number && (number < -1 || number > uint.MaxValue);

    internal static byte[] NameBytes(PyStr name)
    {
        byte[] bytes = Encodings.EncodeFileSystem(name);
        return bytes.AsSpan().Contains((byte)0) ? throw Errors.ValueError("embedded null byte") : [.. bytes, 0];
    }
}
