using System.Runtime.CompilerServices;

namespace Adder.Objects;

/// <summary>A str with room for its characters behind the hash.</summary>
internal abstract class InlineStr() : PyStr(PyType.Str, HashedFlag);

internal sealed class InlineStr15 : InlineStr
{
    internal Words2 Room;
}

internal sealed class InlineStr23 : InlineStr
{
    internal Words3 Room;
}

internal sealed class InlineStr31 : InlineStr
{
    internal Words4 Room;
}

[InlineArray(2)]
internal struct Words2
{
    private ulong _first;
}

[InlineArray(3)]
internal struct Words3
{
    private ulong _first;
}

[InlineArray(4)]
internal struct Words4
{
    private ulong _first;
}
