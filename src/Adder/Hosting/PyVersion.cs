namespace Adder.Hosting;

/// <summary>The Python that Adder is: the standard library's version, and Adder's own.</summary>
public static class PyVersion
{
    public const int Major = 3;
    public const int Minor = 12;
    public const int Micro = 7;

    /// <summary>sys.hexversion, with release level final.</summary>
    public const int Hex = (Major << 24) | (Minor << 16) | (Micro << 8) | 0xF0;

    public const string Number = "3.12.7";

    /// <summary>sys.platform.</summary>
    public static string Platform => OperatingSystem.IsWindows() ? "win32" : OperatingSystem.IsMacOS() ? "darwin" : "linux";

    /// <summary>Adder's own version.</summary>
    public const string Adder = "0.1.0";

    /// <summary>The second line of the interactive prompt's header.</summary>
    public const string Invitation =
        "Type \"help\", \"copyright\", \"credits\" or \"license\" for more information.";

    /// <summary>sys.version, in the form that the platform module takes apart.</summary>
    public static string Full =>
        Number + " (adder " + Adder + ") [.NET " + Environment.Version + "]";
}
