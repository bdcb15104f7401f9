using Adder.Bytecode;
using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;
using Adder.Syntax.Parsing;

namespace Adder.Importing;

/// <summary>
/// Code that interpreters beside the main one have unmarshalled or compiled: the same modules are imported in one after the other. See
/// also <see cref="FrozenCode"/>.
/// </summary>
internal sealed class LoadedCode : IState<LoadedCode>
{
    static LoadedCode IState<LoadedCode>.New() => new();

    private const int LeastBytes = 1000, MostModules = 500;

    // Marshalled code has no file name here, and no level of optimization.
    private readonly Dictionary<(int Length, long Hash, string FileName, int Optimize), CodeObject> _known = [];

    /// <summary>What <c>marshal.loads</c> gives for the bytes. Throws.</summary>
    internal static Value Read(ThreadState ts, byte[] bytes)
    {
        if (ts.Interpreter.IsMain || bytes.Length < LeastBytes) return MarshalReader.Read(ts, bytes);
        var key = (bytes.Length, SipHash.Hash13(bytes), "", 0);
        LoadedCode shared = ts.Interpreter.Runtime.State<LoadedCode>();
        if (shared.Find(key) is { } code) return code;
        Value read = MarshalReader.Read(ts, bytes);
        if (read.Ref is CodeObject made) shared.Add(key, made);
        return read;
    }

    /// <summary>The code of a module's source. Throws SyntaxError.</summary>
    internal static CodeObject Compile(ThreadState ts, byte[] source, PyStr fileName, int optimize)
    {
        if (ts.Interpreter.IsMain || Auditing.IsOn(ts)) return Make();
        int level = optimize < 0 ? ts.Interpreter.Config.OptimizationLevel : optimize;
        var key = (source.Length, SipHash.Hash13(source), fileName.ToString(), level);
        LoadedCode shared = ts.Interpreter.Runtime.State<LoadedCode>();
        if (shared.Find(key) is { } code) return code;
        CodeObject made = Make();
        shared.Add(key, made);
        return made;

        CodeObject Make() => SourceCompiler.Compile(ts, source, fileName, ParseMode.File, optimize: optimize);
    }

    private CodeObject? Find((int, long, string, int) key)
    {
        CodeObject? code;
        lock (_known) code = _known.GetValueOrDefault(key);
        return code?.ForAnotherInterpreter();
    }

    private void Add((int, long, string, int) key, CodeObject code)
    {
        lock (_known)
        {
            if (_known.Count < MostModules) _known[key] = code.ForAnotherInterpreter();
        }
    }
}
