using Adder.Runtime;

namespace Adder.Objects.Codecs;

/// <summary><c>strict</c>: UnicodeDecodeError and UnicodeEncodeError.</summary>
internal static class StrictErrors
{
    internal static readonly DecodeErrors Decoding = new StrictDecoding();
    internal static readonly EncodeErrors Encoding = new StrictEncoding();

    private sealed class StrictDecoding : DecodeErrors
    {
        internal override int Handle(
            string encoding, ref ReadOnlySpan<byte> input, int start, int end, string reason, StrBuilder target) =>
            throw new PythonException(PyUnicodeDecodeError.Make(encoding, input, start, end, reason));
    }

    private sealed class StrictEncoding : EncodeErrors
    {
        internal override EncodeReplacement Handle(string encoding, PyStr text, int start, int end, string reason) =>
            throw Refuse(encoding, text, start, end, reason);

        internal override Exception Refuse(string encoding, PyStr text, int start, int end, string reason) =>
            new PythonException(PyUnicodeEncodeError.Make(encoding, text, start, end, reason));
    }
}
