using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;
using Adder.Syntax.Tokenizing;

namespace Adder.Modules.Tokenize;

/// <summary>Lines from a Python <c>readline</c> function: str, or bytes in an encoding. (tok_readline_string)</summary>
internal sealed class ReadlineSource(ThreadState ts, Value readline, string? encoding) : ILineSource
{
    public byte[]? ReadLine(bool continuation)
    {
        Value line = Calls.Call(ts, readline);
        if (line.IsNull) return ts.ClearIf(PyType.StopIteration) ? null : throw ts.Throwable();
        if (encoding is null)
        {
            return line.Ref is PyStr text
                ? Encodings.EncodeUtf8(ts, text)
                : throw Errors.TypeError("readline() returned a non-string object");
        }
        if (line.Ref is not PyBytes) throw Errors.TypeError("readline() returned a non-bytes object");
        return Encodings.EncodeUtf8(ts, Encodings.Decode(ts, line, encoding, "replace"));
    }
}
