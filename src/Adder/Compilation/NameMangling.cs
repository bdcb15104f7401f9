namespace Adder.Compilation;

/// <summary>Private names of classes, and the order of names.</summary>
internal static class NameMangling
{
    // _Py_Mangle
    public static string Mangle(string? privateName, string name)
    {
        if (privateName is null || !name.StartsWith("__", StringComparison.Ordinal)) return name;
        if (name.EndsWith("__", StringComparison.Ordinal) || name.Contains('.')) return name;
        string stripped = privateName.TrimStart('_');
        return stripped.Length == 0 ? name : "_" + stripped + name;
    }

    /// <summary>Order by code points, as Python sorts strings (UTF-16 order differs above U+D800).</summary>
    public static int Compare(string left, string right)
    {
        int length = Math.Min(left.Length, right.Length);
        for (int i = 0; i < length; i++)
        {
            char a = left[i], b = right[i];
            if (a == b) continue;
            if (char.IsSurrogate(a) != char.IsSurrogate(b)) return char.IsSurrogate(a) ? 1 : -1;
            return a - b;
        }
        return left.Length - right.Length;
    }
}
