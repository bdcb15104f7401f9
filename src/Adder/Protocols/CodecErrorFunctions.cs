using System.Text;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Objects.Codecs;
using Adder.Runtime;

namespace Adder.Protocols;

/// <summary>The error handlers that every interpreter starts with, as functions. (PyCodec_StrictErrors and company)</summary>
internal static unsafe class CodecErrorFunctions
{
    private static readonly MethodDef[] s_definitions =
    [
        Define("strict_errors", "Refuses: raises the exception.", &Strict),
        Define("ignore_errors", "Leaves out what cannot be coded.", &Ignore),
        Define("replace_errors", "Writes a question mark or U+FFFD instead.", &Replace),
        Define("xmlcharrefreplace_errors", "Writes XML character references instead.", &XmlCharRefReplace),
        Define("backslashreplace_errors", "Writes backslash escapes instead.", &BackslashReplace),
        Define("namereplace_errors", "Writes \\N{...} escapes instead.", &NameReplace),
        Define("surrogatepass", "Codes surrogates as if they were characters.", &SurrogatePass),
        Define("surrogateescape", "Keeps undecodable bytes as surrogates.", &SurrogateEscape),
    ];

    private static readonly string[] s_names =
    [
        "strict", "ignore", "replace", "xmlcharrefreplace", "backslashreplace", "namereplace", "surrogatepass", "surrogateescape",
    ];

    /// <summary>A new table of handlers by name.</summary>
    internal static Dictionary<string, Value> Table()
    {
        Dictionary<string, Value> table = [];
        for (int i = 0; i < s_names.Length; i++) table.Add(s_names[i], new PyBuiltinFunction(s_definitions[i], default, default));
        return table;
    }

    private static MethodDef Define(string name, string doc, delegate*<ThreadState, Value, Value, Value> code) =>
        new(name, CallingConvention.O, doc, code);

    private static Value Strict(ThreadState ts, Value self, Value error) => error.Ref is PyException exception
        ? ts.Raise(exception)
        : ts.Raise(PyType.TypeError, "codec must pass exception instance");

    private static Value Ignore(ThreadState ts, Value self, Value error) =>
        error.Ref is PyUnicodeErrorBase fault ? new PyTuple(PyStr.Empty, fault.ClampedEnd) : WrongType(ts, error);

    private static Value Replace(ThreadState ts, Value self, Value error)
    {
        if (error.Ref is not PyUnicodeErrorBase fault) return WrongType(ts, error);
        string mark = fault is PyUnicodeEncodeError ? "?" : "\uFFFD";
        int count = fault is PyUnicodeDecodeError ? 1 : fault.ClampedEnd - fault.ClampedStart;
        return new PyTuple(new StringBuilder().Insert(0, mark, Math.Max(count, 0)).ToString(), fault.ClampedEnd);
    }

    private static Value XmlCharRefReplace(ThreadState ts, Value self, Value error) =>
        error.Ref is PyUnicodeEncodeError fault ? Encode(ts, fault, TextEncodeErrors.XmlCharRefReplace(new Given(fault))) : WrongType(ts, error);

    private static Value NameReplace(ThreadState ts, Value self, Value error) =>
        error.Ref is PyUnicodeEncodeError fault ? Encode(ts, fault, TextEncodeErrors.NameReplace(new Given(fault))) : WrongType(ts, error);

    private static Value BackslashReplace(ThreadState ts, Value self, Value error) => error.Ref switch
    {
        PyUnicodeDecodeError fault => Decode(ts, fault, DecodeErrors.BackslashReplace),
        PyUnicodeErrorBase fault => Encode(ts, fault, TextEncodeErrors.BackslashReplace(new Given(fault))),
        _ => WrongType(ts, error),
    };

    private static Value SurrogatePass(ThreadState ts, Value self, Value error) => error.Ref switch
    {
        PyUnicodeDecodeError fault => Decode(ts, fault, new SurrogatePassDecoding(new GivenDecoding(fault))),
        PyUnicodeEncodeError fault => Encode(ts, fault, new SurrogatePassEncoding(new Given(fault))),
        _ => WrongType(ts, error),
    };

    private static Value SurrogateEscape(ThreadState ts, Value self, Value error) => error.Ref switch
    {
        PyUnicodeDecodeError fault => Decode(ts, fault, new SurrogateEscapeDecoding(new GivenDecoding(fault))),
        PyUnicodeEncodeError fault => Encode(ts, fault, new WholeSurrogateEscape(new Given(fault))),
        _ => WrongType(ts, error),
    };

    private static Value Encode(ThreadState ts, PyUnicodeErrorBase fault, EncodeErrors handler)
    {
        if (fault.Object.Ref is not PyStr text) return ts.Raise(PyType.TypeError, "object attribute must be unicode");
        try
        {
            string encoding = (fault as PyUnicodeEncodeError)?.Encoding.Ref.ToString() ?? "";
            int start = fault.ClampedStart;
            EncodeReplacement replacement = handler.Handle(encoding, text, start, Math.Max(start, fault.ClampedEnd), "");
            Value stand = replacement.Bytes is { } bytes ? PyBytes.Own(bytes) : replacement.Text;
            return new PyTuple(stand, replacement.Position);
        }
        catch (PythonException exception)
        {
            ts.Catch(exception);
            return default;
        }
    }

    private static Value Decode(ThreadState ts, PyUnicodeDecodeError fault, DecodeErrors handler)
    {
        if (fault.Object.Ref is not PyBytes bytes) return ts.Raise(PyType.TypeError, "object attribute must be bytes");
        try
        {
            StrBuilder target = new();
            ReadOnlySpan<byte> input = bytes.Span;
            int start = fault.ClampedStart;
            string encoding = fault.Encoding.Ref.ToString()!;
            int position = handler.Handle(encoding, ref input, start, Math.Max(start, fault.ClampedEnd), "", target);
            return new PyTuple(target.ToStr(), position);
        }
        catch (PythonException exception)
        {
            ts.Catch(exception);
            return default;
        }
    }

    private static Value WrongType(ThreadState ts, Value error) =>
        ts.Raise(PyType.TypeError, $"don't know how to handle {error.Type.Name} in error callback");

    /// <summary>Raises the exception that the handler was called with.</summary>
    private sealed class Given(PyException error) : EncodeErrors
    {
        internal override EncodeReplacement Handle(string encoding, PyStr text, int start, int end, string reason) =>
            throw new PythonException(error);

        internal override Exception Refuse(string encoding, PyStr text, int start, int end, string reason) => new PythonException(error);
    }

    /// <summary>Raises the exception that the handler was called with.</summary>
    private sealed class GivenDecoding(PyException error) : DecodeErrors
    {
        internal override int Handle(
            string encoding, ref ReadOnlySpan<byte> input, int start, int end, string reason, StrBuilder target) =>
            throw new PythonException(error);
    }

    /// <summary>As a function, surrogateescape takes all characters or none.</summary>
    private sealed class WholeSurrogateEscape(EncodeErrors strict) : BuiltinEncodeErrors(strict)
    {
        internal override EncodeReplacement Handle(string encoding, PyStr text, int start, int end, string reason)
        {
            EncodeReplacement replacement = new SurrogateEscapeEncoding(Strict).Handle(encoding, text, start, end, reason);
            return replacement.Position == end ? replacement : Strict.Handle(encoding, text, start, end, reason);
        }
    }
}
