using System.Text;
using Adder.Bytecode;
using Adder.Compilation;
using Adder.Importing;
using Adder.Objects;
using Adder.Runtime;
using Adder.Syntax.Parsing;

namespace Adder.Modules.Interpreters;

/// <summary>The code of short scripts that an interpreter has run: whoever uses it as a worker sends the same ones again and again.</summary>
internal sealed class ScriptCache
{
    private const int MostScripts = 32, LongestScript = 2000;

    private readonly Dictionary<string, CodeObject> _known = [];

    /// <summary>Throws SyntaxError.</summary>
    internal static CodeObject Of(ThreadState ts, string script)
    {
        Dictionary<string, CodeObject> known = ts.Interpreter.State<ScriptCache>()._known;
        if (known.TryGetValue(script, out CodeObject? code)) return code;
        code = SourceCompiler.Compile(ts, Encoding.UTF8.GetBytes(script), PyStr.From("<string>"), ParseMode.File, CompilerFlags.IgnoreCookie);
        if (script.Length > LongestScript) return code;
        if (known.Count >= MostScripts) known.Clear();
        known[script] = code;
        return code;
    }
}
