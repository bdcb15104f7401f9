namespace Adder.Runtime;

public sealed partial class ThreadState
{
    private static readonly Objects.Counter s_identifiers = new();

    /// <summary><c>threading.get_ident()</c>: never 0, and of no other thread of the process.</summary>
    internal long Identifier { get; }

    private static long NextIdentifier() => 0x7f0000000000 + 4096L * s_identifiers.Next();

    /// <summary>Run when the thread has ended: threading waits for it.</summary>
    internal Action? OnEnd { get; set; }
}
