using System.Runtime.CompilerServices;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Asyncio;

/// <summary>What the loop calls to run a task's next step.</summary>
[PyType("TaskStepMethWrapper", Module = "_asyncio", Subclassable = false, NoInstantiation = true)]
internal sealed partial class PyTaskStep : PyObject
{
    private readonly PyTask _task;
    private readonly PyException? _error;

    internal PyTaskStep(PyTask task, PyException? error) : base(TypeObject)
    {
        _task = task;
        _error = error;
    }

    [Slot(Slot.TpCall)]
    private static Value Call(ThreadState ts, Value self, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        if (kwnames is { Count: > 0 }) return ts.Raise(PyType.TypeError, "function takes no keyword arguments");
        if (args.Length > 0) return ts.Raise(PyType.TypeError, "function takes no positional arguments");
        var step = Unsafe.As<PyTaskStep>(self.Ref);
        return step._task.EnterAndStep(ts, step._error);
    }

    [PyGetSet("__self__")]
    private Value GetSelf() => _task;

    [PyGetSet("__qualname__")]
    private Value GetQualName(ThreadState ts) => Attributes.Get(ts, _task, "__qualname__");
}

/// <summary>What a future calls when the task that waits for it can go on.</summary>
[PyType("TaskWakeupMethWrapper", Module = "_asyncio", Subclassable = false, NoInstantiation = true)]
internal sealed partial class PyTaskWakeup : PyObject
{
    private readonly PyTask _task;

    internal PyTaskWakeup(PyTask task) : base(TypeObject)
    {
        _task = task;
    }

    [Slot(Slot.TpCall)]
    private static Value Call(ThreadState ts, Value self, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        if (args.Length != 1 || kwnames is { Count: > 0 }) return ts.Raise(PyType.TypeError, $"Task.TaskWakeup() takes exactly one argument ({args.Length} given)");
        return Unsafe.As<PyTaskWakeup>(self.Ref)._task.WakeUp(ts, args[0]);
    }

    [PyGetSet("__self__")]
    private Value GetSelf() => _task;

    [PyGetSet("__name__")]
    private static string GetName(Value self) => "TaskWakeup";

    [PyGetSet("__qualname__")]
    private string GetQualName() => $"{_task.Type.ShortName}.TaskWakeup";

    [Slot(Slot.TpRepr)]
    private string ReprOf() => $"<built-in method TaskWakeup of {_task.Type.ShortName} object at {Identity.Hex(_task)}>";
}
