using System.Runtime.CompilerServices;

namespace Adder.Syntax.Tokenizing;

/// <summary>The classes of bytes that the tokenizer distinguishes.</summary>
internal static class CharacterClass
{
    private const byte Start = 1;
    private const byte Part = 2;
    private const byte Hex = 8;

    // Bytes above 127 belong to characters whose identifier properties are checked later.
    private static ReadOnlySpan<byte> Classes =>
    [
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 10, 10, 10, 10, 10, 10, 10, 10, 10, 10, 0, 0, 0, 0, 0, 0,
        0, 11, 11, 11, 11, 11, 11, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 0, 0, 0, 0, 3,
        0, 11, 11, 11, 11, 11, 11, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 0, 0, 0, 0, 0,
    ];

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool IsIdentifierStart(int c) => c >= 128 || Is(c, Start);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool IsIdentifierPart(int c) => c >= 128 || Is(c, Part);

    internal static bool IsDigit(int c) => (uint)(c - '0') < 10;

    internal static bool IsHexDigit(int c) => Is(c, Hex);

    internal static bool IsOctalDigit(int c) => (uint)(c - '0') < 8;

    internal static bool IsAsciiLetterOrDigit(int c) => (uint)c < 128 && c != '_' && Is(c, Part);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Is(int c, byte flag) => (uint)c < 128 && (Classes[c] & flag) != 0;
}
