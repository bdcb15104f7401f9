namespace Adder.Objects.Codecs.Multibyte;

/// <summary>One encoding of East Asian text. A state says in which mode an encoder or decoder is; 0 at the start.</summary>
internal abstract class MultibyteCodec(string name)
{
    internal string Name { get; } = name;

    /// <summary>Decodes what stands at the offset: gives the bytes read, 0 if more are needed, or minus the bytes that are illegal.</summary>
    internal abstract int Decode(ReadOnlySpan<byte> input, int at, ref ulong state, StrBuilder target);

    /// <summary>Encodes a character; false if that is impossible.</summary>
    internal abstract bool Encode(int character, ref ulong state, ref ByteBuilder target);

    /// <summary>Returns an encoder to its first mode.</summary>
    internal virtual void Reset(ref ulong state, ref ByteBuilder target) => state = 0;
}
