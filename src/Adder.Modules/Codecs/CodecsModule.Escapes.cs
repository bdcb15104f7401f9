using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Objects.Codecs;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.CodecFunctions;

// Backslash escapes.
internal static partial class CodecsModule
{
    [PyFunction("unicode_escape_decode($module, data, errors=None, final=True, /)\n--\n\nDecode the escapes of text literals; return the text and the number of bytes.")]
    private static PyTuple UnicodeEscapeDecode(ThreadState ts, Value data, [NoNulls] string? errors = null, bool final = true)
    {
        byte[] bytes = BytesOf(ts, data);
        PyStr text = UnicodeEscapeCodec.Decode(bytes, DecodeErrorsOf(ts, errors), final, out int consumed, out int invalid);
        if (invalid >= 0) EscapeWarning.Issue(ts, bytes, invalid);
        return Result(text, consumed);
    }

    [PyFunction("raw_unicode_escape_decode($module, data, errors=None, final=True, /)\n--\n\nDecode \\\\u and \\\\U escapes; return the text and the number of bytes.")]
    private static PyTuple RawUnicodeEscapeDecode(ThreadState ts, Value data, [NoNulls] string? errors = null, bool final = true)
    {
        PyStr text = RawUnicodeEscapeCodec.Decode(BytesOf(ts, data), DecodeErrorsOf(ts, errors), final, out int consumed);
        return Result(text, consumed);
    }

    [PyFunction("escape_decode($module, data, errors=None, /)\n--\n\nDecode the escapes of bytes literals; return the bytes and the number of bytes read.")]
    private static PyTuple EscapeDecode(ThreadState ts, Value data, [NoNulls] string? errors = null)
    {
        byte[] bytes = BytesOf(ts, data);
        byte[] decoded = ByteEscapes.Decode(bytes, errors, out int invalid);
        if (invalid >= 0) EscapeWarning.Issue(ts, bytes, invalid);
        return Result(decoded, bytes.Length);
    }

    [PyFunction("escape_encode($module, data, errors=None, /)\n--\n\nWrite bytes with escapes; return the bytes and the number of bytes read.")]
    private static PyTuple EscapeEncode(ThreadState ts, PyBytes data, [NoNulls] string? errors = null) =>
        Result(ByteEscapes.Encode(data.Span), data.Length);

    [PyFunction("readbuffer_encode($module, data, errors=None, /)\n--\n\nReturn the bytes of a buffer, or of text in UTF-8, and their number.")]
    private static PyTuple ReadbufferEncode(ThreadState ts, Value data, [NoNulls] string? errors = null)
    {
        byte[] bytes = BytesOf(ts, data);
        return Result(bytes, bytes.Length);
    }
}
