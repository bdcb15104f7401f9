using Adder.Objects;
using Adder.Runtime;

namespace Adder.Importing;

/// <summary>Takes importlib's own frames out of the traceback of a failed import. (remove_importlib_frames)</summary>
internal static class ImportTraceback
{
    private const string Bootstrap = "<frozen importlib._bootstrap>";
    private const string External = "<frozen importlib._bootstrap_external>";
    private const string CallsOthers = "_call_with_frames_removed";

    /// <summary>
    /// An ImportError loses every run of importlib's frames; another error only those runs that end in the function through which importlib
    /// runs other people's code, so that importlib's own defects stay visible. With -v everything stays.
    /// </summary>
    internal static void Trim(ThreadState ts)
    {
        if (ts.Pending is not { } error || ts.Interpreter.Config.Verbose > 0) return;
        bool always = error.Type.IsSubtypeOf(PyType.ImportError);
        PyTraceback? previous = null, beforeRun = null;
        bool inImportlib = false;
        for (PyTraceback? entry = error.Traceback; entry is not null; entry = entry.Next)
        {
            bool wasInImportlib = inImportlib;
            inImportlib = entry.Frame.Code.FileName is { } file && (file.Is(Bootstrap) || file.Is(External));
            if (inImportlib && !wasInImportlib) beforeRun = previous;
            if (inImportlib && (always || entry.Frame.Code.Name.Is(CallsOthers)))
            {
                if (beforeRun is null) error.Traceback = entry.Next;
                else beforeRun.Next = entry.Next;
                previous = beforeRun;
            }
            else
            {
                previous = entry;
            }
        }
    }
}
