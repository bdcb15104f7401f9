using System.Numerics;
using Adder.Objects;

namespace Adder.Modules.Audio;

/// <summary>Samples at another rate, by linear interpolation behind a simple filter. (audioop_ratecv)</summary>
internal sealed class RateConverter
{
    private readonly int[] _previous;
    private readonly int[] _current;
    private readonly int _inRate;
    private readonly int _outRate;
    private readonly int _weightA;
    private readonly int _weightB;
    private int _distance;

    internal RateConverter(int channels, int inRate, int outRate, int weightA, int weightB)
    {
        int rates = (int)BigInteger.GreatestCommonDivisor(inRate, outRate);
        int weights = (int)BigInteger.GreatestCommonDivisor(weightA, weightB);
        _inRate = inRate / rates;
        _outRate = outRate / rates;
        _weightA = weightA / weights;
        _weightB = weightB / weights;
        _previous = new int[channels];
        _current = new int[channels];
        _distance = -_outRate;
    }

    /// <summary>Goes on from what <see cref="State"/> gave before.</summary>
    internal bool TryRestore(Value state)
    {
        if (state.Ref is not PyTuple tuple) throw Errors.TypeError("state must be a tuple or None");
        if (tuple.Count != 2 || !PyLong.TryInt64(tuple[0], out long distance) || tuple[1].Ref is not PyTuple channels) return false;
        if (channels.Count != _previous.Length) return false;
        for (int i = 0; i < channels.Count; i++)
        {
            if (channels[i].Ref is not PyTuple { Count: 2 } pair) throw Errors.TypeError("ratecv(): illegal state argument");
            if (!PyLong.TryInt64(pair[0], out long previous) || !PyLong.TryInt64(pair[1], out long current)) return false;
            _previous[i] = (int)previous;
            _current[i] = (int)current;
        }
        _distance = (int)distance;
        return true;
    }

    internal PyTuple State()
    {
        var channels = new Value[_previous.Length];
        for (int i = 0; i < channels.Length; i++) channels[i] = new PyTuple(Value.Int(_previous[i]), Value.Int(_current[i]));
        return new PyTuple(Value.Int(_distance), new PyTuple(channels));
    }

    internal byte[] Convert(Samples samples, int width)
    {
        System.Buffers.ArrayBufferWriter<byte> result = new();
        for (int next = 0; ; )
        {
            for (; _distance < 0; _distance += _outRate)
            {
                if (next == samples.Count) return result.WrittenSpan.ToArray();
                for (int i = 0; i < _current.Length; i++)
                {
                    _previous[i] = _current[i];
                    double sample = samples.Wide(next++);
                    _current[i] = (int)((_weightA * sample + _weightB * (double)_previous[i]) / ((double)_weightA + _weightB));
                }
            }
            for (; _distance >= 0; _distance -= _inRate)
            {
                for (int i = 0; i < _current.Length; i++)
                {
                    double sample = (_previous[i] * (double)_distance + _current[i] * (double)(_outRate - _distance)) / _outRate;
                    Samples.WriteWide(result.GetSpan(width), 0, width, (int)sample);
                    result.Advance(width);
                }
            }
        }
    }
}
