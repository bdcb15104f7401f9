using System.Runtime.InteropServices;
using Adder.Modules.Platform;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Accounts;

/// <summary>The <c>spwd</c> module.</summary>
[PyModule("spwd", Doc = "This module provides access to the Unix shadow password database.\nIt is available on various Unix versions.\n\nShadow password database entries are reported as 9-tuples of type struct_spwd,\ncontaining the following items from the password database (see `<shadow.h>').\nYou have to be root to be able to use this module.")]
internal static unsafe partial class SpwdModule
{
    [PyModuleExec]
    private static void Execute(ThreadState ts, PyModule module)
    {
        Warnings.Warn(ts, PyType.DeprecationWarning, "'spwd' is deprecated and slated for removal in Python 3.13", 7);
        module.Dict.SetString("struct_spwd", AccountRecords.Shadow.Type);
    }

    [PyFunction("getspnam($module, arg, /)\n--\n\nThe entry of the shadow password file that has this name; KeyError if there is none.", Name = "getspnam")]
    private static Value ByName(ThreadState ts, PyStr arg)
    {
        byte[] text = AccountIds.NameBytes(arg);
        fixed (byte* name = text)
        {
            Marshal.SetLastPInvokeError(0);
            ShadowEntry* entry = AccountCalls.ShadowByName(name);
            if (entry != null) return AccountRecords.Of(*entry);
        }
        return Marshal.GetLastPInvokeError() is var error and not 0 ? throw SystemErrors.Of(ts, error) : throw Errors.KeyError("getspnam(): name not found");
    }

    [PyFunction("getspall($module, /)\n--\n\nEvery entry of the shadow password file, as a list in no particular order.", Name = "getspall")]
    private static Value All()
    {
        PyList all = new();
        AccountCalls.RewindShadows();
        for (ShadowEntry* entry = AccountCalls.NextShadow(); entry != null; entry = AccountCalls.NextShadow()) all.Add(AccountRecords.Of(*entry));
        AccountCalls.CloseShadows();
        return all;
    }
}
