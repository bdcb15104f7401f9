namespace Adder.Modules.Xml;

/// <summary>What the XML declaration says. <see cref="Fault"/> is where it is wrong, or -1. (doParseXmlDecl)</summary>
internal readonly record struct XmlDeclaration(string? Version, string? Encoding, int Standalone, int Fault)
{
    internal static XmlDeclaration Parse(ReadOnlySpan<char> text, bool isTextDeclaration)
    {
        string? version = null, encoding = null;
        int standalone = -1, at = 0;
        if (!Attribute(text, ref at, out string name, out string value)) return new(null, null, -1, at);
        if (name == "version")
        {
            version = value;
            if (!Next(text, ref at, ref name, ref value, out bool failed)) return failed || isTextDeclaration ? new(null, null, -1, at) : new(version, null, -1, -1);
        }
        else if (!isTextDeclaration)
        {
            return new(null, null, -1, 1);
        }
        if (name == "encoding")
        {
            if (value.Length == 0 || !char.IsAsciiLetter(value[0])) return new(null, null, -1, at);
            encoding = value;
            if (!Next(text, ref at, ref name, ref value, out bool failed)) return failed ? new(null, null, -1, at) : new(version, encoding, -1, -1);
        }
        if (name != "standalone" || isTextDeclaration || value is not ("yes" or "no")) return new(null, null, -1, at);
        standalone = value == "yes" ? 1 : 0;
        while (at < text.Length && XmlChars.IsSpace(text[at])) at++;
        return at == text.Length ? new(version, encoding, standalone, -1) : new(null, null, -1, at);
    }

    private static bool Next(ReadOnlySpan<char> text, ref int at, ref string name, ref string value, out bool failed)
    {
        int rest = at;
        while (rest < text.Length && XmlChars.IsSpace(text[rest])) rest++;
        failed = false;
        if (rest == text.Length) return false;
        bool found = Attribute(text, ref at, out name, out value);
        failed = !found;
        return found;
    }

    // parsePseudoAttribute
    private static bool Attribute(ReadOnlySpan<char> text, ref int at, out string name, out string value)
    {
        name = value = "";
        int start = at;
        while (at < text.Length && XmlChars.IsSpace(text[at])) at++;
        if (at == start) return false;
        int nameAt = at;
        while (at < text.Length && char.IsAsciiLetter(text[at])) at++;
        name = text[nameAt..at].ToString();
        while (at < text.Length && XmlChars.IsSpace(text[at])) at++;
        if (name.Length == 0 || at >= text.Length || text[at] != '=') return false;
        at++;
        while (at < text.Length && XmlChars.IsSpace(text[at])) at++;
        if (at >= text.Length || text[at] is not ('"' or '\'')) return false;
        int length = text[(at + 1)..].IndexOf(text[at]);
        if (length < 0) return false;
        value = text.Slice(at + 1, length).ToString();
        foreach (char c in value)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('.' or '-' or '_')) return false;
        }
        at += length + 2;
        return true;
    }
}
