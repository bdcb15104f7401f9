using System.Runtime.CompilerServices;

namespace Adder.Modules.Platform;

/// <summary>sigset_t of Linux: bit n - 1 is signal n.</summary>
[InlineArray(16)]
internal struct SignalSet
{
    private ulong _first;

    internal static SignalSet Of(params ReadOnlySpan<int> signals)
    {
        SignalSet set = default;
        foreach (int signal in signals) set.Add(signal);
        return set;
    }

    internal void Add(int signal) => this[0] |= 1UL << (signal - 1);

    internal readonly bool Contains(int signal) => (this[0] >> (signal - 1) & 1) != 0;
}
