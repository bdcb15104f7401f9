using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Runtime;

namespace Adder.Modules.Contexts;

/// <summary>Goes through the entries of a mapping, by hash.</summary>
internal sealed class HamtWalk
{
    private readonly Stack<(HamtNode Node, int Next)> _path = new();

    internal HamtWalk(PyHamt mapping)
    {
        _path.Push((mapping.Root, 0));
    }

    internal bool TryNext(out HamtEntry entry)
    {
        while (_path.TryPop(out (HamtNode Node, int Next) at))
        {
            if (at.Next == at.Node.Entries.Length) continue;
            entry = at.Node.Entries[at.Next];
            _path.Push((at.Node, at.Next + 1));
            if (entry.Node is not { } inner) return true;
            _path.Push((inner, 0));
        }
        entry = default;
        return false;
    }
}

/// <summary>What <c>keys()</c>, <c>values()</c> and <c>items()</c> of a mapping give: an iterator that knows how much the mapping holds. (PyHamtIterator)</summary>
internal abstract class PyHamtIterator(PyType type, PyHamt mapping) : PyObject(type)
{
    private readonly HamtWalk _walk = new(mapping);

    private protected abstract Value Of(in HamtEntry entry);

    [Slot(Slot.MpLength)]
    internal long Length() => mapping.Count;

    [Slot(Slot.TpIter)]
    [NoThrow]
    internal static Value Iterate(ThreadState ts, Value self) => self;

    [Slot(Slot.TpIternext)]
    internal Value Next() => _walk.TryNext(out HamtEntry entry) ? Of(entry) : default;
}

/// <summary>The keys of a mapping.</summary>
[PyType("keys", Subclassable = false, NoInstantiation = true)]
internal sealed partial class PyHamtKeys(PyHamt mapping) : PyHamtIterator(TypeObject, mapping)
{
    private protected override Value Of(in HamtEntry entry) => entry.Key;
}

/// <summary>The values of a mapping.</summary>
[PyType("values", Subclassable = false, NoInstantiation = true)]
internal sealed partial class PyHamtValues(PyHamt mapping) : PyHamtIterator(TypeObject, mapping)
{
    private protected override Value Of(in HamtEntry entry) => entry.Value;
}

/// <summary>Pairs of key and value of a mapping.</summary>
[PyType("items", Subclassable = false, NoInstantiation = true)]
internal sealed partial class PyHamtItems(PyHamt mapping) : PyHamtIterator(TypeObject, mapping)
{
    private protected override Value Of(in HamtEntry entry) => new PyTuple(entry.Key, entry.Value);
}
