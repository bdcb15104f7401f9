using System.Runtime.InteropServices;

namespace Adder.Modules.Sre;

/// <summary>The instructions that <see cref="Matcher{T}"/> runs; operands follow as further words.</summary>
internal enum Step
{
    Fail,
    Succeed,
    Char,            // character
    NotChar,         // character
    AnyButNewline,
    AnyChar,
    Class,           // class
    Text,            // text
    At,              // SreAt
    Open,            // slot
    Close,           // slot, group
    Jump,            // target
    Branch,          // table
    BranchNext,      // table
    Loop,            // loop
    LoopNext,        // loop
    Lazy,            // loop
    LazyNext,        // loop
    Repeat,          // register, until
    Until,           // register, min, max, body
    LazyUntil,       // register, min, max, body
    LazyMore,        // register, max, body
    Resume,
    Atomic,          // register
    AtomicEnd,       // register
    Possess,         // register, min, max, tail
    PossessEnd,      // register, head
    Ahead,           // register, back, end
    AheadEnd,        // register
    NotAhead,        // register, back, tail
    NotAheadEnd,     // register
    GroupRef,        // group, folding
    GroupExists,     // group, else
}

/// <summary>A compiled pattern: SRE code translated to steps, with the tables that they refer to.</summary>
internal sealed class SreProgram
{
    internal required int[] Code { get; init; }

    internal required CharClass[] Classes { get; init; }

    internal required CharLoop[] Loops { get; init; }

    internal required BranchTable[] Branches { get; init; }

    internal required LiteralText[] Texts { get; init; }

    internal required int Groups { get; init; }

    internal required int SlotCount { get; init; }

    internal required int MinWidth { get; init; }

    /// <summary>What every match starts with, or null.</summary>
    internal LiteralText? Prefix { get; init; }

    /// <summary>The prefix is the whole pattern.</summary>
    internal bool IsLiteral { get; init; }

    /// <summary>What every match starts with one of, or null.</summary>
    internal CharClass? Starters { get; set; }

    /// <summary>Where the steps go on once the prefix has been found, and how much of it they need not test again.</summary>
    internal (int Step, int Length) AfterPrefix { get; set; }

    /// <summary>The slot that holds the last group closed.</summary>
    internal int LastIndexSlot => Groups * 2;
}

/// <summary>A run of literal characters in the widths of the texts that it is compared with.</summary>
internal sealed class LiteralText(uint[] characters)
{
    private readonly bool _fitsByte = Array.TrueForAll(characters, static c => c <= byte.MaxValue);
    private readonly bool _fitsChar = Array.TrueForAll(characters, static c => c <= char.MaxValue);
    private byte[]? _bytes;
    private char[]? _chars;
    private int[]? _ints;

    internal int Length => characters.Length;

    internal uint First => characters[0];

    /// <summary>The characters as T; false when one of them does not fit.</summary>
    internal bool TryGet<T>(out ReadOnlySpan<T> text)
        where T : unmanaged
    {
        text = default;
        if (typeof(T) == typeof(byte))
        {
            if (!_fitsByte) return false;
            text = MemoryMarshal.Cast<byte, T>(_bytes ??= Array.ConvertAll(characters, static c => (byte)c));
        }
        else if (typeof(T) == typeof(char))
        {
            if (!_fitsChar) return false;
            text = MemoryMarshal.Cast<char, T>(_chars ??= Array.ConvertAll(characters, static c => (char)c));
        }
        else text = MemoryMarshal.Cast<int, T>(_ints ??= Array.ConvertAll(characters, static c => (int)c));
        return true;
    }
}
