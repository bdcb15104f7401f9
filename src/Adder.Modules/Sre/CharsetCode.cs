namespace Adder.Modules.Sre;

/// <summary>Tests characters against a charset as the compiler wrote it. (SRE(charset))</summary>
internal static class CharsetCode
{
    internal static bool Contains(ReadOnlySpan<uint> set, uint c)
    {
        bool found = true;
        int i = 0;
        while (true)
        {
            switch ((SreOpcode)set[i++])
            {
                case SreOpcode.Failure:
                    return !found;
                case SreOpcode.Literal:
                    if (c == set[i]) return found;
                    i++;
                    break;
                case SreOpcode.Category:
                    if (CharCase.IsInCategory((SreCategory)set[i], c)) return found;
                    i++;
                    break;
                case SreOpcode.Charset:
                    if (c < 256 && (set[i + (int)(c >> 5)] & (1u << (int)(c & 31))) != 0) return found;
                    i += 8;
                    break;
                case SreOpcode.Range:
                    if (set[i] <= c && c <= set[i + 1]) return found;
                    i += 2;
                    break;
                case SreOpcode.RangeUniIgnore:
                    if (set[i] <= c && c <= set[i + 1]) return found;
                    uint upper = CharCase.UpperUnicode(c);
                    if (set[i] <= upper && upper <= set[i + 1]) return found;
                    i += 2;
                    break;
                case SreOpcode.Negate:
                    found = !found;
                    break;
                case SreOpcode.BigCharset:
                    if (IsInBigCharset(set[i..], c)) return found;
                    i += 1 + 64 + (int)set[i] * 8;
                    break;
                default:
                    return false;
            }
        }
    }

    private static bool IsInBigCharset(ReadOnlySpan<uint> set, uint c)
    {
        if (c >= 65536) return false;
        int page = (int)(c >> 8);
        uint block = (set[1 + page / 4] >> (page % 4 * 8)) & 0xFF;
        uint word = set[1 + 64 + (int)block * 8 + (int)((c & 0xFF) >> 5)];
        return (word & (1u << (int)(c & 31))) != 0;
    }

    /// <summary>The length of the charset including its FAILURE, or -1 when it is malformed.</summary>
    internal static int Measure(ReadOnlySpan<uint> set)
    {
        int i = 0;
        while (i < set.Length)
        {
            long width;
            switch ((SreOpcode)set[i++])
            {
                case SreOpcode.Failure:
                    return i;
                case SreOpcode.Negate:
                    width = 0;
                    break;
                case SreOpcode.Literal:
                    width = 1;
                    break;
                case SreOpcode.Category when i < set.Length && set[i] <= (uint)SreCategory.UniNotLineBreak:
                    width = 1;
                    break;
                case SreOpcode.Range or SreOpcode.RangeUniIgnore:
                    width = 2;
                    break;
                case SreOpcode.Charset:
                    width = 8;
                    break;
                case SreOpcode.BigCharset when i + 65 <= set.Length && HasValidPages(set[i..]):
                    width = 65 + set[i] * 8L;
                    break;
                default:
                    return -1;
            }
            if (width > set.Length - i) return -1;
            i += (int)width;
        }
        return -1;
    }

    private static bool HasValidPages(ReadOnlySpan<uint> set)
    {
        for (int page = 0; page < 256; page++)
        {
            if (((set[1 + page / 4] >> (page % 4 * 8)) & 0xFF) >= set[0]) return false;
        }
        return true;
    }
}
