using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Threading;

/// <summary><c>_thread._local</c>: an object with a dictionary for each thread.</summary>
[PyType("_local", Module = "_thread", Flags = TypeFlags.HasDict | TypeFlags.HasWeakref, Doc = "Thread-local data")]
internal partial class PyThreadLocal : PyObject
{
    private Value[] _args = [];
    private PyTuple? _kwnames;
    private PyDict? _current;
    private long _currentOwner;

    public PyThreadLocal(PyType type) : base(type) { }

    internal override ref PyDict? DictSlot => ref _current;

    [Slot(Slot.TpNew)]
    internal static unsafe Value New(ThreadState ts, PyType type, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        if (args.Length > 0 && type.TpInit == PyType.Object.TpInit) throw Errors.TypeError("Initialization arguments are not supported");
        PyThreadLocal local = (PyThreadLocal)type.AllocateInstance(type);
        local._args = args.ToArray();
        local._kwnames = kwnames;
        ts.Locals.Add(local, local._current = new PyDict());
        local._currentOwner = ts.Identifier;
        return local;
    }

    // _ldict: another thread's first touch runs __init__ again.
    private void Switch(ThreadState ts)
    {
        if (_currentOwner == ts.Identifier) return;
        bool known = ts.Locals.TryGetValue(this, out PyDict? dict);
        if (!known) ts.Locals.Add(this, dict = new PyDict());
        Show(ts, dict!);
        if (known) return;
        Initialize(ts);
        // Other threads may have had their turn meanwhile.
        Show(ts, dict!);
    }

    private void Show(ThreadState ts, PyDict dict)
    {
        _current = dict;
        _currentOwner = ts.Identifier;
    }

    /// <summary>Lets go of what the objects hold for a thread that ends.</summary>
    internal static void ForgetThread(ThreadState ts)
    {
        foreach ((PyObject key, PyDict _) in ts.Locals)
        {
            ts.Locals.Remove(key);
            PyThreadLocal local = (PyThreadLocal)key;
            if (local._currentOwner != ts.Identifier) continue;
            local._current = null;
            local._currentOwner = 0;
        }
    }

    private unsafe void Initialize(ThreadState ts)
    {
        if (Type.TpInit == PyType.Object.TpInit) return;
        if (Type.TpInit(ts, this, _args, _kwnames) >= 0) return;
        ts.Locals.Remove(this);
        _currentOwner = 0;
        throw ts.Throwable();
    }

    [Slot(Slot.TpGetattro)]
    internal static Value GetAttribute(ThreadState ts, Value self, Value name)
    {
        PyThreadLocal local = (PyThreadLocal)self.Ref;
        local.Switch(ts);
        return ((PyStr)name.Ref).Is("__dict__") ? local._current! : GenericAttributes.Get(ts, self, name);
    }

    [Slot(Slot.TpSetattro)]
    internal static int SetAttribute(ThreadState ts, Value self, Value name, Value value)
    {
        PyThreadLocal local = (PyThreadLocal)self.Ref;
        local.Switch(ts);
        if (((PyStr)name.Ref).Is("__dict__")) return ts.Fail(PyType.AttributeError, $"'{local.Type.Name}' object attribute '__dict__' is read-only");
        return GenericAttributes.Set(ts, self, name, value);
    }
}
