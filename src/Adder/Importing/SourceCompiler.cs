using System.Text;
using Adder.Bytecode;
using Adder.Compilation;
using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;
using Adder.Syntax;
using Adder.Syntax.Parsing;
using Adder.Syntax.Text;
using Adder.Syntax.Tree;

namespace Adder.Importing;

/// <summary>Source text to code object, with Python's SyntaxErrors and warnings. Throws. (Py_CompileStringObject)</summary>
internal static class SourceCompiler
{
    /// <param name="ts">The thread.</param>
    /// <param name="source">The bytes of the source.</param>
    /// <param name="fileName">For tracebacks.</param>
    /// <param name="mode">What the source is.</param>
    /// <param name="flags">PyCF_ flags.</param>
    /// <param name="futures">Future features in force from outside.</param>
    /// <param name="optimize">Level of optimization, or -1 for the interpreter's.</param>
    internal static CodeObject Compile(
        ThreadState ts, byte[] source, PyStr fileName, ParseMode mode, CompilerFlags flags = 0, CodeFlags futures = 0, int optimize = -1)
    {
        string name = fileName.ToString();
        SyntaxWarningSink warnings = new(ts, name);
        try
        {
            byte[] text = (flags & CompilerFlags.IgnoreCookie) != 0 ? source : SourceText.Decode(source, isFile: false, Decoder(ts));
            ParserOptions options = new()
            {
                Mode = mode,
                TypeComments = (flags & CompilerFlags.TypeComments) != 0,
                AllowIncompleteInput = (flags & CompilerFlags.AllowIncompleteInput) != 0,
                DontImplyDedent = (flags & CompilerFlags.DontImplyDedent) != 0,
                BarryAsBdfl = (futures & CodeFlags.FutureBarryAsBdfl) != 0,
                MaxIntegerDigits = ts.Interpreter.Config.IntMaxStrDigits,
                OffsetsInBytes = (flags & CompilerFlags.IgnoreCookie) == 0 && !SourceText.DeclaresEncoding(source),
                FileLine = line => LineOfFile(name, line),
                Warnings = warnings,
            };
            Mod tree = Parser.Parse(text, options);
            return Compile(ts, tree, fileName, flags, futures, optimize, warnings);
        }
        catch (SyntaxErrorException error)
        {
            throw SyntaxErrors.ToPython(ts, error.Error, name, source);
        }
    }

    /// <summary>The code object of a tree.</summary>
    internal static CodeObject Compile(
        ThreadState ts, Mod tree, PyStr fileName, CompilerFlags flags, CodeFlags futures, int optimize, ISyntaxWarnings warnings)
    {
        CompilerOptions options = new()
        {
            Optimize = optimize < 0 ? ts.Interpreter.Config.OptimizationLevel : optimize,
            Flags = futures & CodeFlags.FutureMask,
            TopLevelAwait = (flags & CompilerFlags.AllowTopLevelAwait) != 0,
            Warnings = warnings,
        };
        return CodeObjects.From(ts, Compiler.Compile(tree, options), fileName);
    }

    // _PyErr_ProgramDecodedTextObject
    private static string? LineOfFile(string fileName, int line)
    {
        try
        {
            if (!File.Exists(fileName)) return null;
            using StreamReader reader = new(fileName);
            string? text = null;
            while (line-- > 0 && (text = reader.ReadLine()) is not null) { }
            return text is null ? null : text + "\n";
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static SourceDecoder Decoder(ThreadState ts) => (encoding, bytes) =>
    {
        try
        {
            return Encodings.Decode(ts, PyBytes.From(bytes), encoding, null).ToString();
        }
        catch (PythonException error) when (error.Error.Type.IsSubtypeOf(PyType.LookupError))
        {
            return null;
        }
    };
}

/// <summary>Passes warnings of parser and compiler on to the warnings module.</summary>
internal sealed class SyntaxWarningSink(ThreadState ts, string fileName) : ISyntaxWarnings
{
    public bool Warn(SyntaxWarningCategory category, string message, int line)
    {
        PyType type = category == SyntaxWarningCategory.DeprecationWarning ? PyType.DeprecationWarning : PyType.SyntaxWarning;
        try
        {
            Warnings.WarnExplicit(ts, type, message, fileName, line);
            return true;
        }
        catch (PythonException error) when (error.Error.Type.IsSubtypeOf(type))
        {
            return false;
        }
    }
}

/// <summary>Syntax errors as Python's exceptions.</summary>
internal static class SyntaxErrors
{
    internal static PythonException ToPython(ThreadState ts, SyntaxError error, string fileName, byte[] source)
    {
        PyType type = error.Kind switch
        {
            SyntaxErrorKind.IndentationError => PyType.IndentationError,
            SyntaxErrorKind.TabError => PyType.TabError,
            SyntaxErrorKind.MemoryError => PyType.MemoryError,
            SyntaxErrorKind.RecursionError => PyType.RecursionError,
            SyntaxErrorKind.ValueError => PyType.ValueError,
            SyntaxErrorKind.OverflowError => PyType.OverflowError,
            SyntaxErrorKind.TypeError => PyType.TypeError,
            SyntaxErrorKind.SystemError => PyType.SystemError,
            _ => PyType.SyntaxError,
        };
        if (!type.IsSubtypeOf(PyType.SyntaxError)) return Errors.Make(type, error.Message);
        Value text = error.Text is { } line ? line : Value.None;
        Value end = error.EndLine > 0 ? error.EndLine : Value.None, endOffset = error.EndLine > 0 ? error.EndOffset : Value.None;
        Value info = new PyTuple(fileName, error.Line, error.Offset, text, end, endOffset);
        return new PythonException((PyException)Calls.Call(ts, type, (Value)error.Message, info).OrThrow(ts).Ref);
    }
}
