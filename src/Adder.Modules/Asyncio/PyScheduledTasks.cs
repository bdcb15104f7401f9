using System.Runtime.InteropServices;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Asyncio;

/// <summary>The tasks that are not done, without keeping them alive: what weakref.WeakSet is to the Python version of Task.</summary>
[PyType("_ScheduledTasks", Module = "_asyncio", Subclassable = false, NoInstantiation = true)]
internal sealed partial class PyScheduledTasks : PyObject
{
    private readonly Stack<int> _free = new();
    private readonly List<WeakReference<PyObject>> _others = [];
    private GCHandle[] _handles = new GCHandle[16];
    private int _count;

    internal PyScheduledTasks() : base(TypeObject) { }

    internal void Add(PyTask task)
    {
        if (task.ScheduledAt >= 0) return;
        if (!_free.TryPop(out int at))
        {
            at = _count++;
            if (at == _handles.Length) System.Array.Resize(ref _handles, at * 2);
        }
        if (_handles[at].IsAllocated) _handles[at].Target = task;
        else _handles[at] = GCHandle.Alloc(task, GCHandleType.WeakTrackResurrection);
        task.ScheduledAt = at;
    }

    internal void Remove(PyTask task)
    {
        if (task.ScheduledAt < 0) return;
        _handles[task.ScheduledAt].Target = null;
        _free.Push(task.ScheduledAt);
        task.ScheduledAt = -1;
    }

    [PyMethod("add($self, task, /)\n--\n\nAdd a task.", Name = "add")]
    internal void AddAny(Value task)
    {
        if (task.Ref is PyTask own) Add(own);
        else if (!Contains(task)) _others.Add(new(task.Ref));
    }

    [PyMethod("discard($self, task, /)\n--\n\nRemove a task if it is there.", Name = "discard")]
    internal void Discard(Value task)
    {
        if (task.Ref is PyTask own) Remove(own);
        else _others.RemoveAll(known => !known.TryGetTarget(out PyObject? other) || ReferenceEquals(other, task.Ref));
    }

    [Slot(Slot.SqContains)]
    internal bool Contains(Value task)
    {
        if (task.Ref is PyTask own) return own.ScheduledAt >= 0;
        return _others.Exists(known => known.TryGetTarget(out PyObject? other) && ReferenceEquals(other, task.Ref));
    }

    [Slot(Slot.MpLength)]
    internal long Length() => Snapshot().Count;

    [Slot(Slot.TpIter)]
    internal Value Iterate(ThreadState ts) => Iteration.GetIter(ts, Snapshot());

    private PyList Snapshot()
    {
        PyList tasks = new();
        for (int i = 0; i < _count; i++)
        {
            if (_handles[i].IsAllocated && _handles[i].Target is PyTask task) tasks.Add(task);
        }
        foreach (WeakReference<PyObject> known in _others)
        {
            if (known.TryGetTarget(out PyObject? other)) tasks.Add(other);
        }
        return tasks;
    }
}
