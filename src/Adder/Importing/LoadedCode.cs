using Adder.Bytecode;
using Adder.Objects;
using Adder.Runtime;

namespace Adder.Importing;

/// <summary>
/// Code that interpreters beside the main one have unmarshalled: the same modules are imported in one after the other. See also
/// <see cref="FrozenCode"/>.
/// </summary>
internal sealed class LoadedCode : IState<LoadedCode>
{
    static LoadedCode IState<LoadedCode>.New() => new();

    private const int LeastBytes = 1000, MostModules = 500;

    private readonly Dictionary<(int Length, long Hash), CodeObject> _known = [];

    /// <summary>What <c>marshal.loads</c> gives for the bytes. Throws.</summary>
    internal static Value Read(ThreadState ts, byte[] bytes)
    {
        if (ts.Interpreter.IsMain || bytes.Length < LeastBytes) return MarshalReader.Read(ts, bytes);
        (int Length, long Hash) key = (bytes.Length, SipHash.Hash13(bytes));
        LoadedCode shared = ts.Interpreter.Runtime.State<LoadedCode>();
        CodeObject? code;
        lock (shared._known) code = shared._known.GetValueOrDefault(key);
        if (code is not null) return code.ForAnotherInterpreter();
        Value read = MarshalReader.Read(ts, bytes);
        if (read.Ref is not CodeObject made) return read;
        lock (shared._known)
        {
            if (shared._known.Count < MostModules) shared._known[key] = made.ForAnotherInterpreter();
        }
        return read;
    }
}
