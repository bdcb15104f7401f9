namespace Adder.Syntax.Tree;

/// <summary>A constant of which there is one; compare by reference.</summary>
public sealed class Singleton
{
    public static readonly Singleton None = new("None");
    public static readonly Singleton True = new("True");
    public static readonly Singleton False = new("False");
    public static readonly Singleton Ellipsis = new("Ellipsis");

    private readonly string _name;

    private Singleton(string name) => _name = name;

    public static Singleton Of(bool value) => value ? True : False;

    public override string ToString() => _name;
}

/// <summary>A complex constant; a literal has only the imaginary part, folding can add the real one.</summary>
public sealed record Imaginary(double Imag, double Real = 0.0);

/// <summary>A frozenset constant.</summary>
public sealed record FrozenItems(object[] Items);
