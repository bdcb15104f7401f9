using System.Buffers.Binary;
using System.Numerics;
using Adder.Objects;
using Adder.Runtime;

namespace Adder.Modules.IO.Text;

/// <summary>A position in decoded text as <c>tell</c> gives it: a number that says where decoding can begin, and how far to go on. (cookie_type)</summary>
internal struct PositionCookie
{
    private const int Size = 21;

    internal long Start;
    internal int Flags;
    internal int BytesToFeed;
    internal int CharactersToSkip;
    internal bool NeedsEnd;

    internal readonly BigInteger ToNumber()
    {
        Span<byte> bytes = stackalloc byte[Size];
        BinaryPrimitives.WriteInt64LittleEndian(bytes, Start);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[8..], Flags);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[12..], BytesToFeed);
        BinaryPrimitives.WriteInt32LittleEndian(bytes[16..], CharactersToSkip);
        bytes[20] = NeedsEnd ? (byte)1 : (byte)0;
        return new BigInteger(bytes, isUnsigned: true);
    }

    /// <summary>Throws OverflowError for numbers that are too large.</summary>
    internal static PositionCookie From(BigInteger number)
    {
        Span<byte> bytes = stackalloc byte[Size];
        bytes.Clear();
        if (!number.TryWriteBytes(bytes, out _, isUnsigned: true)) throw Errors.OverflowError("int too big to convert");
        return new PositionCookie
        {
            Start = BinaryPrimitives.ReadInt64LittleEndian(bytes),
            Flags = BinaryPrimitives.ReadInt32LittleEndian(bytes[8..]),
            BytesToFeed = BinaryPrimitives.ReadInt32LittleEndian(bytes[12..]),
            CharactersToSkip = BinaryPrimitives.ReadInt32LittleEndian(bytes[16..]),
            NeedsEnd = bytes[20] != 0,
        };
    }
}
