namespace Adder.Objects;

/// <summary>How long what a comprehension makes will be, by what it goes through.</summary>
internal static class Foresight
{
    // As long as nothing was left out, there will be as many items as there are to go through. What is not yet seen to be so gets little in advance.
    private const int Trust = 8;

    /// <summary>For how many items more there should be room, where so many were made of all that was given; -1 where that is not known.</summary>
    internal static long More(PyObject? source, int made)
    {
        (long given, long left) = Of(source);
        return given == made ? Math.Min(left, (long)made * Trust) : -1;
    }

    /// <summary>The most items that can be added yet; -1 where that is not known.</summary>
    internal static long Most(PyObject? source)
    {
        (long given, long left) = Of(source);
        return given < 0 ? -1 : left;
    }

    // How many items an iterator has given, and how many are left. Without asking Python code.
    private static (long Given, long Left) Of(PyObject? source) => source switch
    {
        PyRangeIterator range => (range.Given, range.Left),
        PyListIterator list => (list.Index, list.LengthHint()),
        PyTupleIterator tuple => (tuple.Index, tuple.LengthHint()),
        PyStrAsciiIterator text => (text.Index, text.LengthHint()),
        PyDictIterator dict => (dict.Cursor.Given, dict.Cursor.Hint),
        PyEnumerate enumerate => Of(enumerate.Iterator.Ref),
        _ => (-1, 0),
    };
}
