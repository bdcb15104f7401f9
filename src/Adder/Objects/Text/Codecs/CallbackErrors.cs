using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects.Codecs;

/// <summary>Asks what <c>codecs.register_error</c> has under a name. (unicode_decode_call_errorhandler_writer)</summary>
internal sealed class CallbackDecodeErrors(ThreadState ts, string name) : DecodeErrors
{
    private const string WrongResult = "decoding error handler must return (str, int) tuple";

    private Value _handler;
    private PyUnicodeDecodeError? _error;

    /// <summary>What a position is that no C integer can hold.</summary>
    internal PyType PositionOverflow { get; set; } = PyType.OverflowError;

    internal override int Handle(
        string encoding, ref ReadOnlySpan<byte> input, int start, int end, string reason, StrBuilder target)
    {
        if (_handler.IsNull) _handler = CodecRegistry.LookupError(ts, name).OrThrow(ts);
        if (_error is null)
        {
            _error = PyUnicodeDecodeError.Make(encoding, input, start, end, reason);
        }
        else
        {
            (_error.Start, _error.End, _error.Reason) = (start, end, reason);
        }
        Value result = Calls.Call(ts, _handler, _error).OrThrow(ts);
        if (result.Ref is not PyTuple { Count: 2 } pair || pair[0].Ref is not PyStr text || !Positions.HasIndex(pair[1]))
        {
            throw Errors.TypeError(WrongResult);
        }
        long position = Indexing.ToSsize(ts, pair[1], PositionOverflow).OrThrow(ts);
        if (_error.Object.Ref is not PyBytes bytes) throw Errors.TypeError("object attribute must be bytes");
        input = bytes.Span;
        target.Append(text);
        return CallbackPosition.Check(position, input.Length);
    }
}

/// <summary>Asks what <c>codecs.register_error</c> has under a name. (unicode_encode_call_errorhandler)</summary>
internal sealed class CallbackEncodeErrors(ThreadState ts, string name) : EncodeErrors
{
    private const string WrongResult = "encoding error handler must return (str/bytes, int) tuple";

    private Value _handler;
    private PyUnicodeEncodeError? _error;

    /// <summary>What a position is that no C integer can hold.</summary>
    internal PyType PositionOverflow { get; set; } = PyType.OverflowError;

    internal override EncodeReplacement Handle(string encoding, PyStr text, int start, int end, string reason)
    {
        if (_handler.IsNull) _handler = CodecRegistry.LookupError(ts, name).OrThrow(ts);
        PyUnicodeEncodeError error = Current(encoding, text, start, end, reason);
        Value result = Calls.Call(ts, _handler, error).OrThrow(ts);
        if (result.Ref is not PyTuple { Count: 2 } pair || pair[0].Ref is not (PyStr or PyBytes) || !Positions.HasIndex(pair[1]))
        {
            throw Errors.TypeError(WrongResult);
        }
        long position = Indexing.ToSsize(ts, pair[1], PositionOverflow).OrThrow(ts);
        return new EncodeReplacement(pair[0].Ref as PyStr, (pair[0].Ref as PyBytes)?.ToArray(), CallbackPosition.Check(position, text.Length));
    }

    internal override Exception Refuse(string encoding, PyStr text, int start, int end, string reason) =>
        new PythonException(Current(encoding, text, start, end, reason));

    private PyUnicodeEncodeError Current(string encoding, PyStr text, int start, int end, string reason)
    {
        if (_error is null) return _error = PyUnicodeEncodeError.Make(encoding, text, start, end, reason);
        (_error.Start, _error.End, _error.Reason) = (start, end, reason);
        return _error;
    }
}

/// <summary>Where an error handler wants to go on.</summary>
internal static class CallbackPosition
{
    internal static int Check(long position, int length)
    {
        long from = position < 0 ? position + length : position;
        if (from < 0 || from > length) throw Errors.IndexError($"position {position} from error handler out of bounds");
        return (int)from;
    }
}
