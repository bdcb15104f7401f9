using Adder.Objects;

namespace Adder.Modules.Audio;

/// <summary>What the ADPCM of the IMA predicts, and how large its steps are.</summary>
internal struct AdpcmState
{
    private static ReadOnlySpan<sbyte> IndexChanges => [-1, -1, -1, -1, 2, 4, 6, 8];

    private static ReadOnlySpan<short> Steps =>
    [
        7, 8, 9, 10, 11, 12, 13, 14, 16, 17, 19, 21, 23, 25, 28, 31, 34, 37, 41, 45, 50, 55, 60, 66, 73, 80, 88, 97, 107, 118, 130, 143, 157,
        173, 190, 209, 230, 253, 279, 307, 337, 371, 408, 449, 494, 544, 598, 658, 724, 796, 876, 963, 1060, 1166, 1282, 1411, 1552, 1707, 1878,
        2066, 2272, 2499, 2749, 3024, 3327, 3660, 4026, 4428, 4871, 5358, 5894, 6484, 7132, 7845, 8630, 9493, 10442, 11487, 12635, 13899, 15289,
        16818, 18500, 20350, 22385, 24623, 27086, 29794, 32767,
    ];

    private int _predicted;
    private int _index;

    /// <summary>From what Python was given before, or None. Throws.</summary>
    internal static AdpcmState From(Value state)
    {
        if (state.IsNone) return default;
        if (state.Ref is not PyTuple tuple) throw Errors.TypeError("state must be a tuple or None");
        if (tuple.Count != 2 || !PyLong.TryInt64(tuple[0], out long predicted) || !PyLong.TryInt64(tuple[1], out long index))
        {
            throw Errors.TypeError("state must be a tuple of two integers");
        }
        if (predicted is < short.MinValue or > short.MaxValue || index < 0 || index >= Steps.Length) throw Errors.ValueError("bad state");
        return new AdpcmState { _predicted = (int)predicted, _index = (int)index };
    }

    internal readonly PyTuple ToTuple() => new(Value.Int(_predicted), Value.Int(_index));

    internal int Encode(int sample)
    {
        int step = Steps[_index];
        int sign = sample < _predicted ? 8 : 0;
        int rest = Math.Abs(sample - _predicted);
        int code = 0;
        for (int bit = 4; bit > 0; bit >>= 1, step >>= 1)
        {
            if (rest < step) continue;
            code |= bit;
            rest -= step;
        }
        Decode(code | sign);
        return code | sign;
    }

    internal int Decode(int code)
    {
        int step = Steps[_index];
        int change = step >> 3;
        if ((code & 4) != 0) change += step;
        if ((code & 2) != 0) change += step >> 1;
        if ((code & 1) != 0) change += step >> 2;
        _predicted = Math.Clamp((code & 8) != 0 ? _predicted - change : _predicted + change, short.MinValue, short.MaxValue);
        _index = Math.Clamp(_index + IndexChanges[code & 7], 0, Steps.Length - 1);
        return _predicted;
    }
}
