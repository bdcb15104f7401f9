using Adder.Objects;
using Adder.Objects.Clinic;

namespace Adder.Modules.Typing;

/// <summary>The <c>_typing</c> module.</summary>
[PyModule("_typing", Doc = "Primitives and accelerators for the typing module.\n")]
[PyModuleType(typeof(PyTypeVar))]
[PyModuleType(typeof(PyTypeVarTuple))]
[PyModuleType(typeof(PyParamSpec))]
[PyModuleType(typeof(PyParamSpecArgs))]
[PyModuleType(typeof(PyParamSpecKwargs))]
[PyModuleType(typeof(PyTypeAliasType))]
[PyModuleType(typeof(GenericBase))]
internal static partial class TypingModule
{
    [PyFunction("_idfunc($module, x, /)\n--\n\n")]
    private static Value Identity(Value x) => x;
}
