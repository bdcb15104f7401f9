namespace Adder.Bytecode;

/// <summary>
/// A compiled block before it meets the runtime: a code object whose constants are those of the syntax tree
/// (see <see cref="Syntax.Tree.Constant"/>) and nested units.
/// </summary>
public sealed class CodeUnit
{
    public required string Name { get; init; }
    public required string Qualname { get; init; }
    public required CodeFlags Flags { get; init; }
    public required int ArgCount { get; init; }
    public required int PosOnlyArgCount { get; init; }
    public required int KwOnlyArgCount { get; init; }
    public required int StackSize { get; init; }
    public required int FirstLine { get; init; }
    public required byte[] Code { get; init; }
    public required object[] Consts { get; init; }
    public required string[] Names { get; init; }
    public required string[] LocalsPlusNames { get; init; }
    public required LocalKind[] LocalsPlusKinds { get; init; }
    public required byte[] LineTable { get; init; }
    public required byte[] ExceptionTable { get; init; }

    /// <summary>Equality as of code objects: all but qualified name and file name.</summary>
    internal bool SameAs(CodeUnit other)
    {
        if (Name != other.Name || ArgCount != other.ArgCount || PosOnlyArgCount != other.PosOnlyArgCount
            || KwOnlyArgCount != other.KwOnlyArgCount || Flags != other.Flags || FirstLine != other.FirstLine
            || Consts.Length != other.Consts.Length)
        {
            return false;
        }
        if (!Code.AsSpan().SequenceEqual(other.Code) || !Names.AsSpan().SequenceEqual(other.Names)
            || !LocalsPlusNames.AsSpan().SequenceEqual(other.LocalsPlusNames) || !LineTable.AsSpan().SequenceEqual(other.LineTable)
            || !ExceptionTable.AsSpan().SequenceEqual(other.ExceptionTable))
        {
            return false;
        }
        for (int i = 0; i < Consts.Length; i++)
        {
            if (!ConstantComparer.Instance.Equals(Consts[i], other.Consts[i])) return false;
        }
        return true;
    }
}
