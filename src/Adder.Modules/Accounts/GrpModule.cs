using Adder.Modules.Platform;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Accounts;

/// <summary>The <c>grp</c> module.</summary>
[PyModule("grp", Doc = "Access to the Unix group database.\n\nGroup entries are reported as 4-tuples containing the following fields\nfrom the group database, in order:\n\n  name   - name of the group\n  passwd - group password (encrypted); often empty\n  gid    - numeric ID of the group\n  mem    - list of members\n\nThe gid is an integer, name and password are strings.  (Note that most\nusers are not explicitly listed as members of the groups they are in\naccording to the password database.  Check both databases to get\ncomplete membership information.)")]
internal static unsafe partial class GrpModule
{
    [PyModuleExec]
    private static void Execute(ThreadState ts, PyModule module) => module.Dict.SetString("struct_group", AccountRecords.Group.Type);

    [PyFunction("getgrgid($module, /, id)\n--\n\nReturn the group database entry for the given numeric group ID.\n\nIf id is not valid, raise KeyError.", Name = "getgrgid")]
    private static Value ById(ThreadState ts, Value id)
    {
        uint number = UserIds.Group(ts, id);
        Value found = AccountCalls.Find(ts, (buffer, room) =>
        {
            GroupEntry entry;
            GroupEntry* result;
            int error = AccountCalls.GroupById(number, &entry, (byte*)buffer, room, &result);
            return (error, error == 0 && result != null ? AccountRecords.Of(*result) : default);
        });
        return found.IsNull ? throw Errors.KeyError($"getgrgid(): gid not found: {(number == UserIds.Unchanged ? -1 : number)}") : found;
    }

    [PyFunction("getgrnam($module, /, name)\n--\n\nReturn the group database entry for the given group name.\n\nIf name is not valid, raise KeyError.", Name = "getgrnam")]
    private static Value ByName(ThreadState ts, PyStr name)
    {
        byte[] text = AccountIds.NameBytes(name);
        Value found = AccountCalls.Find(ts, (buffer, room) =>
        {
            GroupEntry entry;
            GroupEntry* result;
            fixed (byte* start = text)
            {
                int error = AccountCalls.GroupByName(start, &entry, (byte*)buffer, room, &result);
                return (error, error == 0 && result != null ? AccountRecords.Of(*result) : default);
            }
        });
        return found.IsNull ? throw Errors.KeyError($"getgrnam(): name not found: {Repr.Of(ts, name)}") : found;
    }

    [PyFunction("getgrall($module, /)\n--\n\nReturn a list of all available group entries, in arbitrary order.\n\nAn entry whose name starts with '+' or '-' represents an instruction\nto use YP/NIS and may not be accessible via getgrnam or getgrgid.", Name = "getgrall")]
    private static Value All()
    {
        PyList all = new();
        AccountCalls.RewindGroups();
        for (GroupEntry* entry = AccountCalls.NextGroup(); entry != null; entry = AccountCalls.NextGroup()) all.Add(AccountRecords.Of(*entry));
        AccountCalls.CloseGroups();
        return all;
    }
}
