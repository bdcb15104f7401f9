using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Objects.Codecs;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.TestInternals;

/// <summary>The locale's encoding, which is UTF-8 whatever the locale says.</summary>
internal static partial class TestInternalCapiModule
{
    // _Py_EncodeLocaleEx
    [PyFunction("EncodeLocaleEx($module, text, current_locale=False, errors=None, /)\n--\n\nEncode as the locale wants it.")]
    private static PyBytes EncodeLocaleEx(ThreadState ts, PyStr text, bool currentLocale = false, string? errors = null)
    {
        CheckHandler(errors);
        try
        {
            return PyBytes.Own(Utf8Codec.Encode(text, Encodings.EncodeErrorsOf(ts, errors)));
        }
        catch (PythonException error) when (error.Error is PyUnicodeEncodeError refused)
        {
            throw Errors.RuntimeError($"encode error: pos={refused.Start}, reason={refused.Reason}");
        }
    }

    // _Py_DecodeLocaleEx
    [PyFunction("DecodeLocaleEx($module, bytes, current_locale=False, errors=None, /)\n--\n\nDecode as the locale wants it.")]
    private static PyStr DecodeLocaleEx(ThreadState ts, PyBytes bytes, bool currentLocale = false, string? errors = null)
    {
        CheckHandler(errors);
        try
        {
            return Utf8Codec.Decode(bytes.Span, Encodings.DecodeErrorsOf(ts, errors));
        }
        catch (PythonException error) when (error.Error is PyUnicodeDecodeError refused)
        {
            throw Errors.RuntimeError($"decode error: pos={refused.Start}, reason={refused.Reason}");
        }
    }

    private static void CheckHandler(string? errors)
    {
        if (errors is not (null or "strict" or "surrogateescape" or "surrogatepass")) throw Errors.ValueError("unsupported error handler");
    }
}
