using System.Globalization;

namespace Adder.Objects.Codecs;

/// <summary>What to do about bytes that a codec cannot decode.</summary>
internal abstract class DecodeErrors
{
    internal static readonly DecodeErrors Ignore = new Ignoring();
    internal static readonly DecodeErrors Replace = new Replacing();
    internal static readonly DecodeErrors BackslashReplace = new BackslashReplacing();

    /// <summary>Writes a replacement and says where to go on; throws to refuse. The input may be exchanged.</summary>
    internal abstract int Handle(
        string encoding, ref ReadOnlySpan<byte> input, int start, int end, string reason, StrBuilder target);

    private sealed class Ignoring : DecodeErrors
    {
        internal override int Handle(
            string encoding, ref ReadOnlySpan<byte> input, int start, int end, string reason, StrBuilder target) => end;
    }

    private sealed class Replacing : DecodeErrors
    {
        internal override int Handle(
            string encoding, ref ReadOnlySpan<byte> input, int start, int end, string reason, StrBuilder target)
        {
            target.Append(0xFFFD);
            return end;
        }
    }

    private sealed class BackslashReplacing : DecodeErrors
    {
        internal override int Handle(
            string encoding, ref ReadOnlySpan<byte> input, int start, int end, string reason, StrBuilder target)
        {
            foreach (byte b in input[start..end]) target.Append("\\x" + b.ToString("x2", CultureInfo.InvariantCulture));
            return end;
        }
    }
}

/// <summary><c>surrogateescape</c>: bytes above 127 become the surrogates U+DC80 to U+DCFF. (PyCodec_SurrogateEscapeErrors)</summary>
internal sealed class SurrogateEscapeDecoding(DecodeErrors strict) : DecodeErrors
{
    private const int LongestRun = 4;

    internal override int Handle(
        string encoding, ref ReadOnlySpan<byte> input, int start, int end, string reason, StrBuilder target)
    {
        int at = start;
        while (at < end && at - start < LongestRun && input[at] >= 128)
        {
            target.Append(0xDC00 + input[at]);
            at++;
        }
        return at > start ? at : strict.Handle(encoding, ref input, start, end, reason, target);
    }
}

/// <summary><c>surrogatepass</c>: surrogates that UTF-8, UTF-16 or UTF-32 encode as if they were characters.</summary>
internal sealed class SurrogatePassDecoding(DecodeErrors strict) : DecodeErrors
{
    internal override int Handle(
        string encoding, ref ReadOnlySpan<byte> input, int start, int end, string reason, StrBuilder target)
    {
        SurrogateForm form = SurrogateForm.Of(encoding);
        ReadOnlySpan<byte> rest = input[start..];
        if (form.Size != 0 && rest.Length >= form.Size && form.Read(rest) is var surrogate and >= 0xD800 and <= 0xDFFF)
        {
            target.Append(surrogate);
            return start + form.Size;
        }
        return strict.Handle(encoding, ref input, start, end, reason, target);
    }
}
