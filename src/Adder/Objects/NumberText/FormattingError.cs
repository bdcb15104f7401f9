namespace Adder.Objects.NumberText;

/// <summary>Which Python exception a failed formatting asks for.</summary>
internal enum FormattingFault
{
    ValueError,
    OverflowError,
}

/// <summary>A format that cannot be followed; the caller raises it as the Python exception of its kind.</summary>
internal sealed class FormattingError(string message, FormattingFault fault = FormattingFault.ValueError) : Exception(message)
{
    internal FormattingFault Fault => fault;

    /// <summary>unknown_presentation_type</summary>
    internal static FormattingError UnknownType(int type, string typeName) =>
        new($"Unknown format code '{CodeOf(type)}' for object of type '{typeName}'");

    /// <summary>A type of presentation as messages show it: itself, or its number.</summary>
    internal static string CodeOf(int type) => type is > 32 and < 128 ? ((char)type).ToString() : $"\\x{type:x}";
}
