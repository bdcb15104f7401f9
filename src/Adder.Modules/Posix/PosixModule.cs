using Adder.Modules.Platform;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Runtime;

namespace Adder.Modules.Posix;

/// <summary>The <c>posix</c> module, which os builds on.</summary>
[PyModule("posix", Doc = "What POSIX systems offer to programs, call by call.\nThe module os is for everyone; the manual pages of the system tell the details.")]
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
        dict.SetString("waitid_result", PosixRecords.WaitResult.Type);
        dict.SetString("statvfs_result", PosixRecords.FileSystem.Type);
        dict.SetString("sched_param", SchedulingParameter.Layout.Type);
        WordList.AddNumbers(dict, PosixConstants.All);
        PyList have = new();
        for (WordList names = new(PosixConstants.Have); names.Next();) have.Add(names.Name());
        dict.SetString("_have_functions", have);
        LeaveOutForking(dict);
        dict.SetString("sysconf_names", Names(PosixConstants.ConfigurationNames));
        dict.SetString("confstr_names", Names(PosixConfiguration.TextNames));
        dict.SetString("pathconf_names", Names(PosixConfiguration.PathNames));
    }

    private static PyDict Names(string known)
    {
        PyDict names = new();
        WordList.AddNumbers(names, known);
        return names;
    }
}
