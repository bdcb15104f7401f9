using Adder.Objects;

namespace Adder.Modules.Ast;

/// <summary>Stands in a tree for the value of a <c>Constant</c> that is none, until the tree is validated.</summary>
internal sealed record NoConstant(PyType Type);
