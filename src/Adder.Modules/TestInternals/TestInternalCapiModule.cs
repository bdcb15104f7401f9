using Adder.Bytecode;
using Adder.Compilation;
using Adder.Importing;
using Adder.Modules.Ast;
using Adder.Modules.Builtins;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;
using Adder.Syntax;
using Adder.Syntax.Tree;

namespace Adder.Modules.TestInternals;

/// <summary><c>_testinternalcapi</c>: the compiler's stages one by one, for tests.</summary>
[PyModule("_testinternalcapi")]
internal static partial class TestInternalCapiModule
{
    // _PyCompile_CodeGen
    [PyFunction("""
        compiler_codegen($module, /, ast, filename, optimize, compile_mode=0)
        --

        Generate code for a tree: the instructions before optimization, and metadata.
        """)]
    private static Value CompilerCodegen(ThreadState ts, Value ast, Value filename, int optimize, int compileMode = 0)
    {
        string mode = compileMode switch { 0 => "exec", 1 => "eval", _ => "single" };
        if (!ObjectsToTree.IsNode(ts, ast)) throw Errors.TypeError("expected an AST");
        Mod tree = ObjectsToTree.Of(ts, ast, mode);
        TreeValidation.Check(tree);
        PyStr fileName = CompileFunction.FileName(ts, filename);
        try
        {
            CompilationUnit unit = Compiler.Generator(ref tree, new CompilerOptions { Optimize = Math.Max(0, optimize) }).GenerateOnly(tree);
            return new PyTuple(InstructionLists.Of(unit.Instructions), MetadataOf(ts, unit, fileName));
        }
        catch (SyntaxErrorException error)
        {
            throw SyntaxErrors.ToPython(ts, error.Error, fileName.ToString());
        }
    }

    // _PyCompile_OptimizeCfg
    [PyFunction("""
        optimize_cfg($module, /, instructions, consts, nlocals)
        --

        Optimize a list of instructions; the list of constants changes with it.
        """)]
    private static Value OptimizeCfg(ThreadState ts, PyList instructions, PyList consts, int nlocals)
    {
        var pool = new ConstantPool(Array.ConvertAll(Iterables.ToTuple(ts, consts).ToArray(), value => ObjectsToTree.ConstantOf(ts, value)));
        FlowGraph graph = FlowGraph.Of(InstructionLists.Read(ts, instructions), pool);
        Run(() => graph.Optimize(nlocals, 0, 1));
        while (consts.Count > 0) Calls.Method(ts, consts, "pop").OrThrow(ts);
        var made = new ConstantCache(ts, PyStr.Empty);
        foreach (object value in pool.ToArray()) consts.Add(made.Of(value));
        return InstructionLists.Of(graph);
    }

    // _PyCompile_Assemble
    [PyFunction("""
        assemble_code_object($module, /, filename, instructions, metadata)
        --

        Make a code object of a list of instructions.
        """)]
    private static Value AssembleCodeObject(ThreadState ts, Value filename, PyList instructions, PyDict metadata)
    {
        var unit = new CompilationUnit(TextIn(metadata, "name"), NumberIn(ts, metadata, "firstlineno"))
        {
            Qualname = TextIn(metadata, "qualname"),
            ArgCount = NumberIn(ts, metadata, "argcount"),
            PosOnlyArgCount = NumberIn(ts, metadata, "posonlyargcount"),
            KwOnlyArgCount = NumberIn(ts, metadata, "kwonlyargcount"),
        };
        ReadNames(ts, metadata, "names", unit.Names);
        ReadNames(ts, metadata, "varnames", unit.Varnames);
        ReadNames(ts, metadata, "cellvars", unit.Cellvars);
        ReadNames(ts, metadata, "freevars", unit.Freevars);
        ReadNames(ts, metadata, "fasthidden", unit.FastHidden);
        foreach (Value key in KeysByValue(ts, metadata, "consts"))
        {
            Value constant = key.Ref is PyTuple { Count: > 1 } pair ? pair[1] : key;
            unit.Consts.Add(ObjectsToTree.ConstantOf(ts, constant));
        }
        FlowGraph graph = FlowGraph.Of(InstructionLists.Read(ts, instructions), unit.Consts);
        CodeUnit? code = null;
        Run(() =>
        {
            graph.ResolveLabels();
            code = Assembler.Assemble(unit, graph, CodeFlags.None);
        });
        return CodeObjects.FromUntrusted(ts, code!, CompileFunction.FileName(ts, filename));
    }

    private static void Run(Action compile)
    {
        try
        {
            compile();
        }
        catch (SyntaxErrorException error)
        {
            throw Errors.SystemError(error.Error.Message);
        }
    }

    private static string TextIn(PyDict metadata, string key) => metadata.FindString(key).Ref is PyStr text
        ? text.ToString()
        : throw Errors.TypeError($"metadata['{key}'] must be a str");

    private static int NumberIn(ThreadState ts, PyDict metadata, string key) =>
        (int)Indexing.ToSsize(ts, Present(metadata, key), PyType.OverflowError);

    private static Value Present(PyDict metadata, string key) =>
        metadata.FindString(key) is { IsNull: false } value ? value : throw Errors.KeyError(key);

    private static void ReadNames(ThreadState ts, PyDict metadata, string key, NameMap names)
    {
        PyDict dict = (PyDict)Present(metadata, key).Ref;
        foreach (Value name in KeysByValue(ts, metadata, key))
        {
            Value number = dict.Find(ts, name);
            int value = number.IsInt ? (int)number.Bits : number.IsTrue ? 1 : 0;
            names.Set(((PyStr)name.Ref).ToString(), value);
        }
    }

    private static List<Value> KeysByValue(ThreadState ts, PyDict metadata, string key)
    {
        PyDict dict = Present(metadata, key).Ref as PyDict ?? throw Errors.TypeError($"metadata['{key}'] must be a dict");
        var keys = new List<(long Number, Value Key)>();
        for (int i = 0; i < dict.EntryCount; i++)
        {
            PyDict.Entry entry = dict.EntryAt(i);
            if (!entry.Key.IsNull) keys.Add((entry.Item.IsInt ? entry.Item.Bits : i, entry.Key));
        }
        keys.Sort(static (left, right) => left.Number.CompareTo(right.Number));
        return keys.ConvertAll(static key => key.Key);
    }

    private static PyDict MetadataOf(ThreadState ts, CompilationUnit unit, PyStr fileName)
    {
        var metadata = new PyDict();
        metadata.SetString("name", unit.Name);
        var made = new ConstantCache(ts, fileName);
        var constants = new PyDict();
        for (int i = 0; i < unit.Consts.Count; i++)
        {
            Value value = made.Of(unit.Consts[i]);
            constants.Set(ts, KeyOf(value), i);
        }
        metadata.SetString("consts", constants);
        metadata.SetString("names", NamesOf(unit.Names));
        metadata.SetString("varnames", NamesOf(unit.Varnames));
        metadata.SetString("cellvars", NamesOf(unit.Cellvars));
        metadata.SetString("freevars", NamesOf(unit.Freevars));
        metadata.SetString("argcount", unit.ArgCount);
        metadata.SetString("posonlyargcount", unit.PosOnlyArgCount);
        metadata.SetString("kwonlyargcount", unit.KwOnlyArgCount);
        return metadata;
    }

    private static PyDict NamesOf(NameMap names)
    {
        var dict = new PyDict();
        for (int i = 0; i < names.Count; i++) dict.SetString(names.NameAt(i), names.ValueAt(i));
        return dict;
    }

    // _PyCode_ConstantKey, but for the signs of zeros
    private static Value KeyOf(Value value)
    {
        if (value.IsNone || value.IsInt || value.Ref is PyStr or PyEllipsis or CodeObject or PyLong) return value;
        if (value.Ref is PyTuple items) return new PyTuple(PyTuple.Own(Array.ConvertAll(items.ToArray(), KeyOf)), value);
        return new PyTuple((Value)value.Type, value);
    }
}
