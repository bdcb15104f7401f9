using System.Runtime.CompilerServices;

namespace Adder.Objects;

public partial class PyList
{
    // As long as nothing was left out, the list will be as long as what is gone through. What is not yet seen to be so gets little in advance.
    private const int Trust = 8;

    /// <summary>Adds to a list that a comprehension makes, and that has no room left.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal void AddGrowing(Value item, PyObject? source)
    {
        (long given, long left) = source switch
        {
            PyRangeIterator range => (range.Given, range.Left),
            PyListIterator list => (list.Index, list.LengthHint()),
            PyTupleIterator tuple => (tuple.Index, tuple.LengthHint()),
            _ => (-1, 0),
        };
        int needed = _count + 1;
        if (given == needed) Allot(needed + Math.Min(left, (long)needed * Trust));
        else if (given > needed) Allot(Math.Min(needed + left, Grown(needed)));
        Add(item);
    }
}
