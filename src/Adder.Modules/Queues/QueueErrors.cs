using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Queues;

/// <summary><c>QueueError</c></summary>
[PyType("QueueError", Module = "concurrent.interpreters", Base = typeof(ExceptionType), Doc = "Indicates that a queue-related error happened.")]
internal static partial class QueueErrorType;

/// <summary><c>QueueNotFoundError</c></summary>
[PyType("QueueNotFoundError", Module = "concurrent.interpreters", Base = typeof(QueueErrorType))]
internal static partial class QueueNotFoundErrorType;

/// <summary>The errors of queues between interpreters. (handle_queue_error)</summary>
internal static class QueueErrors
{
    internal static PythonException NotFound(long id) => Errors.Make(QueueNotFoundErrorType.TypeObject, $"queue {id} not found");

    internal static PythonException Empty(ThreadState ts, long id) => Errors.Make(Types(ts).EmptyError, $"queue {id} is empty");

    internal static PythonException Full(ThreadState ts, long id) => Errors.Make(Types(ts).FullError, $"queue {id} is full");

    private static QueueTypes Types(ThreadState ts) => ts.Interpreter.State<QueueTypes>();
}

/// <summary>The Python classes that an interpreter uses for queues, once concurrent.interpreters is imported. (_register_heap_types)</summary>
internal sealed class QueueTypes : IState<QueueTypes>
{
    static QueueTypes IState<QueueTypes>.New() => new();

    internal PyType? Queue { get; set; }

    internal PyType EmptyError { get; set; } = QueueErrorType.TypeObject;

    internal PyType FullError { get; set; } = QueueErrorType.TypeObject;

    internal bool TryShare(ThreadState ts, Value value, out Interpreters.SharedData? data)
    {
        data = null;
        if (Queue is null || !ReferenceEquals(value.Type, Queue)) return false;
        data = new QueueData(Attributes.Get(ts, value, "id").OrThrow(ts).Bits);
        return true;
    }

    private sealed class QueueData(long id) : Interpreters.SharedData
    {
        internal override Value Restore(ThreadState ts)
        {
            QueueTypes types = ts.Interpreter.State<QueueTypes>();
            if (types.Queue is null) _ = ModuleLookup.Import(ts, "concurrent.interpreters");
            return Calls.Call(ts, types.Queue!, id).OrThrow(ts);
        }
    }
}
