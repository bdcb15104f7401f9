using Adder.Hosting;
using Adder.Modules.Platform;

namespace Adder.Cli;

/// <summary>The process's standard input.</summary>
internal sealed class ProgramInput(bool forced) : IProgramInput
{
    public bool IsInteractive => forced || LibC.IsATty(0) != 0;

    public byte[] ReadToEnd()
    {
        if (!LibC.IsInherited(0)) return [];
        using Stream input = Console.OpenStandardInput();
        using MemoryStream bytes = new();
        input.CopyTo(bytes);
        return bytes.ToArray();
    }
}
