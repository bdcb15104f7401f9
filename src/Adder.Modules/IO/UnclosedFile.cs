using Adder.Modules.Platform;
using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.IO;

/// <summary>A file that nobody refers to any more and nobody closed. (fileio_dealloc_warn)</summary>
internal sealed class UnclosedFile(PyFileIO file) : IMortal
{
    public bool IsFinalizer => true;

    public void End(ThreadState ts)
    {
        if (file.Descriptor < 0) return;
        Warn(ts);
        UnwrittenFiles.Of(ts).WriteOut(ts, file);
        file.CloseUnreferenced();
    }

    // Of whatever the program opened, which may be a stream around the file.
    private void Warn(ThreadState ts)
    {
        try
        {
            string? text = null;
            Value source = file.Wrapper is null ? file : file.Wrapper;
            try
            {
                text = Repr.Of(ts, source).ToString();
            }
            catch (PythonException)
            {
                source = file;
                text = Repr.Of(ts, source).ToString();
            }
            Warnings.WarnOf(ts, PyType.ResourceWarning, $"unclosed file {text}", source);
        }
        catch (PythonException error)
        {
            ts.Catch(error);
            Unraisable.Report(ts, file);
        }
    }
}
