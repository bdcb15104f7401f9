namespace Adder.Objects;

/// <summary>How long what a comprehension makes will be, by what it goes through.</summary>
internal static class Foresight
{
    // What is not yet seen to be so gets little in advance.
    private const int Trust = 8;

    /// <summary>
    /// For how many items more there should be room: as many as there will be, if of what is left as much is taken as so far, and never more than
    /// is left; -1 where nothing is known.
    /// </summary>
    internal static long More(PyObject? source, int made, long least = 0)
    {
        (long given, long left) = Of(source);
        if (given < made) return -1;
        long likely = given == made ? left : (long)((double)left * made / given);
        return Math.Min(left, Math.Max(least, Math.Min(likely, (long)made * Trust)));
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
