using Adder.Modules.Platform;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Runtime;

namespace Adder.Modules.Multiprocessing;

/// <summary>The <c>_multiprocessing</c> module.</summary>
[PyModule("_multiprocessing")]
[PyModuleType(typeof(PySemLock))]
internal static unsafe partial class MultiprocessingModule
{
    [PyModuleExec]
    private static void Execute(ThreadState ts, PyModule module)
    {
        PyDict flags = new();
        flags.SetString("HAVE_SEM_OPEN", 1);
        flags.SetString("HAVE_SEM_TIMEDWAIT", 1);
        module.Dict.SetString("flags", flags);
    }

    [PyFunction("sem_unlink($module, name, /)\n--\n\nRemove the name of a semaphore.", Name = "sem_unlink")]
    private static void Unlink(ThreadState ts, PyStr name)
    {
        fixed (byte* start = PySemLock.NameBytes(ts, name)) SystemErrors.Check(ts, LibC.UnlinkSemaphore(start));
    }
}
