namespace Adder.Objects.Codecs.Multibyte;

/// <summary>One encoding of East Asian text. A state says in which mode an encoder or decoder is; 0 at the start.</summary>
internal abstract class MultibyteCodec(string name)
{
    internal string Name { get; } = name;

    /// <summary>Decodes what stands at the offset: gives the bytes read, 0 if more are needed, or minus the bytes that are illegal.</summary>
    internal abstract int Decode(ReadOnlySpan<byte> input, int at, ref ulong state, StrBuilder target);

    /// <summary>Encodes a character; false if that is impossible.</summary>
    internal abstract bool Encode(int character, ref ulong state, ref ByteBuilder target);

    /// <summary>Encodes what stands at the offset: gives the characters read, 0 if the next one decides (never at the end), -1 if that is impossible.</summary>
    internal virtual int Encode(PyStr text, int at, bool final, ref ulong state, ref ByteBuilder target) =>
        Encode(text[at], ref state, ref target) ? 1 : -1;

    /// <summary>A state as programs see it.</summary>
    internal virtual ulong Show(ulong state) => state;

    /// <summary>The state that programs see as this.</summary>
    internal virtual ulong Restore(ulong shown) => shown;

    /// <summary>Returns an encoder to its first mode.</summary>
    internal virtual void Reset(ref ulong state, ref ByteBuilder target) => state = 0;
}
