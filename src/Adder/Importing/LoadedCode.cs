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

    /// <summary>What <c>marshal.loads</c> gives for the bytes, where an interpreter beside the main one has read them before.</summary>
    internal static CodeObject? Known(ThreadState ts, ReadOnlySpan<byte> bytes) =>
        bytes.Length < LeastBytes ? null : ts.Interpreter.Runtime.State<LoadedCode>().Find(KeyOf(bytes));

    /// <summary>What <c>marshal.loads</c> gives for bytes that are not known. Throws.</summary>
    internal static Value Read(ThreadState ts, byte[] bytes)
    {
        Value read = MarshalReader.Read(ts, bytes);
        bool isKept = read.Ref is CodeObject && !ts.Interpreter.IsMain && bytes.Length >= LeastBytes;
        if (isKept) ts.Interpreter.Runtime.State<LoadedCode>().Add(KeyOf(bytes), (CodeObject)read.Ref);
        return read;
    }

    private static (int, long, string, int) KeyOf(ReadOnlySpan<byte> marshalled) => (marshalled.Length, SipHash.Hash13(marshalled), "", 0);

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
