using System.Runtime.CompilerServices;
using Adder.Objects;
using Adder.Runtime;

namespace Adder.Protocols;

/// <summary>Values as positions in sequences.</summary>
internal static unsafe class Positions
{
    internal static bool IsInt(Value value) => value.IsInt || value.Ref.Type.Has(TypeFlags.LongSubclass);

    internal static bool HasIndex(Value value) => value.IsInt || value.Ref.Type.NbIndex != null;

    /// <summary>The value as a position; out of the machine's range is IndexError. False with an error pending.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool TryIndex(ThreadState ts, Value value, out long index)
    {
        if (value.IsInt)
        {
            index = value.Bits;
            return true;
        }
        return TryNumber(ts, value, PyType.IndexError, out index);
    }

    /// <summary>The value as a machine number; out of range is an error of the given type, or clipped where that is null.</summary>
    internal static bool TryNumber(ThreadState ts, Value value, PyType? overflow, out long number)
    {
        number = Indexing.ToSsize(ts, value, overflow);
        return number != -1 || !ts.HasPending;
    }
}
