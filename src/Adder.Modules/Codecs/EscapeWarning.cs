using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.CodecFunctions;

/// <summary>Warns of the first escape that means nothing.</summary>
internal static class EscapeWarning
{
    internal static void Issue(ThreadState ts, ReadOnlySpan<byte> text, int at)
    {
        bool octal = text[at] is >= (byte)'4' and <= (byte)'7';
        string message = octal
            ? $"invalid octal escape sequence '\\{System.Text.Encoding.Latin1.GetString(text.Slice(at, 3))}'"
            : $"invalid escape sequence '\\{(char)text[at]}'";
        Warnings.Warn(ts, PyType.DeprecationWarning, message);
    }
}
