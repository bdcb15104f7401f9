using Adder.Modules.Platform;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Accounts;

/// <summary>The <c>grp</c> module.</summary>
[PyModule("grp", Doc = "The system's groups of users.\n\nEach is a record of gr_name, gr_passwd (mostly empty), gr_gid (an integer) and gr_mem,\na list of users' names. A user's own group, which the password database names, need not\nhave the user in that list.")]
internal static unsafe partial class GrpModule
{
    [PyModuleExec]
    private static void Execute(ThreadState ts, PyModule module) => module.Dict.SetString("struct_group", AccountRecords.Group.Type);

    [PyFunction("getgrgid($module, /, id)\n--\n\nThe group that has this number; KeyError if there is none.", Name = "getgrgid")]
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

    [PyFunction("getgrnam($module, /, name)\n--\n\nThe group that has this name; KeyError if there is none.", Name = "getgrnam")]
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

    [PyFunction("getgrall($module, /)\n--\n\nEvery group that the system lists, as a list in no particular order.", Name = "getgrall")]
    private static Value All()
    {
        PyList all = new();
        AccountCalls.RewindGroups();
        for (GroupEntry* entry = AccountCalls.NextGroup(); entry != null; entry = AccountCalls.NextGroup()) all.Add(AccountRecords.Of(*entry));
        AccountCalls.CloseGroups();
        return all;
    }
}
