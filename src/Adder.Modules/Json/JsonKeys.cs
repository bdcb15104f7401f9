using System.Buffers.Binary;
using Adder.Objects;
using Adder.Runtime;

namespace Adder.Modules.Json;

/// <summary>The keys that a scanner has read: equal ones of a text are one string, and frequent ones are found without making a string first.</summary>
internal sealed class JsonKeys
{
    private const int Places = 64, MostKept = 64;

    // The keys read last, of this text or one before, by a hash of their characters.
    private readonly PyStr?[] _recent = new PyStr?[Places];
    private PyDict _known = new();

    /// <summary>Where the key of these characters stands if it was read lately; what stands there may be another one.</summary>
    internal ref PyStr? PlaceOf(ReadOnlySpan<byte> text) => ref _recent[HashOf(text)];

    /// <summary>Whether the string in a place is the key of these characters.</summary>
    internal static bool Holds(PyStr? place, ReadOnlySpan<byte> text) => place is not null && place.Latin1.SequenceEqual(text);

    internal static bool AreKept(ReadOnlySpan<byte> text) => text.Length <= MostKept;

    /// <summary>The first of equal keys, so that they share memory.</summary>
    internal Value First(ThreadState ts, Value key)
    {
        Value known = _known.Find(ts, key);
        if (!known.IsNull) return known;
        _known.Set(ts, key, key);
        return key;
    }

    /// <summary>At the end of a text: its keys are not kept alive, but for the few read last.</summary>
    internal void Forget() => _known = new PyDict();

    private static int HashOf(ReadOnlySpan<byte> text)
    {
        ulong mixed = (ulong)text.Length;
        if (text.Length >= 8)
        {
            mixed ^= BinaryPrimitives.ReadUInt64LittleEndian(text) * 31 + BinaryPrimitives.ReadUInt64LittleEndian(text[^8..]);
        }
        else
        {
            foreach (byte c in text) mixed = mixed * 257 + c;
        }
        return (int)(mixed * 0x9E3779B97F4A7C15 >> 58);
    }
}
