using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Platform;

/// <summary>File descriptors as arguments. (PyObject_AsFileDescriptor)</summary>
internal static class DescriptorArgument
{
    /// <summary>An int, or what fileno() gives. Throws.</summary>
    internal static int From(ThreadState ts, Value value)
    {
        Value number = value;
        if (!PyLong.Is(value))
        {
            Value method = Attributes.Find(ts, value, "fileno");
            if (method.IsNull) throw ts.HasPending ? ts.Throwable() : Errors.TypeError("argument must be an int, or have a fileno() method.");
            number = Calls.Call(ts, method).OrThrow(ts);
            if (!PyLong.Is(number)) throw Errors.TypeError("fileno() returned a non-integer");
        }
        if (!ArgumentConversion.ToInt(ts, number, out int descriptor)) throw ts.Throwable();
        return descriptor >= 0 ? descriptor : throw Errors.ValueError($"file descriptor cannot be a negative integer ({descriptor})");
    }
}
