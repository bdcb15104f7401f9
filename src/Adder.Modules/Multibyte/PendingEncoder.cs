using System.Buffers.Binary;
using System.Numerics;
using System.Text;
using Adder.Objects;
using Adder.Objects.Codecs;
using Adder.Objects.Codecs.Multibyte;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Multibyte;

/// <summary>Encodes piece by piece: keeps the mode, and characters that the next one could change. (MultibyteStatefulEncoderContext)</summary>
internal sealed class PendingEncoder(MultibyteCodec codec)
{
    private const int MostPending = 2;

    private string _pending = "";
    private ulong _state;

    internal string Errors { get; set; } = "strict";

    internal bool HasPending => _pending.Length > 0;

    internal PyBytes Encode(ThreadState ts, Value input, bool final)
    {
        PyStr text = input.Ref as PyStr ?? Str.Of(ts, input);
        if (HasPending) text = PyStr.From(_pending + text.ToString());
        var target = new ByteBuilder(text.Length * 2);
        ulong state = _state;
        int read = MultibyteCoding.Encode(codec, text, Encodings.EncodeErrorsOf(ts, Errors), final, ref state, ref target);
        if (text.Length - read > MostPending) throw Adder.Objects.Errors.Make(PyType.UnicodeError, "pending buffer overflow");
        if (final) codec.Reset(ref state, ref target);
        _state = state;
        _pending = read == text.Length ? "" : text.Substring(read, text.Length).ToString();
        return PyBytes.Own(target.ToArray());
    }

    internal PyBytes Reset()
    {
        var target = new ByteBuilder(8);
        codec.Reset(ref _state, ref target);
        _pending = "";
        return PyBytes.Own(target.ToArray());
    }

    /// <summary>The pending text's length in UTF-8, that text, and the mode, as one little-endian number.</summary>
    internal BigInteger GetState()
    {
        byte[] pending = Encoding.UTF8.GetBytes(_pending);
        byte[] state = new byte[1 + pending.Length + sizeof(ulong)];
        state[0] = (byte)pending.Length;
        pending.CopyTo(state.AsSpan(1));
        BinaryPrimitives.WriteUInt64LittleEndian(state.AsSpan(1 + pending.Length), codec.Show(_state));
        return new BigInteger(state, isUnsigned: true);
    }

    internal void SetState(BigInteger number)
    {
        const int longest = MostPending * 4;
        if (number.Sign < 0) throw Adder.Objects.Errors.OverflowError("can't convert negative int to unsigned");
        byte[] state = new byte[1 + longest + sizeof(ulong)];
        if (!number.TryWriteBytes(state, out _, isUnsigned: true)) throw Adder.Objects.Errors.OverflowError("int too big to convert");
        int length = state[0];
        if (length > longest) throw Adder.Objects.Errors.Make(PyType.UnicodeError, "pending buffer too large");
        _pending = Utf8Codec.Decode(state.AsSpan(1, length), StrictErrors.Decoding).ToString();
        _state = codec.Restore(BinaryPrimitives.ReadUInt64LittleEndian(state.AsSpan(1 + length)));
    }
}

/// <summary>The setters of <c>errors</c>.</summary>
internal static class ErrorsAttribute
{
    // codecctx_errors_set
    internal static string From(Value value)
    {
        if (value.IsNull) throw Errors.Make(PyType.AttributeError, "cannot delete attribute");
        return value.Ref is PyStr name ? name.ToString() : throw Errors.TypeError("errors must be a string");
    }
}
