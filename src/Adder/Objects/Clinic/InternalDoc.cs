namespace Adder.Objects.Clinic;

/// <summary>Splits CPython's internal doc form, "name(signature)\n--\n\ndocstring". (_PyType_GetDocFromInternalDoc)</summary>
internal static class InternalDoc
{
    private const string EndMarker = ")\n--\n\n";

    /// <summary>The docstring, or None.</summary>
    internal static Value Docstring(string name, string? doc)
    {
        if (doc is null) return Value.None;
        int end = SignatureEnd(name, doc);
        return end < 0 ? doc : doc[(end + EndMarker.Length)..];
    }

    /// <summary>The <c>__text_signature__</c>, or None.</summary>
    internal static Value Signature(string name, string? doc)
    {
        if (doc is null) return Value.None;
        int end = SignatureEnd(name, doc);
        return end < 0 ? Value.None : doc[name.Length..(end + 1)];
    }

    private static int SignatureEnd(string name, string doc) =>
        doc.StartsWith(name, StringComparison.Ordinal) && doc.Length > name.Length && doc[name.Length] == '('
            ? doc.IndexOf(EndMarker, StringComparison.Ordinal)
            : -1;
}
