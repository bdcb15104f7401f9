using System.Text;

namespace Adder.Cli;

/// <summary>Writes to the descriptors themselves, for what is said outside of an interpreter.</summary>
internal static class StandardStreams
{
    internal const int Output = 1;
    internal const int Error = 2;

    internal static void Write(int descriptor, string text)
    {
        if (text.Length == 0) return;
        using Stream stream = descriptor == Output ? Console.OpenStandardOutput() : Console.OpenStandardError();
        stream.Write(Encoding.UTF8.GetBytes(text));
    }
}
