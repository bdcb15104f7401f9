using Adder.Bytecode;

namespace Adder.Execution;

/// <summary>
/// Bytecode that may run although nobody knows where it comes from: what would damage the process has become an instruction that raises
/// SystemError, and reads of variables that may be unbound look first.
/// </summary>
internal sealed class VerifiedCode(byte[] bytecode)
{
    private Dictionary<int, string>? _faults;

    /// <summary>What runs; the same length as the original.</summary>
    internal byte[] Bytecode { get; } = (byte[])bytecode.Clone();

    /// <summary>The deepest that the stack gets.</summary>
    internal int StackSize { get; set; }

    /// <summary>The exception table can't be used; nothing of the code runs.</summary>
    internal bool HasBadHandlers { get; set; }

    /// <summary>What is wrong with the instruction of that index; null where nothing is.</summary>
    internal string? FaultAt(int unit) => _faults?.GetValueOrDefault(unit);

    internal void Refuse(int unit, string fault)
    {
        (_faults ??= []).TryAdd(unit, fault);
        Disarm(unit);
    }

    /// <summary>Makes an instruction that nothing leads to one that does nothing to those who scan the code.</summary>
    internal void Disarm(int unit)
    {
        int caches = OpcodeInfo.Caches((Opcode)Bytecode[2 * unit]);
        Bytecode.AsSpan(2 * unit, Math.Min(2 * (caches + 1), Bytecode.Length - 2 * unit)).Clear();
        Bytecode[2 * unit] = (byte)Opcode.Reserved;
    }

    /// <summary>Puts a more careful instruction of the same form in the place of one.</summary>
    internal void Rewrite(int unit, Opcode op) => Bytecode[2 * unit] = (byte)op;
}
