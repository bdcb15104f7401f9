using Adder.Objects;
using Adder.Runtime;

namespace Adder.Execution;

/// <summary>Assignment to <c>f_lineno</c> by a trace function. (frame_setlineno)</summary>
internal static class LineJump
{
    internal static void To(ThreadState ts, PyFrame frame, Value line)
    {
        if (line.IsNull) throw Errors.Make(PyType.AttributeError, "cannot delete attribute");
        if (!line.IsInt) throw Errors.ValueError("lineno must be an integer");
        throw Errors.ValueError("f_lineno can only be set in a trace function");
    }
}
