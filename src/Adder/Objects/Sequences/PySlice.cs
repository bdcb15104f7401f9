using System.Runtime.CompilerServices;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary><c>slice</c>: start, stop and step of a subscript.</summary>
[PyType("slice", Subclassable = false, Doc = """
    slice(stop)
    slice(start, stop[, step])

    A range of positions, as s[start:stop:step] hands it to subscription.
    """)]
public sealed partial class PySlice : PyObject
{
    public PySlice(Value start, Value stop, Value step) : base(PyType.Slice)
    {
        Start = start;
        Stop = stop;
        Step = step;
    }

    [PyMember("start")]
    internal readonly Value Start;

    [PyMember("stop")]
    internal readonly Value Stop;

    [PyMember("step")]
    internal readonly Value Step;

    /// <summary>The bounds as machine numbers, clipped; false with an error pending. (PySlice_Unpack)</summary>
    internal bool TryUnpack(ThreadState ts, out SliceBounds bounds)
    {
        bounds = default;
        if (!TryBound(ts, Step, 1, out bounds.Step)) return false;
        if (bounds.Step == 0)
        {
            ts.Raise(PyType.ValueError, "slice step cannot be zero");
            return false;
        }
        bounds.Step = Math.Max(bounds.Step, -long.MaxValue);
        return TryBound(ts, Start, bounds.Step < 0 ? long.MaxValue : 0, out bounds.Start)
            && TryBound(ts, Stop, bounds.Step < 0 ? long.MinValue : long.MaxValue, out bounds.Stop);
    }

    /// <summary>The bounds are None or ints that machine numbers stand for, none of them clipped.</summary>
    internal bool IsPlain => (Start.IsInt || Start.IsNone) && (Stop.IsInt || Stop.IsNone) && (Step.IsNone || Step.IsInt && Step.Bits > -long.MaxValue);

    /// <summary>The bounds within a sequence of that length; false with an error pending.</summary>
    internal bool TryResolve(ThreadState ts, long length, out SliceBounds bounds)
    {
        if (!TryUnpack(ts, out bounds)) return false;
        bounds.Adjust(length);
        return true;
    }

    // _PyEval_SliceIndex
    private static bool TryBound(ThreadState ts, Value bound, long absent, out long number)
    {
        if (bound.IsInt)
        {
            number = bound.Bits;
            return true;
        }
        number = absent;
        if (bound.IsNone) return true;
        if (!Positions.HasIndex(bound))
        {
            ts.Raise(PyType.TypeError, "slice indices must be integers or None or have an __index__ method");
            return false;
        }
        return Positions.TryNumber(ts, bound, null, out number);
    }
}

/// <summary>A slice's machine numbers; after <see cref="Adjust"/> all positions are within the sequence.</summary>
internal struct SliceBounds
{
    internal long Start, Stop, Step;

    /// <summary>How many positions are selected.</summary>
    internal long Count;

    /// <summary>Those of <c>start:stop</c>, if they are None or ints that machine numbers stand for.</summary>
    internal static bool TryOf(Value start, Value stop, out SliceBounds bounds)
    {
        bounds = default;
        if (!(start.IsInt || start.IsNone) || !(stop.IsInt || stop.IsNone)) return false;
        bounds.Start = start.IsInt ? start.Bits : 0;
        bounds.Stop = stop.IsInt ? stop.Bits : long.MaxValue;
        bounds.Step = 1;
        return true;
    }

    // PySlice_AdjustIndices
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal void Adjust(long length)
    {
        Start = Clip(Start, length);
        Stop = Clip(Stop, length);
        if (Step > 0) Count = Start < Stop ? (Stop - Start - 1) / Step + 1 : 0;
        else Count = Stop < Start ? (Start - Stop - 1) / -Step + 1 : 0;
    }

    private readonly long Clip(long position, long length)
    {
        if (position < 0)
        {
            position += length;
            return position >= 0 ? position : Step < 0 ? -1 : 0;
        }
        return position < length ? position : Step < 0 ? length - 1 : length;
    }
}
