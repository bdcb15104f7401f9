namespace Adder.Objects.Codecs.Multibyte;

/// <summary>Runs a codec over whole inputs, with error handlers. (multibytecodec_encode, decoder_feed_buffer)</summary>
internal static class MultibyteCoding
{
    private const string Illegal = "illegal multibyte sequence";
    private const string Incomplete = "incomplete multibyte sequence";

    /// <summary>Decodes; unless final, leaves an incomplete character at the end alone. Gives the bytes read.</summary>
    internal static int Decode(
        MultibyteCodec codec, ReadOnlySpan<byte> input, DecodeErrors errors, bool final, ref ulong state, StrBuilder target)
    {
        if (errors is CallbackDecodeErrors asked) asked.PositionOverflow = PyType.IndexError;
        int at = 0;
        while (at < input.Length)
        {
            int read = codec.Decode(input, at, ref state, target);
            if (read > 0)
            {
                at += read;
                continue;
            }
            if (read == 0 && !final) break;
            int end = read == 0 ? input.Length : Math.Min(at - read, input.Length);
            at = errors.Handle(codec.Name, ref input, at, end, read == 0 ? Incomplete : Illegal, target);
        }
        return at;
    }

    /// <summary>Encodes; unless final, leaves a character at the end alone that the next one could change. Gives the characters read.</summary>
    internal static int Encode(MultibyteCodec codec, PyStr text, EncodeErrors errors, bool final, ref ulong state, ref ByteBuilder target)
    {
        if (errors is CallbackEncodeErrors asked) asked.PositionOverflow = PyType.IndexError;
        int at = 0;
        while (at < text.Length)
        {
            int read = codec.Encode(text, at, final, ref state, ref target);
            if (read == 0) break;
            if (read > 0)
            {
                at += read;
                continue;
            }
            EncodeReplacement replacement = errors.Handle(codec.Name, text, at, at + 1, Illegal);
            if (replacement.Bytes is { } bytes)
            {
                target.Append(bytes);
            }
            else
            {
                Encode(codec, replacement.Text!, StrictErrors.Encoding, true, ref state, ref target);
            }
            at = replacement.Position;
        }
        return at;
    }
}
