using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary>What the Unicode errors share: where in which object what went wrong.</summary>
public abstract class PyUnicodeErrorBase(PyType type) : PyException(type)
{
    [PyMember("object", ReadOnly = false)]
    internal Value Object = Value.None;

    [PyMember("reason", ReadOnly = false)]
    internal Value Reason = Value.None;

    [PyMember("start", ReadOnly = false)]
    internal long Start;

    [PyMember("end", ReadOnly = false)]
    internal long End;

    /// <summary>The length of the object; 0 while it is not of the right type.</summary>
    internal abstract int ObjectLength { get; }

    /// <summary>The start, within the object. (PyUnicodeEncodeError_GetStart)</summary>
    internal int ClampedStart => (int)Math.Max(0, Math.Min(Start, ObjectLength - 1));

    /// <summary>The end, within the object and behind its first item.</summary>
    internal int ClampedEnd => (int)Math.Min(Math.Max(End, 1), ObjectLength);

    /// <summary>Takes object, start, end and reason from the arguments, which must be as many as expected.</summary>
    private protected void Take(ThreadState ts, ReadOnlySpan<Value> args, PyTuple? kwnames, int expected)
    {
        base.Initialize(ts, args, kwnames);
        if (args.Length != expected)
        {
            throw Errors.TypeError($"function takes exactly {expected} arguments ({args.Length} given)");
        }
        int first = expected - 4;
        Start = Integer(ts, args[first + 1]);
        End = Integer(ts, args[first + 2]);
        Text(args[first + 3], expected);
        Object = args[first];
        Reason = args[first + 3];
    }

    private protected static PyStr Text(Value value, int argument) =>
        value.Ref as PyStr ?? throw Errors.TypeError($"argument {argument} must be str, not {value.Type.Name}");

    /// <summary>Where it went wrong: <c>in position 3</c>, with what is said of the one item there, or of several.</summary>
    private protected string Describe(ThreadState ts, string one, string several) =>
        $"{(Start < ObjectLength && End == Start + 1 ? $"{one} in position {Start}" : $"{several} in position {Start}-{End - 1}")}: {Protocols.Str.Of(ts, Reason)}";

    private static long Integer(ThreadState ts, Value value) => Indexing.ToSsize(ts, value, PyType.OverflowError).OrThrow(ts);
}

/// <summary><c>UnicodeEncodeError</c>.</summary>
[PyType("UnicodeEncodeError", Property = "UnicodeEncodeError", Base = typeof(UnicodeErrorType), Doc = "Text cannot be encoded.")]
public partial class PyUnicodeEncodeError(PyType type) : PyUnicodeErrorBase(type)
{
    [PyMember("encoding", ReadOnly = false)]
    internal Value Encoding = Value.None;

    internal override int ObjectLength => Object.Ref is PyStr text ? text.Length : 0;

    internal static PyUnicodeEncodeError Make(string encoding, PyStr text, int start, int end, string reason) =>
        new(PyType.UnicodeEncodeError)
        {
            Encoding = encoding,
            Object = text,
            Start = start,
            End = end,
            Reason = reason,
            Args = new PyTuple(encoding, text, start, end, reason),
        };

    internal override void Initialize(ThreadState ts, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        if (args.Length == 5)
        {
            Text(args[0], 1);
            Text(args[1], 2);
        }
        Take(ts, args, kwnames, 5);
        Encoding = args[0];
    }

    // UnicodeEncodeError_str
    internal override Value StrOf(ThreadState ts)
    {
        if (Object.Ref is not PyStr text) return PyStr.Empty;
        string character = Start >= 0 && Start < text.Length ? CodePointEscape.Of(text[(int)Start]) : "";
        return $"'{Protocols.Str.Of(ts, Encoding)}' codec can't encode " + Describe(ts, $"character '{character}'", "characters");
    }
}

/// <summary><c>UnicodeDecodeError</c>.</summary>
[PyType("UnicodeDecodeError", Property = "UnicodeDecodeError", Base = typeof(UnicodeErrorType), Doc = "Bytes cannot be decoded.")]
public partial class PyUnicodeDecodeError(PyType type) : PyUnicodeErrorBase(type)
{
    [PyMember("encoding", ReadOnly = false)]
    internal Value Encoding = Value.None;

    internal override int ObjectLength => Object.Ref is PyBytes bytes ? bytes.Length : 0;

    internal static PyUnicodeDecodeError Make(string encoding, ReadOnlySpan<byte> input, int start, int end, string reason)
    {
        PyBytes bytes = PyBytes.From(input);
        return new(PyType.UnicodeDecodeError)
        {
            Encoding = encoding,
            Object = bytes,
            Start = start,
            End = end,
            Reason = reason,
            Args = new PyTuple(encoding, bytes, start, end, reason),
        };
    }

    internal override void Initialize(ThreadState ts, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        if (args.Length == 5) Text(args[0], 1);
        Take(ts, args, kwnames, 5);
        Encoding = args[0];
        if (Object.Ref is not PyBytes) Object = PyBytes.Own(Buffers.Copy(ts, Object));
    }

    // UnicodeDecodeError_str
    internal override Value StrOf(ThreadState ts)
    {
        if (Object.Ref is not PyBytes bytes) return PyStr.Empty;
        int value = Start >= 0 && Start < bytes.Length ? bytes.Span[(int)Start] : 0;
        return $"'{Protocols.Str.Of(ts, Encoding)}' codec can't decode " + Describe(ts, $"byte 0x{value:x2}", "bytes");
    }
}

/// <summary><c>UnicodeTranslateError</c>.</summary>
[PyType("UnicodeTranslateError", Property = "UnicodeTranslateError", Base = typeof(UnicodeErrorType), Doc = "Text cannot be translated.")]
public partial class PyUnicodeTranslateError(PyType type) : PyUnicodeErrorBase(type)
{
    internal override int ObjectLength => Object.Ref is PyStr text ? text.Length : 0;

    internal override void Initialize(ThreadState ts, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        if (args.Length == 4) Text(args[0], 1);
        Take(ts, args, kwnames, 4);
    }

    // UnicodeTranslateError_str
    internal override Value StrOf(ThreadState ts)
    {
        if (Object.Ref is not PyStr text) return PyStr.Empty;
        string character = Start >= 0 && Start < text.Length ? CodePointEscape.Of(text[(int)Start]) : "";
        return "can't translate " + Describe(ts, $"character '{character}'", "characters");
    }
}
