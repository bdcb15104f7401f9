namespace Adder.Syntax.Tokenizing;

/// <summary>The letters before a string's quote.</summary>
[Flags]
internal enum StringPrefix : byte
{
    None = 0,
    Bytes = 1,
    Raw = 2,
    Unicode = 4,
    Format = 8,
}

/// <summary>Which prefixes go together.</summary>
internal static class StringPrefixes
{
    internal static bool TryAdd(ref StringPrefix seen, int c)
    {
        (StringPrefix letter, StringPrefix excludes) = (c | 0x20) switch
        {
            'b' => (StringPrefix.Bytes, StringPrefix.Bytes | StringPrefix.Unicode | StringPrefix.Format),
            'u' => (StringPrefix.Unicode, StringPrefix.Bytes | StringPrefix.Unicode | StringPrefix.Raw | StringPrefix.Format),
            'r' => (StringPrefix.Raw, StringPrefix.Raw | StringPrefix.Unicode),
            'f' => (StringPrefix.Format, StringPrefix.Format | StringPrefix.Bytes | StringPrefix.Unicode),
            _ => default,
        };
        if (letter == StringPrefix.None || (seen & excludes) != 0) return false;
        seen |= letter;
        return true;
    }
}
