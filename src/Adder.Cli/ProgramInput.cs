using Adder.Hosting;

namespace Adder.Cli;

/// <summary>The process's standard input.</summary>
internal sealed class ProgramInput(bool forced) : IProgramInput
{
    public bool IsInteractive => forced || !Console.IsInputRedirected;

    public byte[] ReadToEnd()
    {
        using Stream input = Console.OpenStandardInput();
        using MemoryStream bytes = new();
        input.CopyTo(bytes);
        return bytes.ToArray();
    }
}
