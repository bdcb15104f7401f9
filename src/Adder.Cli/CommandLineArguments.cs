using System.Text;
using Adder.Modules.Platform;

namespace Adder.Cli;

/// <summary>The process's arguments as the system has them, from argv[0] on.</summary>
internal static class CommandLineArguments
{
    /// <summary>
    /// The arguments with undecodable bytes as lone surrogates; .NET's own decoding loses them, and argv[0].
    /// </summary>
    internal static List<string> Read(string[] decoded)
    {
        if (OperatingSystem.IsLinux() && ProcessFile.TryRead("/proc/self/cmdline\0"u8) is { Length: > 0 } words) return Split(words, decoded.Length);
        return [Environment.ProcessPath ?? "adder", .. decoded];
    }

    // Where a host precedes them (dotnet adder.dll ...), the last `count` words are ours and the one before is the program.
    private static List<string> Split(byte[] words, int count)
    {
        List<string> all = [];
        int start = 0;
        for (int i = 0; i < words.Length; i++)
        {
            if (words[i] != 0) continue;
            all.Add(Decode(words.AsSpan(start, i - start)));
            start = i + 1;
        }
        all.RemoveRange(0, Math.Max(0, all.Count - count - 1));
        return all;
    }

    // UTF-8 with surrogateescape.
    internal static string Decode(ReadOnlySpan<byte> bytes)
    {
        StringBuilder text = new(bytes.Length);
        while (bytes.Length > 0)
        {
            if (Rune.DecodeFromUtf8(bytes, out Rune rune, out int consumed) == System.Buffers.OperationStatus.Done)
            {
                text.Append(rune.ToString());
                bytes = bytes[consumed..];
            }
            else
            {
                text.Append((char)(0xDC00 + bytes[0]));
                bytes = bytes[1..];
            }
        }
        return text.ToString();
    }
}
