using Adder.Bytecode;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Runtime;

namespace Adder.Modules.Ast;

/// <summary><c>_ast</c>: the classes of syntax tree nodes.</summary>
[PyModule("_ast")]
internal static partial class AstModule
{
    [PyConstant(Name = "PyCF_ALLOW_TOP_LEVEL_AWAIT")]
    internal const long AllowTopLevelAwait = (long)CompilerFlags.AllowTopLevelAwait;

    [PyConstant(Name = "PyCF_ONLY_AST")]
    internal const long OnlyAst = (long)CompilerFlags.OnlyAst;

    [PyConstant(Name = "PyCF_TYPE_COMMENTS")]
    internal const long TypeComments = (long)CompilerFlags.TypeComments;

    [PyModuleExec]
    internal static void AddTypes(ThreadState ts, PyModule module)
    {
        AstTypes types = AstTypes.Of(ts);
        module.Dict.SetString("AST", types.Base);
        foreach ((string name, PyType type) in types.All) module.Dict.SetString(name, type);
    }
}
