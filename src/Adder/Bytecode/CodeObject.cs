using Adder.Objects;
using Adder.Objects.Clinic;

namespace Adder.Bytecode;

/// <summary><c>code</c>: a compiled block. What Python sees of it never changes.</summary>
[PyType("code", Property = "Code", Subclassable = false, Flags = TypeFlags.HasWeakref)]
public sealed partial class CodeObject : PyObject
{
    private readonly CodeContents _contents = new();

    // Null in a copy that did not need them yet.
    private Value[]? _constants;

    internal CodeObject() : base(PyType.Code) { }

    public required PyStr Name { get => _contents.Name; init => _contents.Name = value; }
    public required PyStr QualName { get => _contents.QualName; init => _contents.QualName = value; }
    public required PyStr FileName { get; set; }

    /// <summary>Names another source file, here and in nested code that named the same. (update_code_filenames)</summary>
    internal void ChangeFileName(PyStr fileName) => CodeFileNames.Change(this, fileName);
    public new required CodeFlags Flags { get => _contents.Flags; init => _contents.Flags = value; }
    public required int ArgCount { get => _contents.ArgCount; init => _contents.ArgCount = value; }
    public required int PosOnlyArgCount { get => _contents.PosOnlyArgCount; init => _contents.PosOnlyArgCount = value; }
    public required int KwOnlyArgCount { get => _contents.KwOnlyArgCount; init => _contents.KwOnlyArgCount = value; }
    public required int StackSize { get => _contents.StackSize; init => _contents.StackSize = value; }
    public required int FirstLine { get => _contents.FirstLine; init => _contents.FirstLine = value; }

    /// <summary><c>co_code</c>: the instructions as compiled.</summary>
    public required byte[] Bytecode { get => _contents.Bytecode; init => _contents.Bytecode = value; }

    public required Value[] Constants { get => _constants ?? TakeConstants(); init => _constants = value; }

    /// <summary>Interned.</summary>
    public required PyStr[] Names { get => _contents.Names; init => _contents.Names = value; }

    /// <summary>Parameters, locals, cells and free variables, in the order of their slots.</summary>
    public required PyStr[] LocalsPlusNames { get => _contents.LocalsPlusNames; init => _contents.LocalsPlusNames = value; }

    public required LocalKind[] LocalsPlusKinds { get => _contents.LocalsPlusKinds; init => _contents.LocalsPlusKinds = value; }

    /// <summary>One object for all code of a compilation whose tables are equal.</summary>
    public required PyBytes LineTable { get => _contents.LineTable; init => _contents.LineTable = value; }

    public required byte[] ExceptionTable { get => _contents.ExceptionTable; init => _contents.ExceptionTable = value; }

    /// <summary>Comes from the compiler: nothing in it needs to be verified before it runs.</summary>
    internal bool IsCompiled { get => _contents.IsCompiled; init => _contents.IsCompiled = value; }

    /// <summary>What the evaluator made of it, once it ran.</summary>
    internal object? Executable;

    /// <summary>How many names the body of a module or class added to its namespace, the last time that it ran.</summary>
    internal int NamesAdded { get => _contents.NamesAdded; set => _contents.NamesAdded = value; }

    /// <summary>What the version of the functions made of it starts as; 0: none was made yet. (co_version)</summary>
    internal uint FunctionVersion;

    /// <summary>Where the evaluator puts the instructions of this code and of nested code; null: each on its own.</summary>
    internal object? InstructionMemory;

    /// <summary>Made for another interpreter, and nothing has looked at its constants yet.</summary>
    internal bool IsFreshCopy => _constants is null;

    /// <summary>Other interpreters have a copy of it.</summary>
    internal bool IsShared => _contents.SharedConstants is not null;

    /// <summary>What the evaluator begins with, known to all that have a copy.</summary>
    internal object? Prepared { get => _contents.Prepared; set => _contents.Prepared = value; }

    internal int FreeVarCount => Count(LocalKind.Free);

    internal int CellCount => Count(LocalKind.Cell);

    internal int LocalCount => Count(LocalKind.Local);

    /// <summary>The first constant, if it is a string: a function's docstring.</summary>
    internal Value DocString => (_constants ?? _contents.SharedConstants!) is { Length: > 0 } constants && constants[0].Ref is PyStr ? constants[0] : Value.None;

    /// <summary>The same code, with the parts that change (what the evaluator makes of it) its own.</summary>
    internal CodeObject ForAnotherInterpreter()
    {
        _contents.SharedConstants ??= WithCopies(Constants, null);
        CodeObject copy = (CodeObject)MemberwiseClone();
        copy._constants = null;
        copy._constantsTuple = null;
        copy.Executable = copy.InstructionMemory = null;
        ((PyObject)copy).Flags = ObjectFlags.None;
        return copy;
    }

    // Nested code is copied when the code around it runs, which most code never does in most interpreters.
    private Value[] TakeConstants() => _constants = WithCopies(_contents.SharedConstants!, InstructionMemory);

    private static Value[] WithCopies(Value[] constants, object? memory)
    {
        Value[] own = constants;
        for (int i = 0; i < constants.Length; i++)
        {
            if (constants[i].Ref is not CodeObject nested) continue;
            if (ReferenceEquals(own, constants)) own = (Value[])constants.Clone();
            CodeObject copy = nested.ForAnotherInterpreter();
            copy.InstructionMemory = memory;
            own[i] = copy;
        }
        return own;
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
