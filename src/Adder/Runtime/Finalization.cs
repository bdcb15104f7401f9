using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using Adder.Execution;
using Adder.Objects;
using Adder.Protocols;

namespace Adder.Runtime;

/// <summary>Something that has a last thing to do once its object is dead.</summary>
internal interface IMortal
{
    /// <summary>Finalizers come before weak-reference callbacks, as where an object dies with its last reference.</summary>
    bool IsFinalizer { get; }

    void End(ThreadState ts);
}

/// <summary>
/// What .NET's collector found dead in one interpreter and what is left to do for it: <c>__del__</c>, closing generators, weak-reference callbacks.
/// It is done between instructions of a thread that runs there. (PEP 442)
/// </summary>
internal sealed class Finalization(Interpreter interpreter)
{
    private Interpreter? _interpreter = interpreter;
    private Dead? _dead;
    private ConditionalWeakTable<PyObject, object>? _instances;

    private long _watched;
    private int _open;
    private bool _watches;

    /// <summary>Some object may have something left to do: a collection is worth its time.</summary>
    internal bool IsNeeded => _watches || _open > 0;

    /// <summary>The interpreter has ended: nothing is done any more for what is found dead.</summary>
    internal bool IsOver => _interpreter is null;

    /// <summary>Sees to it that <c>__del__</c> runs when the object is dead. It costs some 100 ns, to objects that have one.</summary>
    internal void Watch(PyObject obj)
    {
        _watches = true;
        _instances ??= [];
        if (!_instances.TryGetValue(obj, out _)) _instances.Add(obj, new DyingInstance(this, obj, _watched++));
    }

    /// <summary>Something may die that the collector tells of by itself, and nobody knows when: a weak reference with a callback.</summary>
    internal void Expect() => _watches = true;

    /// <summary>A generator begins, or a file is opened, that has to be closed at its end.</summary>
    internal void Open() => _open++;

    /// <summary>It has been.</summary>
    internal void Close() => _open--;

    /// <summary>Called on .NET's finalizer thread.</summary>
    internal void Found(IMortal dead)
    {
        if (_interpreter is not { } interpreter) return;
        (dead.IsFinalizer ? Queues.Finalizers : Queues.Callbacks).Enqueue(dead);
        if (interpreter.Lock.Holder is { } running) Interruption.Request(running, Interrupt.Finalizers);
        if (interpreter.MainThread is { } main) Interruption.Request(main, Interrupt.Finalizers);
    }

    /// <summary>Does what is left to do; false when there was nothing. A finalizer is not interrupted by others: that would have no end.</summary>
    internal bool Run(ThreadState ts)
    {
        if (ts.RunsFinalizers) return false;
        ts.RunsFinalizers = true;
        bool any = false;
        while (RunOne(ts)) any = true;
        ts.RunsFinalizers = false;
        return any;
    }

    /// <summary>The interpreter ends: finalizes what is dead, and then what still lives.</summary>
    internal void End(ThreadState ts)
    {
        if (IsNeeded) EndAll(ts);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void EndAll(ThreadState ts)
    {
        // Further interpreters come and go while others work: no collection for each of them.
        if (ts.Interpreter.IsMain) Collection.Run(ts);
        foreach (KeyValuePair<PyObject, object> entry in _instances ?? [])
        {
            Queues.Callbacks.Enqueue(Unsafe.As<DyingInstance>(entry.Value));
            GC.SuppressFinalize(entry.Value);
        }
        Run(ts);
    }

    /// <summary>
    /// The interpreter has ended, and nothing is done for it any more. Objects that wait for their finalizers refer to this: what it leads to
    /// would be copied by the next collection, though all of it is dead.
    /// </summary>
    internal void Forget()
    {
        _interpreter = null;
        _instances = null;
        _dead = null;
    }

    // Not inlined: the object must not stay in a register of the loop.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool RunOne(ThreadState ts)
    {
        if (_dead is not { } queues || (!queues.NextFinalizer(ts, out IMortal? dead) && !queues.Callbacks.TryDequeue(out dead))) return false;
        PyException? pending = ts.Pending;
        ts.Pending = null;
        bool tracing = ts.IsTracing;
        // A weak reference's callback comes in the middle of code that has nothing to do with it: whoever traces that does not see it.
        ts.IsTracing |= !dead.IsFinalizer;
        try
        {
            dead.End(ts);
        }
        catch (Exception error)
        {
            ts.Catch(error);
            Unraisable.Report(ts, default);
        }
        ts.IsTracing = tracing;
        ts.Pending = pending;
        return true;
    }

    private Dead Queues => _dead ?? Interlocked.CompareExchange(ref _dead, new Dead(), null) ?? _dead;

    // Hardly any program has need of them.
    private sealed class Dead
    {
        internal readonly ConcurrentQueue<IMortal> Finalizers = new(), Callbacks = new();

        private readonly Queue<IMortal> _inOrder = new();

        // What was found dead together: objects with __del__ in the order in which they were made, as CPython's collector has it, then the files that they may use.
        internal bool NextFinalizer(ThreadState ts, [NotNullWhen(true)] out IMortal? dead)
        {
            if (_inOrder.TryDequeue(out dead)) return true;
            if (Finalizers.IsEmpty) return false;
            // Some finalizers wait for others' native calls, which may call Python.
            ts.Interpreter.Lock.Drop();
            ts.Interpreter.Runtime.Finalizers.Await();
            ts.Interpreter.Lock.Take(ts);
            List<IMortal> all = [];
            while (Finalizers.TryDequeue(out dead)) all.Add(dead);
            IMortal[] found = [.. all];
            var order = new long[found.Length];
            for (int i = 0; i < order.Length; i++) order[i] = found[i] is DyingInstance instance ? instance.Number : long.MaxValue - order.Length + i;
            Array.Sort(order, found);
            foreach (IMortal one in found) _inOrder.Enqueue(one);
            return _inOrder.TryDequeue(out dead);
        }
    }

    /// <summary>Dies together with its object, because only the table's entry for that refers to it.</summary>
    private sealed class DyingInstance(Finalization owner, PyObject obj, long number) : IMortal
    {
        internal long Number => number;

        ~DyingInstance() => owner.Found(this);

        public bool IsFinalizer => true;

        public unsafe void End(ThreadState ts)
        {
            if ((obj.Flags & ObjectFlags.Finalized) != 0 || obj.Type.TpFinalize == null) return;
            obj.Mark(ObjectFlags.Finalized);
            if (obj.Type.TpFinalize(ts, obj) < 0) Unraisable.Report(ts, obj);
        }
    }
}
