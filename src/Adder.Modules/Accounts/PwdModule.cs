using Adder.Modules.Platform;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Accounts;

/// <summary>The <c>pwd</c> module.</summary>
[PyModule("pwd", Doc = "The system's users.\n\nEach is a record of pw_name, pw_passwd, pw_uid, pw_gid, pw_gecos, pw_dir and pw_shell:\nstrings, but for the two integers pw_uid and pw_gid. A user that does not exist is a KeyError.")]
internal static unsafe partial class PwdModule
{
    [PyModuleExec]
    private static void Execute(ThreadState ts, PyModule module) => module.Dict.SetString("struct_passwd", AccountRecords.Password.Type);

    [PyFunction("getpwuid($module, uidobj, /)\n--\n\nThe user who has this number; KeyError if there is none.", Name = "getpwuid")]
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

    [PyFunction("getpwnam($module, name, /)\n--\n\nThe user who has this name; KeyError if there is none.", Name = "getpwnam")]
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

    [PyFunction("getpwall($module, /)\n--\n\nEvery user that the system lists, as a list in no particular order.", Name = "getpwall")]
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
