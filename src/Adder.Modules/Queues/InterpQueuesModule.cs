using Adder.Modules.Interpreters;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Queues;

/// <summary>The <c>_interpqueues</c> module: what concurrent.interpreters.Queue is written over. Waiting is done here, not by polling.</summary>
[PyModule("_interpqueues", Doc = "Queues between interpreters.\nThe 'concurrent.interpreters' module is more convenient.")]
[PyModuleType(typeof(QueueErrorType), Name = "QueueError")]
[PyModuleType(typeof(QueueNotFoundErrorType), Name = "QueueNotFoundError")]
internal static partial class InterpQueuesModule
{
    // Signals and the end of the interpreter are looked for this often.
    private const int Slice = 50;

    private static QueueRegistry Registry(ThreadState ts) => ts.Interpreter.Runtime.State<QueueRegistry>();

    private static InterpreterQueue Find(ThreadState ts, Value qid) => Registry(ts).Find(InterpreterNumbers.Of(ts, qid, "queue"));

    [PyFunction("create($module, maxsize, unboundop, /)\n--\n\nMake a queue; its number.", Name = "create")]
    private static long Create(ThreadState ts, int maxsize, int unboundop) => Registry(ts).Create(maxsize, Checked(unboundop)).Id;

    [PyFunction("destroy($module, qid, /)\n--\n\nClear a queue and forget it.", Name = "destroy")]
    private static void Destroy(ThreadState ts, Value qid) => Registry(ts).Destroy(Find(ts, qid).Id);

    [PyFunction("list_all($module, /)\n--\n\nFor each queue its number and what it does with items of interpreters that have ended.", Name = "list_all")]
    private static Value ListAll(ThreadState ts)
    {
        PyList all = new();
        foreach (InterpreterQueue queue in Registry(ts).All()) all.Add(new PyTuple(queue.Id, (int)queue.WhenUnbound));
        return all;
    }

    [PyFunction("put($module, qid, obj, unboundop=-1, timeout=0.0, /)\n--\n\nPut an object into a queue; wait for room so many seconds, without end where they are negative.", Name = "put")]
    private static void Put(ThreadState ts, Value qid, Value obj, int unboundop = -1, double timeout = 0)
    {
        InterpreterQueue queue = Find(ts, qid);
        SharedData data = SharingRules.OrPickled(ts, obj);
        Unbound unbound = unboundop < 0 ? queue.WhenUnbound : Checked(unboundop);
        long sender = ts.Interpreter.Id;
        if (!Wait(ts, timeout, milliseconds => queue.Put(data, sender, unbound, milliseconds))) throw QueueErrors.Full(ts, queue.Id);
    }

    [PyFunction("get($module, qid, timeout=0.0, /)\n--\n\nA pair: the next object and None, or None and what to do where its interpreter has ended.", Name = "get")]
    private static Value Get(ThreadState ts, Value qid, double timeout = 0)
    {
        InterpreterQueue queue = Find(ts, qid);
        SharedData? data = null;
        Unbound unbound = 0;
        if (!Wait(ts, timeout, milliseconds => queue.Get(milliseconds, out data, out unbound))) throw QueueErrors.Empty(ts, queue.Id);
        return data is null ? new PyTuple(Value.None, (int)unbound) : new PyTuple(data.Restore(ts), Value.None);
    }

    [PyFunction("bind($module, qid, /)\n--\n\nOne more object stands for the queue.", Name = "bind")]
    private static void Bind(ThreadState ts, Value qid) => Registry(ts).Count(Find(ts, qid).Id, 1);

    [PyFunction("release($module, qid, /)\n--\n\nOne object less stands for the queue; it goes with the last.", Name = "release")]
    private static void Release(ThreadState ts, Value qid) => Registry(ts).Count(Find(ts, qid).Id, -1);

    [PyFunction("get_maxsize($module, qid, /)\n--\n\nHow many items the queue holds at most; 0 for no limit.", Name = "get_maxsize")]
    private static int GetMaxSize(ThreadState ts, Value qid) => Find(ts, qid).Capacity;

    [PyFunction("get_queue_defaults($module, qid, /)\n--\n\nWhat the queue does with items of interpreters that have ended.", Name = "get_queue_defaults")]
    private static Value GetDefaults(ThreadState ts, Value qid) => new PyTuple((int)Find(ts, qid).WhenUnbound);

    [PyFunction("is_full($module, qid, /)\n--\n\nWhether the queue holds as many items as it can.", Name = "is_full")]
    private static bool IsFull(ThreadState ts, Value qid) => Find(ts, qid).IsFull;

    [PyFunction("get_count($module, qid, /)\n--\n\nHow many items the queue holds.", Name = "get_count")]
    private static int GetCount(ThreadState ts, Value qid) => Find(ts, qid).Count;

    [PyFunction("_register_heap_types($module, queuetype, emptyerror, fullerror, /)\n--\n\nThe classes that stand for queues here.", Name = "_register_heap_types")]
    private static void RegisterTypes(ThreadState ts, PyType queuetype, PyType emptyerror, PyType fullerror)
    {
        QueueTypes types = ts.Interpreter.State<QueueTypes>();
        types.Queue = queuetype;
        types.EmptyError = emptyerror;
        types.FullError = fullerror;
    }

    private static Unbound Checked(int unbound) =>
        unbound is >= (int)Unbound.Remove and <= (int)Unbound.Replace ? (Unbound)unbound : throw Errors.ValueError($"unsupported unboundop {unbound}");

    private static bool Wait(ThreadState ts, double seconds, Func<int, bool> attempt)
    {
        if (attempt(0)) return true;
        double end = seconds < 0 ? double.PositiveInfinity : Environment.TickCount64 + seconds * 1000;
        while (Environment.TickCount64 < end)
        {
            int slice = (int)Math.Ceiling(Math.Min(Slice, end - Environment.TickCount64));
            if (Blocking.Run(ts, () => attempt(slice))) return true;
            if (!PendingWork.Run(ts)) throw ts.Throwable();
        }
        return false;
    }
}
