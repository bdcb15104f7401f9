using System.Text;
using Adder.Objects;
using Adder.Runtime;

namespace Adder.Modules.IO;

/// <summary>The mode argument of <c>open</c>.</summary>
internal readonly record struct OpenMode(string Given, string Raw, bool Reads, bool Writes, bool Updates, bool IsBinary)
{
    /// <summary>Throws ValueError for modes that make no sense.</summary>
    internal static OpenMode Parse(string mode)
    {
        const string known = "xrwa+tb";
        for (int i = 0; i < mode.Length; i++)
        {
            if (!known.Contains(mode[i]) || mode.IndexOf(mode[i]) < i) throw Errors.ValueError($"invalid mode: '{mode}'");
        }
        bool isText = mode.Contains('t'), isBinary = mode.Contains('b');
        if (isText && isBinary) throw Errors.ValueError("can't have text and binary mode at once");
        StringBuilder raw = new();
        int ways = 0;
        foreach (char c in "xrwa")
        {
            if (!mode.Contains(c)) continue;
            ways++;
            raw.Append(c);
        }
        if (ways > 1) throw Errors.ValueError("must have exactly one of create/read/write/append mode");
        if (mode.Contains('+')) raw.Append('+');
        bool reads = mode.Contains('r'), writes = ways > 0 && !reads;
        return new OpenMode(mode, raw.ToString(), reads, writes, mode.Contains('+'), isBinary);
    }
}
