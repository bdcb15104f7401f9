using Adder.Bytecode;
using Adder.Importing;
using Adder.Modules.Ast;
using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;
using Adder.Syntax.Parsing;
using Adder.Syntax.Tree;

namespace Adder.Modules.Builtins;

/// <summary><c>compile()</c>, and what exec and eval do with source.</summary>
internal static class CompileFunction
{
    private const CompilerFlags Known = CompilerFlags.OnlyAst | CompilerFlags.AllowTopLevelAwait | CompilerFlags.TypeComments
        | CompilerFlags.DontImplyDedent | CompilerFlags.AllowIncompleteInput;

    private const int Nested = 0x10;

    // builtin_compile_impl
    internal static Value Compile(
        ThreadState ts, Value source, PyStr fileName, string mode, int flags, bool dontInherit, int optimize, int featureVersion)
    {
        if ((flags & ~((int)CodeFlags.FutureMask | Nested | (int)Known)) != 0) throw Errors.ValueError("compile(): unrecognised flags");
        if (optimize is < -1 or > 2) throw Errors.ValueError("compile(): invalid optimize value");
        var asked = (CompilerFlags)flags & Known;
        CodeFlags futures = (CodeFlags)flags & CodeFlags.FutureMask;
        if (!dontInherit) futures |= ts.Interpreter.Evaluator.InheritedFutures(ts) & CodeFlags.FutureMask;
        bool onlyTree = (asked & CompilerFlags.OnlyAst) != 0;
        ParseMode parseMode = ModeOf(mode, onlyTree);
        if (ObjectsToTree.IsNode(ts, source))
        {
            if (onlyTree) return source;
            Mod given = ObjectsToTree.Of(ts, source, mode);
            TreeValidation.Check(given);
            return SourceCompiler.Compile(ts, given, fileName, asked, futures, optimize);
        }
        byte[] text = Bytes(ts, source, "compile", "string, bytes or AST");
        RefuseNullBytes(ts, text);
        // As modules are compiled.
        bool isPlain = source.Ref is PyBytes && dontInherit && flags == 0 && parseMode == ParseMode.File;
        if (isPlain) return LoadedCode.Compile(ts, text, fileName, optimize);
        if (source.Ref is PyStr) asked |= CompilerFlags.IgnoreCookie | CompilerFlags.SourceIsUtf8;
        int version = onlyTree && featureVersion >= 0 ? featureVersion : 12;
        Mod tree = SourceCompiler.Parse(ts, text, fileName, parseMode, asked, futures, version);
        return onlyTree ? TreeToObjects.Of(ts, tree) : SourceCompiler.Compile(ts, tree, fileName, asked, futures, optimize);
    }

    private static void RefuseNullBytes(ThreadState ts, byte[] text)
    {
        if (Array.IndexOf(text, (byte)0) < 0) return;
        Value error = Calls.Call(ts, PyType.SyntaxError, "source code string cannot contain null bytes").OrThrow(ts);
        throw new PythonException((PyException)error.Ref);
    }

    private static ParseMode ModeOf(string mode, bool onlyTree) => mode switch
    {
        "exec" => ParseMode.File,
        "eval" => ParseMode.Eval,
        "single" => ParseMode.Single,
        "func_type" when onlyTree => ParseMode.FunctionType,
        "func_type" => throw Errors.ValueError("compile() mode 'func_type' requires flag PyCF_ONLY_AST"),
        _ => throw Errors.ValueError(onlyTree
            ? "compile() mode must be 'exec', 'eval', 'single' or 'func_type'"
            : "compile() mode must be 'exec', 'eval' or 'single'"),
    };

    // PyUnicode_FSDecoder
    internal static PyStr FileName(ThreadState ts, Value path)
    {
        if (path.Ref is not (PyStr or PyBytes) && Attributes.FindSpecial(ts, path, "__fspath__") is { IsNull: false } method)
        {
            path = Calls.Call(ts, method).OrThrow(ts);
        }
        if (path.Ref is PyBytes bytes) path = Encodings.Decode(ts, bytes, "utf-8", "surrogateescape");
        if (path.Ref is not PyStr text)
        {
            throw Errors.TypeError($"expected str, bytes or os.PathLike object, not {path.Type.Name}");
        }
        return text;
    }

    /// <summary>The code for a source given to eval or exec. Throws.</summary>
    internal static CodeObject ForRunning(ThreadState ts, Value source, string function)
    {
        byte[] text = Bytes(ts, source, function, "string, bytes or code");
        RefuseNullBytes(ts, text);
        CompilerFlags flags = source.Ref is PyStr ? CompilerFlags.IgnoreCookie | CompilerFlags.SourceIsUtf8 : 0;
        if (function == "eval") text = TrimStart(text);
        ParseMode mode = function == "eval" ? ParseMode.Eval : ParseMode.File;
        return SourceCompiler.Compile(ts, text, PyStr.From("<string>"), mode, flags, ts.Interpreter.Evaluator.InheritedFutures(ts));
    }

    /// <summary>Source as bytes, UTF-8 where it was text. (_Py_SourceAsString)</summary>
    internal static byte[] Bytes(ThreadState ts, Value source, string function, string what)
    {
        if (source.Ref is PyStr text) return Encodings.Encode(ts, text, null, null).ToArray();
        if (source.Ref is PyBytes bytes) return bytes.ToArray();
        if (!Buffers.Has(source)) throw Errors.TypeError($"{function}() arg 1 must be a {what} object");
        return BytesLike.FromObject(ts, source).ToArray();
    }

    private static byte[] TrimStart(byte[] text)
    {
        int start = 0;
        while (start < text.Length && (text[start] == ' ' || text[start] == '\t')) start++;
        return start == 0 ? text : text[start..];
    }
}
