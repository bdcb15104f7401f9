using Adder.Bytecode;
using Adder.Compilation;
using Adder.Importing;
using Adder.Modules.Builtins;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Runtime;
using Adder.Syntax;
using Adder.Syntax.Parsing;
using Adder.Syntax.Tree;

namespace Adder.Modules.Symtable;

/// <summary><c>_symtable</c>: the compiler's symbol tables.</summary>
[PyModule("_symtable")]
internal static partial class SymtableModule
{
    [PyConstant(Name = "USE")] internal const long Use = (long)SymbolFlags.Use;
    [PyConstant(Name = "DEF_GLOBAL")] internal const long DefGlobal = (long)SymbolFlags.Global;
    [PyConstant(Name = "DEF_NONLOCAL")] internal const long DefNonlocal = (long)SymbolFlags.Nonlocal;
    [PyConstant(Name = "DEF_LOCAL")] internal const long DefLocal = (long)SymbolFlags.Local;
    [PyConstant(Name = "DEF_PARAM")] internal const long DefParam = (long)SymbolFlags.Param;
    [PyConstant(Name = "DEF_FREE")] internal const long DefFree = (long)SymbolFlags.Free;
    [PyConstant(Name = "DEF_FREE_CLASS")] internal const long DefFreeClass = (long)SymbolFlags.FreeClass;
    [PyConstant(Name = "DEF_IMPORT")] internal const long DefImport = (long)SymbolFlags.Import;
    [PyConstant(Name = "DEF_BOUND")] internal const long DefBound = DefLocal | DefParam | DefImport;
    [PyConstant(Name = "DEF_ANNOT")] internal const long DefAnnotation = (long)SymbolFlags.Annotation;
    [PyConstant(Name = "TYPE_FUNCTION")] internal const long TypeFunction = (long)BlockType.Function;
    [PyConstant(Name = "TYPE_CLASS")] internal const long TypeClass = (long)BlockType.Class;
    [PyConstant(Name = "TYPE_MODULE")] internal const long TypeModule = (long)BlockType.Module;
    [PyConstant(Name = "TYPE_ANNOTATION")] internal const long TypeAnnotation = (long)BlockType.Annotation;
    [PyConstant(Name = "TYPE_TYPE_VAR_BOUND")] internal const long TypeTypeVarBound = (long)BlockType.TypeVarBound;
    [PyConstant(Name = "TYPE_TYPE_ALIAS")] internal const long TypeTypeAlias = (long)BlockType.TypeAlias;
    [PyConstant(Name = "TYPE_TYPE_PARAM")] internal const long TypeTypeParam = (long)BlockType.TypeParam;
    [PyConstant(Name = "LOCAL")] internal const long Local = (long)NameScope.Local;
    [PyConstant(Name = "GLOBAL_EXPLICIT")] internal const long GlobalExplicit = (long)NameScope.GlobalExplicit;
    [PyConstant(Name = "GLOBAL_IMPLICIT")] internal const long GlobalImplicit = (long)NameScope.GlobalImplicit;
    [PyConstant(Name = "FREE")] internal const long Free = (long)NameScope.Free;
    [PyConstant(Name = "CELL")] internal const long Cell = (long)NameScope.Cell;
    [PyConstant(Name = "SCOPE_OFF")] internal const long ScopeOffset = (long)SymbolFlags.ScopeOffset;
    [PyConstant(Name = "SCOPE_MASK")] internal const long ScopeMask = 15;

    // _symtable_symtable_impl
    [PyFunction("""
        symtable($module, source, filename, startstr, /)
        --

        Return the compiler's symbol table of the source.
        """)]
    private static Value Symtable(ThreadState ts, Value source, Value filename, string startstr)
    {
        ParseMode mode = startstr switch
        {
            "exec" => ParseMode.File,
            "eval" => ParseMode.Eval,
            "single" => ParseMode.Single,
            _ => throw Errors.ValueError("symtable() arg 3 must be 'exec' or 'eval' or 'single'"),
        };
        PyStr fileName = CompileFunction.FileName(ts, filename);
        byte[] text = CompileFunction.Bytes(ts, source, "symtable", "string or bytes");
        CompilerFlags flags = source.Ref is PyStr ? CompilerFlags.IgnoreCookie : CompilerFlags.None;
        Mod tree = SourceCompiler.Parse(ts, text, fileName, mode, flags, CodeFlags.None);
        try
        {
            bool annotations = (FutureFeatures.Of(tree).Flags & CodeFlags.FutureAnnotations) != 0;
            return SymtableEntry.Of(SymbolTable.Build(tree, annotations).Top);
        }
        catch (SyntaxErrorException error)
        {
            throw SyntaxErrors.ToPython(ts, error.Error, fileName.ToString());
        }
    }
}
