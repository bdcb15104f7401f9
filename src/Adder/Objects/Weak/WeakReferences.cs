using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary>
/// The weak references of one interpreter, by object. When .NET finds an object dead, its callbacks run as <see cref="Finalization"/> says.
/// </summary>
internal sealed class WeakReferences : IState<WeakReferences>
{
    static WeakReferences IState<WeakReferences>.New() => new();

    private readonly ConditionalWeakTable<PyObject, object> _lists = [];

    /// <summary>A weak reference of the type; the plain one and the plain proxy, without callback, are shared by all who ask and come first.</summary>
    internal static PyWeakReference Make(ThreadState ts, PyType type, Value target, Value callback)
    {
        PyObject obj = Check(target);
        WeakReferences all = ts.Interpreter.State<WeakReferences>();
        List list = all.ListOf(ts, obj);
        bool bare = callback.IsNull || callback.IsNone;
        bool plain = bare && ReferenceEquals(type, PyType.WeakReference);
        bool plainProxy = bare && (ReferenceEquals(type, PyType.WeakProxy) || ReferenceEquals(type, PyType.WeakCallableProxy));
        if (plain && list.Plain is { } known) return known;
        if (plainProxy && list.PlainProxy is { } knownProxy) return knownProxy;
        PyWeakReference made = PyWeakReference.Allocate(type);
        made.SetUp(obj, callback);
        if (!bare && !IsImportLock(ts, callback)) ts.Interpreter.Finalization.Expect();
        list.Add(made, plain ? 0 : plainProxy ? list.Plain is null ? 0 : 1 : (list.Plain is null ? 0 : 1) + (list.PlainProxy is null ? 0 : 1));
        if (plain) list.Plain = made;
        if (plainProxy) list.PlainProxy = made;
        obj.Mark(ObjectFlags.WeaklyReferenced);
        return made;
    }

    // The locks of modules being imported forget themselves, which nobody sees: not worth a collection at the end, 9 ms of each program.
    private static bool IsImportLock(ThreadState ts, Value callback) =>
        callback.Ref is PyFunction function && ts.Interpreter.ImportLib.Ref is PyModule own && ReferenceEquals(function.Globals, own.Dict);

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

    private List? Find(PyObject obj)
    {
        ref object? slot = ref obj.WeakSlot;
        if (!Unsafe.IsNullRef(ref slot)) return Unsafe.As<List>(slot);
        return _lists.TryGetValue(obj, out object? list) ? Unsafe.As<List>(list) : null;
    }

    private List ListOf(ThreadState ts, PyObject obj) => Find(obj) ?? Begin(ts.Interpreter.Finalization, obj);

    private List Begin(Finalization owner, PyObject obj)
    {
        List made = new(owner);
        ref object? slot = ref obj.WeakSlot;
        if (Unsafe.IsNullRef(ref slot)) return Unsafe.As<List>(_lists.GetOrAdd(obj, made));
        slot = made;
        return made;
    }

    /// <summary>
    /// The references to one object. It dies with the object, which is how its death is noticed; handles and not WeakReference objects,
    /// because those would be finalized along with it.
    /// </summary>
    private sealed class List(Finalization owner) : IMortal
    {
        private GCHandle[] _references = [];
        private int _count;
        private GCHandle _plain, _plainProxy;
        private bool _hasCallbacks;

        ~List()
        {
            if (_hasCallbacks && !owner.IsOver) owner.Found(this);
            else Free();
        }

        private ReadOnlySpan<GCHandle> References => _references.AsSpan(0, _count);

        internal PyWeakReference? Plain
        {
            get => _plain.IsAllocated ? Get(_plain) : null;
            set => Set(ref _plain, value!);
        }

        internal PyWeakReference? PlainProxy
        {
            get => _plainProxy.IsAllocated ? Get(_plainProxy) : null;
            set => Set(ref _plainProxy, value!);
        }

        private static void Set(ref GCHandle handle, PyWeakReference reference)
        {
            if (handle.IsAllocated) handle.Free();
            handle = Weak(reference);
        }

        internal void Add(PyWeakReference reference, int position)
        {
            int count = 0;
            foreach (GCHandle known in References)
            {
                if (Get(known) is not null) _references[count++] = known;
                else known.Free();
            }
            if (count == _references.Length) Array.Resize(ref _references, Math.Max(2, count * 2));
            position = Math.Min(position, count);
            _references.AsSpan(position, count - position).CopyTo(_references.AsSpan(position + 1));
            _references[position] = Weak(reference);
            _count = count + 1;
            _hasCallbacks |= !reference.Callback.IsNull;
        }

        internal PyWeakReference? First()
        {
            foreach (GCHandle known in References)
            {
                if (Get(known) is { } reference) return reference;
            }
            return null;
        }

        internal void AddTo(PyList references)
        {
            foreach (GCHandle known in References)
            {
                if (Get(known) is { } reference) references.Add(reference);
            }
        }

        public bool IsFinalizer => false;

        public void End(ThreadState ts)
        {
            foreach (GCHandle known in References)
            {
                if (Get(known) is not { } reference || reference.Callback.IsNull) continue;
                Value callback = reference.Callback;
                reference.Clear();
                if (Calls.Call(ts, callback, reference).IsNull) Unraisable.Report(ts, callback, "Exception ignored in");
            }
            Free();
        }

        private void Free()
        {
            foreach (GCHandle known in References) known.Free();
            _count = 0;
            if (_plain.IsAllocated) _plain.Free();
            if (_plainProxy.IsAllocated) _plainProxy.Free();
        }

        private static GCHandle Weak(PyWeakReference reference) => GCHandle.Alloc(reference, GCHandleType.WeakTrackResurrection);

        private static PyWeakReference? Get(GCHandle handle) => handle.Target as PyWeakReference;
    }
}
