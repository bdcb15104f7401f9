namespace Adder.Objects;

/// <summary>An iterator over what others give, like <c>enumerate</c> and <c>zip</c>: those die with it where nobody else has them.</summary>
internal interface IIteratorAdapter
{
    ReadOnlySpan<Value> Sources { get; }
}
