using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Abstract;

/// <summary>Finds the abstract methods of a new class. Throws. (compute_abstract_methods)</summary>
internal static class AbstractMethods
{
    internal static void Compute(ThreadState ts, PyType cls)
    {
        PyFrozenSet names = new(PyType.FrozenSet);
        PyDict own = cls.Namespace;
        for (int i = 0; i < own.EntryCount; i++)
        {
            PyDict.Entry entry = own.EntryAt(i);
            if (!entry.Key.IsNull && IsAbstract(ts, entry.Item)) names.Add(ts, entry.Key);
        }
        foreach (Value parent in cls.GetBases().Items) AddInherited(ts, names, cls, parent);
        Protocols.Attributes.Set(ts, cls, "__abstractmethods__", names);
    }

    private static void AddInherited(ThreadState ts, PySet names, PyType cls, Value parent)
    {
        Value inherited = Protocols.Attributes.Find(ts, parent, "__abstractmethods__");
        if (inherited.IsNull)
        {
            if (ts.HasPending) throw ts.Throwable();
            return;
        }
        foreach (Value name in Iterables.ToTuple(ts, inherited).Items)
        {
            Value value = Protocols.Attributes.Find(ts, cls, (PyStr)name.Ref);
            if (value.IsNull && ts.HasPending) throw ts.Throwable();
            if (!value.IsNull && IsAbstract(ts, value)) names.Add(ts, name);
        }
    }

    private static bool IsAbstract(ThreadState ts, Value value)
    {
        Value flag = Protocols.Attributes.Find(ts, value, "__isabstractmethod__");
        if (flag.IsNull) return ts.HasPending ? throw ts.Throwable() : false;
        return Truth.Test(ts, flag);
    }
}
