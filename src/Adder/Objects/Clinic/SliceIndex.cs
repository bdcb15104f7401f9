namespace Adder.Objects.Clinic;

/// <summary>A start or stop argument, clamped to 64 bits; <c>default</c> where it was not given or None. (slice_index)</summary>
internal readonly struct SliceIndex
{
    private readonly long _index;
    private readonly bool _isGiven;

    internal SliceIndex(long index)
    {
        _index = index;
        _isGiven = true;
    }

    internal bool IsGiven => _isGiven;

    internal long Index => _index;

    /// <summary>The index in 0..length, negative ones counted from the end; 0 where none was given.</summary>
    internal int Clamp(int length) => (int)Clamp((long)length);

    internal long Clamp(long length)
    {
        if (_index >= 0) return Math.Min(_index, length);
        return Math.Max(_index + length, 0);
    }

    /// <summary>As <see cref="Clamp(int)"/>, but the length where none was given.</summary>
    internal int ClampStop(int length) => _isGiven ? Clamp(length) : length;
}

/// <summary>A str argument of exactly one character. (format unit C)</summary>
internal readonly record struct CodePoint(int Number);
