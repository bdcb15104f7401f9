using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary>What <c>-b</c> warns of: bytes taken for text or numbers.</summary>
internal static class BytesWarnings
{
    /// <summary>Warns when that is wanted. Throws where warnings are errors.</summary>
    internal static void Warn(ThreadState ts, string message)
    {
        if (ts.Interpreter.Config.BytesWarning > 0) Warnings.Warn(ts, PyType.BytesWarning, message);
    }

    /// <summary>NotImplemented for a comparison of bytes with something else, or the error that the warning is.</summary>
    internal static Value Incomparable(ThreadState ts, Value self, Value other, CompareOp op)
    {
        if (ts.Interpreter.Config.BytesWarning == 0 || op is not (CompareOp.Eq or CompareOp.Ne)) return Value.NotImplemented;
        string name = self.Ref is PyByteArray || other.Ref is PyByteArray ? "bytearray" : "bytes";
        try
        {
            if (self.Ref is PyStr || other.Ref is PyStr) Warn(ts, $"Comparison between {name} and string");
            else if (name == "bytes" && (self.IsInt || other.IsInt || self.Ref is PyLong || other.Ref is PyLong)) Warn(ts, "Comparison between bytes and int");
            return Value.NotImplemented;
        }
        catch (PythonException error)
        {
            ts.Catch(error);
            return default;
        }
    }
}
