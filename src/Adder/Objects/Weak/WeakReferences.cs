using System.Runtime.CompilerServices;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary>
/// The weak references of one interpreter, by object. When .NET finds an object dead, its callbacks run on the interpreter's thread at the
/// next check of the eval breaker.
/// </summary>
internal sealed class WeakReferences
{
    private readonly ConditionalWeakTable<PyObject, List> _lists = [];
    private readonly System.Collections.Concurrent.ConcurrentQueue<List> _dead = new();

    /// <summary>A weak reference of the type; the plain one without callback is shared by all who ask.</summary>
    internal static PyWeakReference Make(ThreadState ts, PyType type, Value target, Value callback)
    {
        PyObject obj = Check(target);
        WeakReferences all = ts.Interpreter.State<WeakReferences>();
        List list = all.ListOf(obj);
        bool plain = (callback.IsNull || callback.IsNone) && ReferenceEquals(type, PyType.WeakReference);
        if (plain && list.Plain is { } known) return known;
        PyWeakReference made = PyWeakReference.Allocate(type);
        made.SetUp(obj, callback);
        if (plain) list.Plain = made;
        list.Add(made);
        obj.Flags |= ObjectFlags.WeaklyReferenced;
        return made;
    }

    private static PyObject Check(Value target)
    {
        PyType type = target.Type;
        bool possible = type.Has(TypeFlags.HasWeakref) && !target.IsInt && !target.IsFloat;
        return possible ? target.Ref : throw Errors.TypeError($"cannot create weak reference to '{type.Name}' object");
    }

    /// <summary><c>__weakref__</c>: the first reference, or None.</summary>
    internal static Value First(ThreadState ts, PyObject target) =>
        ts.Interpreter.State<WeakReferences>().Find(target)?.First() is { } first ? first : Value.None;

    /// <summary>Live references to the object.</summary>
    internal static PyList Of(ThreadState ts, PyObject target)
    {
        PyList references = new();
        ts.Interpreter.State<WeakReferences>().Find(target)?.AddTo(references);
        return references;
    }

    /// <summary>Runs the callbacks of objects found dead since the last time.</summary>
    internal void RunCallbacks(ThreadState ts)
    {
        while (_dead.TryDequeue(out List? list)) list.Call(ts);
    }

    internal bool HasDead => !_dead.IsEmpty;

    private List? Find(PyObject obj) => _lists.TryGetValue(obj, out List? list) ? list : null;

    private List ListOf(PyObject obj) => _lists.GetValue(obj, _ => new List(this));

    /// <summary>The references to one object. It dies with the object, which is how its death is noticed.</summary>
    private sealed class List(WeakReferences owner)
    {
        private readonly List<WeakReference<PyWeakReference>> _references = [];

        internal PyWeakReference? Plain
        {
            get => _plain is not null && _plain.TryGetTarget(out PyWeakReference? known) ? known : null;
            set => _plain = value is null ? null : new WeakReference<PyWeakReference>(value);
        }

        private WeakReference<PyWeakReference>? _plain;
        private bool _hasCallbacks;

        // A finalizable list would be found dead together with the references; long weak references still see those that live on.
        ~List()
        {
            if (_hasCallbacks) owner._dead.Enqueue(this);
        }

        internal void Add(PyWeakReference reference)
        {
            _references.RemoveAll(static known => !known.TryGetTarget(out _));
            _references.Insert(0, new WeakReference<PyWeakReference>(reference, trackResurrection: true));
            _hasCallbacks |= !reference.Callback.IsNull;
        }

        internal PyWeakReference? First()
        {
            foreach (WeakReference<PyWeakReference> known in _references)
            {
                if (known.TryGetTarget(out PyWeakReference? reference)) return reference;
            }
            return null;
        }

        internal void AddTo(PyList references)
        {
            foreach (WeakReference<PyWeakReference> known in _references)
            {
                if (known.TryGetTarget(out PyWeakReference? reference)) references.Add(reference);
            }
        }

        internal void Call(ThreadState ts)
        {
            foreach (WeakReference<PyWeakReference> known in _references)
            {
                if (!known.TryGetTarget(out PyWeakReference? reference) || reference.Callback.IsNull) continue;
                Value callback = reference.Callback;
                reference.Clear();
                if (Calls.Call(ts, callback, reference).IsNull) Unraisable.Report(ts, callback, "Exception ignored in");
            }
        }
    }
}
