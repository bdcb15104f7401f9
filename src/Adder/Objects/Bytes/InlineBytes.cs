namespace Adder.Objects;

/// <summary>A bytes object with room for its bytes behind the hash.</summary>
internal abstract class InlineBytes() : PyBytes(PyType.Bytes, HashedFlag);

internal sealed class InlineBytes15 : InlineBytes
{
    internal Words2 Room;
}

internal sealed class InlineBytes23 : InlineBytes
{
    internal Words3 Room;
}

internal sealed class InlineBytes31 : InlineBytes
{
    internal Words4 Room;
}
