using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Posix;

/// <summary>A folder that was not read to its end and not closed. (ScandirIterator_finalize)</summary>
internal sealed class UnclosedScan(PyScandirIterator scan, DirectoryReader reader) : IMortal
{
    public bool IsFinalizer => true;

    public void End(ThreadState ts)
    {
        if (reader.IsClosed) return;
        reader.Dispose();
        try
        {
            Warnings.WarnOf(ts, PyType.ResourceWarning, $"unclosed scandir iterator {Repr.Of(ts, scan)}", scan);
        }
        catch (PythonException error)
        {
            ts.Catch(error);
            Unraisable.Report(ts, scan);
        }
    }
}
