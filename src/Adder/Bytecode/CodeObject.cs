using Adder.Objects;
using Adder.Objects.Clinic;

namespace Adder.Bytecode;

/// <summary><c>code</c>: a compiled block. What Python sees of it never changes.</summary>
[PyType("code", Property = "Code", Subclassable = false, Flags = TypeFlags.HasWeakref)]
public sealed partial class CodeObject : PyObject
{
    internal CodeObject() : base(PyType.Code) { }

    public required PyStr Name { get; init; }
    public required PyStr QualName { get; init; }
    public required PyStr FileName { get; set; }

    /// <summary>Names another source file, here and in nested code that named the same. (update_code_filenames)</summary>
    internal void ChangeFileName(PyStr fileName) => CodeFileNames.Change(this, fileName);
    public new required CodeFlags Flags { get; init; }
    public required int ArgCount { get; init; }
    public required int PosOnlyArgCount { get; init; }
    public required int KwOnlyArgCount { get; init; }
    public required int StackSize { get; init; }
    public required int FirstLine { get; init; }

    /// <summary><c>co_code</c>: the instructions as compiled.</summary>
    public required byte[] Bytecode { get; init; }

    public required Value[] Constants { get; set; }

    /// <summary>Interned.</summary>
    public required PyStr[] Names { get; init; }

    /// <summary>Parameters, locals, cells and free variables, in the order of their slots.</summary>
    public required PyStr[] LocalsPlusNames { get; init; }

    public required LocalKind[] LocalsPlusKinds { get; init; }
    /// <summary>One object for all code of a compilation whose tables are equal.</summary>
    public required PyBytes LineTable { get; init; }

    public required byte[] ExceptionTable { get; init; }

    /// <summary>Comes from the compiler: nothing in it needs to be verified before it runs.</summary>
    internal bool IsCompiled { get; init; }

    /// <summary>What the evaluator made of it, once it ran.</summary>
    internal object? Executable;

    /// <summary>What it has in common with its copies in other interpreters.</summary>
    internal CodeCopies? Copies { get; private set; }

    internal int FreeVarCount => Count(LocalKind.Free);

    internal int CellCount => Count(LocalKind.Cell);

    internal int LocalCount => Count(LocalKind.Local);

    /// <summary>The first constant, if it is a string: a function's docstring.</summary>
    internal Value DocString => Constants.Length > 0 && Constants[0].Ref is PyStr ? Constants[0] : Value.None;

    /// <summary>The same code, with the parts that change (what the evaluator makes of it) its own.</summary>
    internal CodeObject ForAnotherInterpreter()
    {
        Copies ??= new CodeCopies();
        CodeObject copy = (CodeObject)MemberwiseClone();
        copy.Executable = null;
        ((PyObject)copy).Flags = ObjectFlags.None;
        for (int i = 0; i < Constants.Length; i++)
        {
            if (Constants[i].Ref is not CodeObject nested) continue;
            if (ReferenceEquals(copy.Constants, Constants)) copy.Constants = (Value[])Constants.Clone();
            copy._constantsTuple = null;
            copy.Constants[i] = nested.ForAnotherInterpreter();
        }
        return copy;
    }

    private int Count(LocalKind kind)
    {
        int count = 0;
        foreach (LocalKind local in LocalsPlusKinds)
        {
            if ((local & kind) != 0) count++;
        }
        return count;
    }
}
