using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.TestInternals;

/// <summary><c>_testcapi.RecursingInfinitelyError</c>: to make one takes another one.</summary>
[PyType("RecursingInfinitelyError", Module = "_testcapi", Base = typeof(ExceptionType), Doc = "An exception that it takes another one of its kind to make.")]
internal partial class PyRecursingInfinitelyError(PyType type) : PyException(type)
{
    // recurse_infinitely_error_init: the type is raised, which makes an instance of it.
    [Slot(Slot.TpInit)]
    internal new void Init(ThreadState ts, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        Value another = Calls.Call(ts, Type);
        throw another.IsNull ? ts.Throwable() : new PythonException((PyException)another.Ref);
    }
}
