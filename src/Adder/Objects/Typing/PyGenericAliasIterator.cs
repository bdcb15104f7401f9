using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary>Gives an alias once, unpacked: what <c>*tuple[int]</c> goes through. (gaiterobject)</summary>
[PyType("generic_alias_iterator", Property = "GenericAliasIterator", Subclassable = false, NoInstantiation = true)]
public sealed partial class PyGenericAliasIterator(PyGenericAlias alias) : PyObject(PyType.GenericAliasIterator)
{
    private PyGenericAlias? _alias = alias;

    [Slot(Slot.TpIter)]
    [NoThrow]
    internal static Value Iterate(ThreadState ts, Value self) => self;

    [Slot(Slot.TpIternext)]
    internal Value Next()
    {
        if (_alias is not { } alias) return default;
        _alias = null;
        return new PyGenericAlias(PyType.GenericAlias, alias.Origin, alias.Args) { IsUnpacked = true };
    }

    [PyMethod("Return state information for pickling.", Name = "__reduce__")]
    private Value Reduce(ThreadState ts)
    {
        // To find the name may run code that uses the iterator up; so in the others.
        Value iter = Builtin.Get(ts, "iter");
        return new PyTuple(iter, new PyTuple(_alias is { } alias ? alias : PyTuple.Empty));
    }
}
