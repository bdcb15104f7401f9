using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Abstract;

/// <summary><c>issubclass(subclass, abc)</c>. Throws. (_abc__abc_subclasscheck_impl)</summary>
internal static class SubclassTest
{
    internal static bool Run(ThreadState ts, PyType self, PyType subclass)
    {
        AbcState state = ts.Interpreter.State<AbcState>();
        AbcData data = state.DataOf(self);
        if (data.Cache.Contains(subclass)) return true;
        if (data.NegativeVersion < state.InvalidationCounter)
        {
            data.Negative.Clear();
            data.NegativeVersion = state.InvalidationCounter;
        }
        else if (data.Negative.Contains(subclass))
        {
            return false;
        }
        bool result = Hook(ts, self, subclass) ?? Derives(ts, data, self, subclass);
        (result ? data.Cache : data.Negative).Add(subclass);
        return result;
    }

    private static bool? Hook(ThreadState ts, PyType self, PyType subclass)
    {
        Value answer = Calls.Method(ts, self, "__subclasshook__", subclass).OrThrow(ts);
        if (answer.IsTrue) return true;
        if (answer.IsFalse) return false;
        return answer.Is(PyNotImplemented.Instance) ? null : throw Errors.Make(PyType.AssertionError);
    }

    private static bool Derives(ThreadState ts, AbcData data, PyType self, PyType subclass)
    {
        if (subclass.IsSubtypeOf(self)) return true;
        foreach (PyType registered in data.Registry.ToList())
        {
            if (InstanceChecks.IsSubclass(ts, subclass, registered)) return true;
        }
        Value subclasses = Calls.Method(ts, self, "__subclasses__").OrThrow(ts);
        if (subclasses.Ref is not PyList list) throw Errors.TypeError("__subclasses__() must return a list");
        for (int i = 0; i < list.Count; i++)
        {
            if (InstanceChecks.IsSubclass(ts, subclass, list[i])) return true;
        }
        return false;
    }
}
