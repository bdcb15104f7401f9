using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary>What the three Unicode errors with positions share.</summary>
public abstract partial class PyCodecError(PyType type) : PyException(type)
{
    internal Value Subject;
    internal long First;
    internal long Last;
    internal Value Why = Value.None;

    private protected void Check(ReadOnlySpan<Value> args, int count, PyTuple? kwnames)
    {
        if (kwnames is { Count: > 0 }) throw Errors.TypeError($"{Type.Name}() takes no keyword arguments");
        if (args.Length != count) throw Errors.TypeError($"function takes exactly {count} arguments ({args.Length} given)");
    }

    private protected void SetRange(ThreadState ts, Value start, Value end, Value reason, int position)
    {
        First = Indexing.ToSsize(ts, start, PyType.OverflowError).OrThrow(ts);
        Last = Indexing.ToSsize(ts, end, PyType.OverflowError).OrThrow(ts);
        Why = Text(reason, position);
    }

    private protected static Value Text(Value value, int position) =>
        value.Ref is PyStr ? value : throw Errors.TypeError($"argument {position} must be str, not {value.Type.Name}");

    internal Value GetSubject() => Subject.IsNull ? Value.None : Subject;

    internal void SetSubject(Value value) => Subject = value;

    internal long GetStart() => First;

    internal void SetStart(ThreadState ts, Value value) => First = Indexing.ToSsize(ts, value, PyType.OverflowError).OrThrow(ts);

    internal long GetEnd() => Last;

    internal void SetEnd(ThreadState ts, Value value) => Last = Indexing.ToSsize(ts, value, PyType.OverflowError).OrThrow(ts);

    internal Value GetReason() => Why;

    internal void SetReason(Value value) => Why = value;

    private protected string Describe(string encoding, string verb, string what, string one)
    {
        string reason = Why.Ref is PyStr text ? text.ToString() : "";
        return Last == First + 1 && one.Length > 0
            ? $"{encoding}{verb} {one} in position {First}: {reason}"
            : $"{encoding}{verb} {what} in position {First}-{Last - 1}: {reason}";
    }

    private protected string Character()
    {
        if (Subject.Ref is not PyStr text || First < 0 || First >= text.Length) return "";
        int c = text[(int)First];
        return "character '" + (c < 256 ? $"\\x{c:x2}" : c < 65536 ? $"\\u{c:x4}" : $"\\U{c:x8}") + "'";
    }
}

/// <summary><c>UnicodeEncodeError</c>.</summary>
[PyType("UnicodeEncodeError", Property = "UnicodeEncodeError", Base = typeof(UnicodeErrorType), Doc = "Text could not be encoded.")]
public partial class PyUnicodeEncodeError(PyType type) : PyCodecError(type)
{
    [PyMember("encoding", ReadOnly = false)]
    internal Value Encoding = Value.None;

    internal override void Initialize(ThreadState ts, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        Check(args, 5, kwnames);
        Encoding = Text(args[0], 1);
        Subject = Text(args[1], 2);
        SetRange(ts, args[2], args[3], args[4], 5);
        Args = PyTuple.From(args);
    }

    internal static PyException Make(string encoding, PyStr text, int start, int end, string reason) => new PyUnicodeEncodeError(PyType.UnicodeEncodeError)
    {
        Encoding = encoding, Subject = text, First = start, Last = end, Why = reason, Args = new PyTuple(encoding, text, start, end, reason),
    };

    internal override Value StrOf(ThreadState ts) => Subject.IsNull ? PyStr.Empty : Describe($"'{Protocols.Str.Of(ts, Encoding)}'", " codec can't encode", "characters", Character());

    [PyGetSet("object", Setter = nameof(PutSubject))] private Value ObjectOf() => GetSubject();

    private void PutSubject(Value value) => SetSubject(value);

    [PyGetSet("start", Setter = nameof(PutStart))] private long StartOf() => GetStart();

    private void PutStart(ThreadState ts, Value value) => SetStart(ts, value);

    [PyGetSet("end", Setter = nameof(PutEnd))] private long EndOf() => GetEnd();

    private void PutEnd(ThreadState ts, Value value) => SetEnd(ts, value);

    [PyGetSet("reason", Setter = nameof(PutReason))] private Value ReasonOf() => GetReason();

    private void PutReason(Value value) => SetReason(value);
}

/// <summary><c>UnicodeDecodeError</c>.</summary>
[PyType("UnicodeDecodeError", Property = "UnicodeDecodeError", Base = typeof(UnicodeErrorType), Doc = "Bytes could not be decoded.")]
public partial class PyUnicodeDecodeError(PyType type) : PyCodecError(type)
{
    [PyMember("encoding", ReadOnly = false)]
    internal Value Encoding = Value.None;

    internal override void Initialize(ThreadState ts, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        Check(args, 5, kwnames);
        Encoding = Text(args[0], 1);
        Subject = args[1].Ref is PyBytes ? args[1] : new PyBytes(BytesLike.FromObject(ts, args[1]).ToArray());
        SetRange(ts, args[2], args[3], args[4], 5);
        Args = PyTuple.From(args);
    }

    internal static PyException Make(string encoding, ReadOnlySpan<byte> bytes, int start, int end, string reason)
    {
        PyBytes subject = PyBytes.From(bytes);
        return new PyUnicodeDecodeError(PyType.UnicodeDecodeError)
        {
            Encoding = encoding, Subject = subject, First = start, Last = end, Why = reason, Args = new PyTuple(encoding, subject, start, end, reason),
        };
    }

    internal override Value StrOf(ThreadState ts)
    {
        if (Subject.IsNull) return PyStr.Empty;
        string one = Subject.Ref is PyBytes bytes && First >= 0 && First < bytes.Length ? $"byte 0x{bytes.Span[(int)First]:x2}" : "";
        return Describe($"'{Protocols.Str.Of(ts, Encoding)}'", " codec can't decode", "bytes", one);
    }

    [PyGetSet("object", Setter = nameof(PutSubject))] private Value ObjectOf() => GetSubject();

    private void PutSubject(Value value) => SetSubject(value);

    [PyGetSet("start", Setter = nameof(PutStart))] private long StartOf() => GetStart();

    private void PutStart(ThreadState ts, Value value) => SetStart(ts, value);

    [PyGetSet("end", Setter = nameof(PutEnd))] private long EndOf() => GetEnd();

    private void PutEnd(ThreadState ts, Value value) => SetEnd(ts, value);

    [PyGetSet("reason", Setter = nameof(PutReason))] private Value ReasonOf() => GetReason();

    private void PutReason(Value value) => SetReason(value);
}

/// <summary><c>UnicodeTranslateError</c>.</summary>
[PyType("UnicodeTranslateError", Property = "UnicodeTranslateError", Base = typeof(UnicodeErrorType), Doc = "Text could not be translated.")]
public partial class PyUnicodeTranslateError(PyType type) : PyCodecError(type)
{
    [PyMember("encoding", ReadOnly = false)]
    internal Value Encoding = Value.None;

    internal override void Initialize(ThreadState ts, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        Check(args, 4, kwnames);
        Subject = Text(args[0], 1);
        SetRange(ts, args[1], args[2], args[3], 4);
        Args = PyTuple.From(args);
    }

    internal override Value StrOf(ThreadState ts) => Subject.IsNull ? PyStr.Empty : Describe("can't", " translate", "characters", Character());

    [PyGetSet("object", Setter = nameof(PutSubject))] private Value ObjectOf() => GetSubject();

    private void PutSubject(Value value) => SetSubject(value);

    [PyGetSet("start", Setter = nameof(PutStart))] private long StartOf() => GetStart();

    private void PutStart(ThreadState ts, Value value) => SetStart(ts, value);

    [PyGetSet("end", Setter = nameof(PutEnd))] private long EndOf() => GetEnd();

    private void PutEnd(ThreadState ts, Value value) => SetEnd(ts, value);

    [PyGetSet("reason", Setter = nameof(PutReason))] private Value ReasonOf() => GetReason();

    private void PutReason(Value value) => SetReason(value);
}
