using Adder.Bytecode;
using Adder.Importing;
using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;
using Adder.Syntax.Parsing;

namespace Adder.Modules.Builtins;

/// <summary>What exec and eval do with source.</summary>
internal static class CompileFunction
{
    /// <summary>The code for a source given to eval or exec. Throws.</summary>
    internal static CodeObject ForRunning(ThreadState ts, Value source, string function)
    {
        byte[] text = Bytes(ts, source, function, "string, bytes or code");
        if (Array.IndexOf(text, (byte)0) >= 0) throw Errors.Make(PyType.SyntaxError, "source code string cannot contain null bytes");
        CompilerFlags flags = source.Ref is PyStr ? CompilerFlags.IgnoreCookie | CompilerFlags.SourceIsUtf8 : 0;
        if (function == "eval") text = TrimStart(text);
        ParseMode mode = function == "eval" ? ParseMode.Eval : ParseMode.File;
        return SourceCompiler.Compile(ts, text, PyStr.From("<string>"), mode, flags, ts.Interpreter.Evaluator.InheritedFutures(ts));
    }

    /// <summary>Source as bytes, UTF-8 where it was text. (_Py_SourceAsString)</summary>
    internal static byte[] Bytes(ThreadState ts, Value source, string function, string what)
    {
        if (source.Ref is PyStr text) return Encodings.Encode(ts, text, null, null).Data;
        if (source.Ref is PyBytes bytes) return bytes.Data;
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
