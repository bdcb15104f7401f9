using System.Globalization;
using System.Text;
using Adder.Syntax.Text.Unicode;

namespace Adder.Objects.Codecs;

/// <summary>What stands in for characters that a codec cannot encode: text to encode, or bytes; and where to go on.</summary>
internal readonly record struct EncodeReplacement(PyStr? Text, byte[]? Bytes, int Position);

/// <summary>What to do about characters that a codec cannot encode.</summary>
internal abstract class EncodeErrors
{
    /// <summary>The replacement for the characters from start up to end; throws to refuse.</summary>
    internal abstract EncodeReplacement Handle(string encoding, PyStr text, int start, int end, string reason);

    /// <summary>The exception for a replacement that cannot be encoded either.</summary>
    internal abstract Exception Refuse(string encoding, PyStr text, int start, int end, string reason);
}

/// <summary>The handlers that CPython has built in. What they do not handle goes to the strict one.</summary>
internal abstract class BuiltinEncodeErrors(EncodeErrors strict) : EncodeErrors
{
    protected EncodeErrors Strict => strict;

    internal override Exception Refuse(string encoding, PyStr text, int start, int end, string reason) =>
        strict.Refuse(encoding, text, start, end, reason);
}

/// <summary><c>ignore</c>, and all that write each character as some ASCII text.</summary>
internal sealed class TextEncodeErrors(EncodeErrors strict, Action<StringBuilder, int> write) : BuiltinEncodeErrors(strict)
{
    internal static TextEncodeErrors Ignore(EncodeErrors strict) => new(strict, static (_, _) => { });

    internal static TextEncodeErrors Replace(EncodeErrors strict) => new(strict, static (text, _) => text.Append('?'));

    internal static TextEncodeErrors BackslashReplace(EncodeErrors strict) => new(strict, static (text, character) => text.AppendEscape(character));

    internal static TextEncodeErrors NameReplace(EncodeErrors strict) => new(strict, static (text, character) =>
    {
        if (UnicodeNames.NameOf(character) is not { } name)
        {
            text.AppendEscape(character);
            return;
        }
        text.Append("\\N{").Append(name).Append('}');
    });

    internal static TextEncodeErrors XmlCharRefReplace(EncodeErrors strict) => new(strict, static (text, character) =>
        text.Append(CultureInfo.InvariantCulture, $"&#{character};"));

    internal override EncodeReplacement Handle(string encoding, PyStr text, int start, int end, string reason)
    {
        var replacement = new StringBuilder();
        for (int i = start; i < end; i++) write(replacement, text[i]);
        return new EncodeReplacement(PyStr.From(replacement.ToString()), null, end);
    }
}

/// <summary><c>surrogateescape</c>: U+DC80 to U+DCFF become the bytes that they stand for.</summary>
internal sealed class SurrogateEscapeEncoding(EncodeErrors strict) : BuiltinEncodeErrors(strict)
{
    internal override EncodeReplacement Handle(string encoding, PyStr text, int start, int end, string reason)
    {
        int at = start;
        while (at < end && text[at] is >= 0xDC80 and <= 0xDCFF) at++;
        if (at == start) return Strict.Handle(encoding, text, start, end, reason);
        byte[] bytes = new byte[at - start];
        for (int i = 0; i < bytes.Length; i++) bytes[i] = (byte)(text[start + i] - 0xDC00);
        return new EncodeReplacement(null, bytes, at);
    }
}

/// <summary><c>surrogatepass</c>: surrogates are encoded as if they were characters.</summary>
internal sealed class SurrogatePassEncoding(EncodeErrors strict) : BuiltinEncodeErrors(strict)
{
    internal override EncodeReplacement Handle(string encoding, PyStr text, int start, int end, string reason)
    {
        SurrogateForm form = SurrogateForm.Of(encoding);
        if (form.Size == 0) return Strict.Handle(encoding, text, start, end, reason);
        byte[] bytes = new byte[form.Size * (end - start)];
        for (int i = start; i < end; i++)
        {
            if (text[i] is < 0xD800 or > 0xDFFF) return Strict.Handle(encoding, text, start, end, reason);
            form.Write(text[i], bytes.AsSpan((i - start) * form.Size));
        }
        return new EncodeReplacement(null, bytes, end);
    }
}
