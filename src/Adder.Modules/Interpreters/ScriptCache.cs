using System.Text;
using Adder.Bytecode;
using Adder.Compilation;
using Adder.Importing;
using Adder.Objects;
using Adder.Runtime;
using Adder.Syntax.Parsing;

namespace Adder.Modules.Interpreters;

/// <summary>The code of short scripts that an interpreter has run: whoever uses it as a worker sends the same ones again and again.</summary>
internal sealed class ScriptCache : IState<ScriptCache>
{
    static ScriptCache IState<ScriptCache>.New() => new();

    private const int MostScripts = 32, LongestScript = 2000;

    private readonly Dictionary<string, CodeObject> _known = [];

    /// <summary>The script's code for this interpreter. Throws SyntaxError.</summary>
    internal static CodeObject Of(ThreadState ts, string script)
    {
        if (script.Length > LongestScript) return Compile(ts, script);
        ScriptCache own = ts.Interpreter.State<ScriptCache>();
        if (own._known.TryGetValue(script, out CodeObject? code)) return code;
        ScriptCache shared = ts.Interpreter.Runtime.State<ScriptCache>();
        code = shared.Shared(ts, script);
        own.Add(script, code);
        return code;
    }

    // What several interpreters run is compiled once. Each has code objects of its own, because of what the evaluator learns.
    private CodeObject Shared(ThreadState ts, string script)
    {
        CodeObject? code;
        lock (_known) code = _known.GetValueOrDefault(script);
        if (code is not null) return code.ForAnotherInterpreter();
        code = Compile(ts, script);
        lock (_known) Add(script, code.ForAnotherInterpreter());
        return code;
    }

    private void Add(string script, CodeObject code)
    {
        if (_known.Count >= MostScripts) _known.Clear();
        _known[script] = code;
    }

    private static CodeObject Compile(ThreadState ts, string script) =>
        SourceCompiler.Compile(ts, Encoding.UTF8.GetBytes(script), PyStr.From("<string>"), ParseMode.File, CompilerFlags.IgnoreCookie);
}
