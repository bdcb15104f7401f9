using Adder.Objects;

namespace Adder.Modules.Platform;

/// <summary>struct rusage: two times, then fourteen numbers.</summary>
internal static unsafe class ResourceUsage
{
    /// <summary>Its size in longs.</summary>
    internal const int Fields = 18;

    /// <summary>The sixteen fields of Python's struct_rusage.</summary>
    internal static Value[] ToValues(long* usage)
    {
        Value[] values = new Value[16];
        values[0] = usage[0] + usage[1] * 1e-6;
        values[1] = usage[2] + usage[3] * 1e-6;
        for (int i = 2; i < values.Length; i++) values[i] = usage[i + 2];
        return values;
    }
}
