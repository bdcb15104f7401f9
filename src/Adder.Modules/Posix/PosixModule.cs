using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Runtime;

namespace Adder.Modules.Posix;

/// <summary>The <c>posix</c> module, which os builds on.</summary>
[PyModule("posix", Doc = "This module provides access to operating system functionality that is\nstandardized by the C Standard and the POSIX standard (a thinly\ndisguised Unix interface).  Refer to the library manual and\ncorresponding Unix manual entries for more information on calls.")]
[PyModuleType(typeof(PyDirEntry))]
internal static unsafe partial class PosixModule
{
    [PyModuleExec]
    private static void Execute(ThreadState ts, PyModule module)
    {
        PyDict dict = module.Dict;
        dict.SetString("error", PyType.OSError);
        dict.SetString("environ", PosixEnvironment.Read(ts));
        dict.SetString("stat_result", PosixRecords.Stat.Type);
        dict.SetString("terminal_size", PosixRecords.TerminalSize.Type);
        dict.SetString("uname_result", PosixRecords.SystemName.Type);
        dict.SetString("times_result", PosixRecords.Times.Type);
        foreach ((string name, int value) in PosixConstants.All) dict.SetString(name, value);
        PyList have = new();
        foreach (string name in PosixConstants.Have) have.Add(name);
        dict.SetString("_have_functions", have);
        PyDict names = new();
        foreach ((string name, int value) in PosixConstants.ConfigurationNames) names.SetString(name, value);
        dict.SetString("sysconf_names", names);
    }
}
