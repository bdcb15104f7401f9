namespace Adder.Syntax.Text;

/// <summary>Decodes a file with its PEP 263 coding cookie; null when the codec is unknown to it.</summary>
public delegate string? SourceDecoder(string encoding, ReadOnlySpan<byte> source);

/// <summary>Turns the bytes of a source file into the UTF-8 that the tokenizer reads.</summary>
public static class SourceText
{
    /// <summary>Removes a byte order mark and decodes by the coding cookie.</summary>
    /// <exception cref="SyntaxErrorException">The source cannot be decoded.</exception>
    public static byte[] Decode(byte[] source, string fileName, SourceDecoder? decoder = null) => throw new NotImplementedException();
}
