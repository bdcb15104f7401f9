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
    /// <param name="isScript">Whether the source is the program that is run, whose decoding errors CPython words differently.</param>
    internal static CodeObject Compile(
        ThreadState ts, byte[] source, PyStr fileName, ParseMode mode, CompilerFlags flags = 0, CodeFlags futures = 0, int optimize = -1,
        bool isScript = false)
    {
        Mod tree = Parse(ts, source, fileName, mode, flags, futures, isScript: isScript);
        return Compile(ts, tree, fileName, flags, futures, optimize);
    }

    /// <summary>The syntax tree of a source.</summary>
    internal static Mod Parse(
        ThreadState ts, byte[] source, PyStr fileName, ParseMode mode, CompilerFlags flags, CodeFlags futures, int featureVersion = 12,
        bool isScript = false)
    {
        if (Auditing.IsOn(ts)) Auditing.Raise(ts, "compile", PyBytes.From(source), fileName);
        string name = fileName.ToString();
        try
        {
            string encoding = "utf-8";
            byte[] text = (flags & CompilerFlags.IgnoreCookie) != 0 ? source : SourceText.Decode(source, out encoding, isScript, isScript ? FileDecoder(ts) : Decoder(ts));
            ParserOptions options = new()
            {
                Mode = mode,
                FeatureVersion = featureVersion,
                TypeComments = (flags & CompilerFlags.TypeComments) != 0,
                AllowIncompleteInput = (flags & CompilerFlags.AllowIncompleteInput) != 0,
                DontImplyDedent = (flags & CompilerFlags.DontImplyDedent) != 0,
                BarryAsBdfl = (futures & CodeFlags.FutureBarryAsBdfl) != 0,
                MaxIntegerDigits = ts.Interpreter.IntMaxStrDigits,
                Warnings = new SyntaxWarningSink(ts, name),
                ScriptName = isScript && !SourceText.DeclaresEncoding(source) ? name : null,
                FileLine = line => encoding == "utf-8" ? SourceLines.Read(name, line) : SourceLines.ReadDecoded(name, line, Decoder(ts)),
                OffsetsInBytes = (flags & CompilerFlags.IgnoreCookie) == 0 && !SourceText.DeclaresEncoding(source),
            };
            return Parser.Parse(text, options);
        }
        catch (SyntaxErrorException error) when (isScript && error.Error.Offset < 0)
        {
            throw new PythonException((PyException)Calls.Call(ts, PyType.SyntaxError, (Value)error.Error.Message).OrThrow(ts).Ref);
        }
        catch (SyntaxErrorException error)
        {
            throw SyntaxErrors.ToPython(ts, error.Error, name);
        }
    }

    /// <summary>The code object of a tree.</summary>
    internal static CodeObject Compile(
        ThreadState ts, Mod tree, PyStr fileName, CompilerFlags flags, CodeFlags futures, int optimize = -1)
    {
        string name = fileName.ToString();
        CompilerOptions options = new()
        {
            Optimize = optimize < 0 ? ts.Interpreter.Config.OptimizationLevel : optimize,
            Flags = futures & CodeFlags.FutureMask,
            TopLevelAwait = (flags & CompilerFlags.AllowTopLevelAwait) != 0,
            Warnings = new SyntaxWarningSink(ts, name),
        };
        try
        {
            return CodeObjects.From(ts, Compiler.Compile(tree, options), fileName);
        }
        catch (SyntaxErrorException error)
        {
            throw SyntaxErrors.ToPython(ts, error.Error with { Text = SourceLines.Read(name, error.Error.Line) }, name);
        }
    }

    private static SourceDecoder Decoder(ThreadState ts) => Decoder(ts, (bytes, encoding) => Encodings.Decode(ts, bytes, encoding, null));

    // As open() decodes a file.
    private static SourceDecoder FileDecoder(ThreadState ts) => Decoder(ts, (bytes, encoding) =>
    {
        Value decoder = Calls.Method(ts, CodecRegistry.LookupText(ts, encoding, "codecs.open()"), "incrementaldecoder", "strict").OrThrow(ts);
        return Calls.Method(ts, decoder, "decode", bytes, true).OrThrow(ts);
    });

    // raise_tokenizer_init_error
    private static SourceDecoder Decoder(ThreadState ts, Func<PyBytes, string, Value> decode) => (string encoding, ReadOnlySpan<byte> bytes, out string? failure) =>
    {
        failure = null;
        try
        {
            return decode(PyBytes.From(bytes), encoding).Ref is PyStr text ? text.ToString() : null;
        }
        catch (PythonException error) when (error.Error.Type.IsSubtypeOf(PyType.LookupError) || error.Error.Type.IsSubtypeOf(PyType.ValueError))
        {
            failure = (Str.Of(ts, error.Error) ?? throw ts.Throwable()).ToString();
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
    internal static PythonException ToPython(ThreadState ts, SyntaxError error, string fileName)
    {
        if (error is { Kind: SyntaxErrorKind.UnicodeDecodeError, Undecoded: { } undecoded })
        {
            return new(PyUnicodeDecodeError.Make(undecoded.Codec, undecoded.Bytes, undecoded.Start, undecoded.End, undecoded.Reason));
        }
        PyType type = error.Kind switch
        {
            SyntaxErrorKind.IndentationError => PyType.IndentationError,
            SyntaxErrorKind.TabError => PyType.TabError,
            SyntaxErrorKind.MemoryError => PyType.MemoryError,
            SyntaxErrorKind.RecursionError => PyType.RecursionError,
            SyntaxErrorKind.OverflowError => PyType.OverflowError,
            SyntaxErrorKind.SystemError => PyType.SystemError,
            SyntaxErrorKind.KeyboardInterrupt => PyType.KeyboardInterrupt,
            _ => PyType.SyntaxError,
        };
        if (!type.IsSubtypeOf(PyType.SyntaxError)) return Errors.Make(type, error.Message);
        Value text = error.Text is { } line ? line : Value.None;
        if (error is { Line: 0, Offset: < 0 }) return WithInfo(new PyTuple(fileName, 0, error.Offset, text));
        Value end = error.EndLine > 0 ? error.EndLine : Value.None;
        Value endOffset = error.EndLine > 0 && error.EndOffset != SyntaxError.NoOffset ? error.EndOffset : Value.None;
        return WithInfo(new PyTuple(fileName, error.Line, error.Offset, text, end, endOffset));

        PythonException WithInfo(PyTuple info) => new((PyException)Calls.Call(ts, type, (Value)error.Message, info).OrThrow(ts).Ref);
    }
}

/// <summary>Lines of source files, for errors that the compiler finds when the text is gone. (PyErr_ProgramTextObject)</summary>
internal static class SourceLines
{
    internal static string? Read(string fileName, int line)
    {
        if (line <= 0 || !File.Exists(fileName)) return null;
        try
        {
            using StreamReader reader = new(fileName, Encoding.UTF8);
            for (int number = 1; reader.ReadLine() is { } text; number++)
            {
                if (number == line) return text + "\n";
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
        }
        return null;
    }

    /// <summary>As above for a file that declares its encoding. (_PyErr_ProgramDecodedTextObject)</summary>
    internal static string? ReadDecoded(string fileName, int line, SourceDecoder decoder)
    {
        if (line <= 0 || !File.Exists(fileName)) return null;
        try
        {
            string[] lines = Encoding.UTF8.GetString(SourceText.Decode(File.ReadAllBytes(fileName), decoder: decoder)).Split('\n');
            return line <= lines.Length ? lines[line - 1].TrimEnd('\r') + "\n" : null;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException or SyntaxErrorException)
        {
            return null;
        }
    }
}
