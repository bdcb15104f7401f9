using Adder.Objects;
using Adder.Runtime;

namespace Adder.Protocols;

/// <summary>Calls the functions of a codec. All of these throw.</summary>
internal static class CodecCalls
{
    // _PyCodec_EncodeInternal
    internal static Value Encode(ThreadState ts, Value text, PyTuple codec, string encoding, string? errors) =>
        First(ts, Call(ts, codec[0], text, errors, "encoding", encoding), "encoder must return a tuple (object, integer)");

    // _PyCodec_DecodeInternal
    internal static Value Decode(ThreadState ts, Value bytes, PyTuple codec, string encoding, string? errors) =>
        First(ts, Call(ts, codec[1], bytes, errors, "decoding", encoding), "decoder must return a tuple (object,integer)");

    private static Value Call(ThreadState ts, Value function, Value argument, string? errors, string operation, string encoding)
    {
        Value result = errors is null ? Calls.Call(ts, function, argument) : Calls.Call(ts, function, argument, errors);
        if (!result.IsNull) return result;
        PyException error = ts.TakePending();
        error.AddNote(ts, $"{operation} with '{encoding}' codec failed");
        throw new PythonException(error);
    }

    private static Value First(ThreadState ts, Value result, string message) =>
        result.Ref is PyTuple { Count: 2 } pair ? pair[0] : throw Errors.TypeError(message);
}
