using Adder.Objects;

namespace Adder.Runtime;

public sealed partial class ThreadState
{
    /// <summary>The innermost exception being handled: of the running frame stack or generator. (exc_info)</summary>
    internal ExceptionState Handling = new();

    /// <summary>An exception, or a type of them, that another thread wants raised in this one. (async_exc)</summary>
    internal Value AsyncError { get; set; }

    /// <summary>The exception that an <c>except</c> or <c>finally</c> block is handling right now; null outside of them. (sys.exception())</summary>
    internal PyException? HandledException
    {
        get
        {
            for (ExceptionState? state = Handling; state is not null; state = state.Previous)
            {
                if (state.Exception is { } exception) return exception;
            }
            return null;
        }
    }
}

/// <summary>One entry of the stack of handled exceptions: the thread's own, or a running generator's. (_PyErr_StackItem)</summary>
internal sealed class ExceptionState
{
    internal PyException? Exception;
    internal ExceptionState? Previous;
}
