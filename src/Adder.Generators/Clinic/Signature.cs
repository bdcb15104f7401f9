using System;
using System.Collections.Generic;
using System.Text;

namespace Adder.Generators.Clinic;

/// <summary>A parameter as the text signature declares it.</summary>
internal sealed class SignatureParameter(string name, ParameterKind kind, string? defaultText)
{
    internal string Name { get; } = name;
    internal ParameterKind Kind { get; set; } = kind;
    internal string? DefaultText { get; } = defaultText;
}

/// <summary>CPython's internal doc form: <c>name($self, x, /, y=1, *, z)</c>, a line "--", the docstring.</summary>
internal sealed class Signature
{
    private Signature(string name, string? receiver, List<SignatureParameter> parameters)
    {
        Name = name;
        Receiver = receiver;
        Parameters = parameters;
    }

    internal string Name { get; }

    /// <summary>$self, $module or $type, without the dollar.</summary>
    internal string? Receiver { get; }

    internal List<SignatureParameter> Parameters { get; }

    /// <summary>The signature, or null where the text has none (it is then all docstring) or it is malformed.</summary>
    internal static Signature? Parse(string doc)
    {
        int end = doc.IndexOf("\n--", StringComparison.Ordinal);
        if (end < 0) return null;
        string text = doc.Substring(0, end).Trim();
        int open = text.IndexOf('(');
        if (open <= 0 || text[text.Length - 1] != ')') return null;
        string? receiver = null;
        List<SignatureParameter> parameters = [];
        bool keywordOnly = false;
        foreach (string part in Split(text.Substring(open + 1, text.Length - open - 2)))
        {
            if (part == "/") MakePositionalOnly(parameters);
            else if (part == "*") keywordOnly = true;
            else if (part[0] == '$') receiver = part.Substring(1);
            else parameters.Add(Parameter(part, ref keywordOnly));
        }
        return new(text.Substring(0, open), receiver, parameters);
    }

    /// <summary>The name before the parenthesis of a text without a proper signature: "max(iterable, *[, key=func])".</summary>
    internal static string? LeadingName(string doc)
    {
        int end = 0;
        while (end < doc.Length && (char.IsLetterOrDigit(doc[end]) || doc[end] == '_')) end++;
        return end > 0 && end < doc.Length && doc[end] == '(' ? doc.Substring(0, end) : null;
    }

    private static void MakePositionalOnly(List<SignatureParameter> parameters)
    {
        foreach (SignatureParameter parameter in parameters) parameter.Kind = ParameterKind.PositionalOnly;
    }

    private static SignatureParameter Parameter(string part, ref bool keywordOnly)
    {
        int equals = part.IndexOf('=');
        string name = (equals < 0 ? part : part.Substring(0, equals)).Trim();
        string? defaultText = equals < 0 ? null : part.Substring(equals + 1).Trim();
        if (name[0] == '*')
        {
            keywordOnly = true;
            return new(name.TrimStart('*'), ParameterKind.VarPositional, null);
        }
        return new(name, keywordOnly ? ParameterKind.KeywordOnly : ParameterKind.PositionalOrKeyword, defaultText);
    }

    private static List<string> Split(string text)
    {
        List<string> parts = [];
        StringBuilder part = new();
        int depth = 0;
        char quote = '\0';
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (quote != '\0')
            {
                if (c == '\\' && i + 1 < text.Length) part.Append(text[i++]);
                else if (c == quote) quote = '\0';
            }
            else if (c is '\'' or '"') quote = c;
            else if (c is '(' or '[' or '{' or '<') depth++;
            else if (c is ')' or ']' or '}' or '>') depth--;
            else if (c == ',' && depth == 0)
            {
                Add(parts, part);
                continue;
            }
            part.Append(text[i]);
        }
        Add(parts, part);
        return parts;
    }

    private static void Add(List<string> parts, StringBuilder part)
    {
        string text = part.ToString().Trim();
        if (text.Length > 0) parts.Add(text);
        part.Clear();
    }
}
