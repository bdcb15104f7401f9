using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

public sealed unsafe partial class PyType
{
    [PyMethod("""
        mro($self, /)
        --

        The classes in which attributes are looked up, in order.
        """, Name = "mro")]
    private PyList MroMethod()
    {
        PyList list = new();
        foreach (PyType type in MethodResolution.C3(this, GetBases())) list.Add(type);
        return list;
    }

    [PyMethod("""
        __subclasses__($self, /)
        --

        The living classes that derive from this one directly.
        """)]
    private PyList Subclasses(ThreadState ts)
    {
        // Those of object include importlib's and the exceptions.
        if (ts.Interpreter.FinishMainStart(ts) < 0) throw ts.Throwable();
        PyList list = new();
        foreach (PyType type in LiveSubclasses(ts)) list.Add(type);
        return list;
    }

    [PyMethod("""
        __prepare__($cls, name=<unrepresentable>, bases=<unrepresentable>, /, **kwds)
        --

        Make the namespace of the class statement.
        """, Name = "__prepare__", Class = true, Convention = CallingConvention.FastCall | CallingConvention.Keywords)]
    private static Value Prepare(ThreadState ts, PyType cls, ReadOnlySpan<Value> args, PyTuple? kwnames) => new PyDict();

    [PyMethod("""
        __instancecheck__($self, instance, /)
        --

        Check whether an object is an instance.
        """)]
    private bool InstanceCheck(ThreadState ts, Value instance) => InstanceChecks.RecursiveIsInstance(ts, instance, this);

    [PyMethod("""
        __subclasscheck__($self, subclass, /)
        --

        Check whether a class is a subclass.
        """)]
    private bool SubclassCheck(ThreadState ts, Value subclass) => InstanceChecks.RecursiveIsSubclass(ts, subclass, this);

    [PyMethod("""
        __dir__($self, /)
        --

        List the attributes of the type and its bases.
        """)]
    private Value Dir(ThreadState ts)
    {
        PyDict names = new();
        foreach (PyType type in Mro) names.Update(ts, type.Namespace);
        return names.KeysList();
    }

    [PyMethod("""
        __sizeof__($self, /)
        --

        Return the memory that the type object takes.
        """)]
    private long SizeOf() => IsHeapType ? 1064 : 408;

    [Slot(Slot.NbOr)]
    internal static Value Or(ThreadState ts, Value left, Value right) => PyUnion.OrOf(ts, left, right);
}
