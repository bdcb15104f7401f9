using Adder.Hosting;
using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Sys;

/// <summary>Shows an error that nobody can catch. (write_unraisable_exc)</summary>
internal static class UnraisableDisplay
{
    internal static void Show(ThreadState ts, PyStructSequence record)
    {
        Value message = record[3], obj = record[4];
        string? text = null;
        if (!obj.IsNone) text = $"{(message.IsNone ? "Exception ignored in" : Str.Of(ts, message).ToString())}: {ReprOrFailure(ts, obj)}\n";
        else if (!message.IsNone) text = $"{Str.Of(ts, message)}:\n";
        if (text is not null) SystemStreams.Write(ts, "stderr", text);
        if (record[1].Ref is PyException error) ErrorDisplay.Print(ts, error);
    }

    private static string ReprOrFailure(ThreadState ts, Value obj)
    {
        try
        {
            return Repr.Of(ts, obj).ToString();
        }
        catch (PythonException)
        {
            return "<object repr() failed>";
        }
    }
}
