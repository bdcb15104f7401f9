namespace Adder.Objects.Codecs;

/// <summary>The encodings that str and bytes know by themselves.</summary>
internal enum BuiltinEncoding
{
    None,
    Utf8,
    Utf16,
    Utf32,
    Ascii,
    Latin1,
}

/// <summary>Built-in encodings by name, so that the usual ones need no registry. (PyUnicode_Decode)</summary>
internal static class BuiltinEncodings
{
    internal static BuiltinEncoding Find(string encoding) => encoding switch
    {
        "utf-8" => BuiltinEncoding.Utf8,
        "ascii" => BuiltinEncoding.Ascii,
        "latin-1" => BuiltinEncoding.Latin1,
        _ => encoding.Length is >= 4 and <= 11 ? FindNormalized(Adder.Protocols.CodecRegistry.Normalize(encoding)) : BuiltinEncoding.None,
    };

    private static BuiltinEncoding FindNormalized(string name) => name switch
    {
        "utf_8" or "utf8" => BuiltinEncoding.Utf8,
        "utf_16" or "utf16" => BuiltinEncoding.Utf16,
        "utf_32" or "utf32" => BuiltinEncoding.Utf32,
        "ascii" or "us_ascii" => BuiltinEncoding.Ascii,
        "latin1" or "latin_1" or "iso_8859_1" or "iso8859_1" => BuiltinEncoding.Latin1,
        _ => BuiltinEncoding.None,
    };
}
