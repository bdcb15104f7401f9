using Adder.Execution;
using Adder.Objects;
using Adder.Runtime;

namespace Adder.Modules.TestInternals;

/// <summary>Memory that runs out when a test wants it: objects that instructions make are counted, and making some of them fails.</summary>
internal sealed unsafe class ScarceMemory : IState<ScarceMemory>
{
    static ScarceMemory IState<ScarceMemory>.New() => new();

    private AllocationHook? _before;
    private PyObject? _last;
    private long _start, _stop, _count;
    private bool _isInstalled;

    /// <summary>The objects behind the first <paramref name="start"/> are refused; with a <paramref name="stop"/>, those behind it made again.</summary>
    internal void Begin(ThreadState ts, long start, long stop)
    {
        PythonRuntime runtime = ts.Interpreter.Runtime;
        End(runtime);
        (_start, _stop, _count) = (start, stop, 0);
        // What exists already must not look new, nor finalizers run when an object has just been made.
        Collection.Run(ts);
        _before = runtime.OnAllocation;
        _isInstalled = true;
        runtime.TraceAllocations(OnAllocated);
    }

    internal void End(PythonRuntime runtime)
    {
        if (!_isInstalled) return;
        _isInstalled = false;
        _last = null;
        runtime.TraceAllocations(_before);
    }

    // hook_fmalloc; it hears of an object when there is one already, and the instruction fails that has made it.
    private void OnAllocated(ThreadState ts, Frame frame, int offset, PyObject made)
    {
        if (ReferenceEquals(made, _last) || GC.GetGeneration(made) != 0) return;
        _last = made;
        _count++;
        if (_stop > 0 && _count >= _stop) End(ts.Interpreter.Runtime);
        if (_count <= _start)
        {
            _before?.Invoke(ts, frame, offset, made);
            return;
        }
        if (ReferenceEquals(frame, ts.Frame)) frame.Ip = frame.Code.First + offset;
        PythonException error = Errors.MemoryError();
        // The handler finds it on the stack.
        _last = error.Error;
        throw error;
    }
}
