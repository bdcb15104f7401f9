using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Contexts;

/// <summary>The <c>_contextvars</c> module.</summary>
[PyModule("_contextvars", Doc = "Context Variables")]
[PyModuleType(typeof(PyContext))]
[PyModuleType(typeof(PyContextVar))]
[PyModuleType(typeof(PyContextToken))]
internal static partial class ContextvarsModule
{
    [PyFunction("copy_context($module, /)\n--\n\nA copy of the current context.")]
    private static Value CopyContext(ThreadState ts) => PyContext.Current(ts).Copy();
}
