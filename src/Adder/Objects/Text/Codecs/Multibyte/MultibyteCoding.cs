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

    internal static void Encode(MultibyteCodec codec, PyStr text, EncodeErrors errors, ref ulong state, ref ByteBuilder target)
    {
        int at = 0;
        while (at < text.Length)
        {
            if (codec.Encode(text[at], ref state, ref target))
            {
                at++;
                continue;
            }
            EncodeReplacement replacement = errors.Handle(codec.Name, text, at, at + 1, Illegal);
            if (replacement.Bytes is { } bytes)
            {
                target.Append(bytes);
            }
            else
            {
                Encode(codec, replacement.Text!, StrictErrors.Encoding, ref state, ref target);
            }
            at = replacement.Position;
        }
    }
}
