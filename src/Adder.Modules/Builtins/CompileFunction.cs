using Adder.Bytecode;
using Adder.Compilation;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Builtins;

/// <summary><c>compile()</c>, and what exec and eval do with source. (builtin_compile_impl)</summary>
internal static class CompileFunction
{
    /// <summary>The code for a source string given to eval or exec. Throws.</summary>
    internal static CodeObject ForRunning(ThreadState ts, Value source, string function)
    {
        byte[] text = SourceText.Of(ts, source, function, "string, bytes or code", out bool isText);
        if (function == "eval") text = TrimStart(text);
        CompilerFlags flags = isText ? CompilerFlags.IgnoreCookie | CompilerFlags.SourceIsUtf8 : 0;
        return SourceCompiler.Compile(ts, text, "<string>", function, flags, ts.Interpreter.Evaluator.InheritedFutures(ts), -1);
    }

    private static byte[] TrimStart(byte[] text)
    {
        int start = 0;
        while (start < text.Length && text[start] is (byte)' ' or (byte)'\t') start++;
        return start == 0 ? text : text[start..];
    }
}
