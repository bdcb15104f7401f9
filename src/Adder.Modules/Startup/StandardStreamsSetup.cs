using Adder.Objects;
using Adder.Runtime;

namespace Adder.Modules.Startup;

/// <summary>Makes sys.stdin, sys.stdout and sys.stderr. (init_sys_streams)</summary>
internal static class StandardStreamsSetup
{
    internal static void Install(ThreadState ts, PyDict sys)
    {
        sys.SetString("stdout", new PyStdPrinter(1));
        sys.SetString("__stdout__", sys.FindString("stdout"));
    }
}
