using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Runtime;

namespace Adder.Modules.Audio;

/// <summary><c>audioop.error</c></summary>
[PyType("error", Module = "audioop", Base = typeof(ExceptionType))]
internal static partial class AudioErrorType;

/// <summary>The audioop module: what can be measured of a sound.</summary>
[PyModule("audioop")]
[PyModuleType(typeof(AudioErrorType), Name = "error")]
internal static partial class AudioopModule
{
    private static PythonException Error(string message) => Errors.Make(AudioErrorType.TypeObject, message);

    private static void CheckWidth(int width)
    {
        if (width is < 1 or > 4) throw Error("Size should be 1, 2, 3 or 4");
    }

    // audioop_check_parameters
    private static Samples Check(BufferView fragment, int width)
    {
        CheckWidth(width);
        if (fragment.Length % width != 0) throw Error("not a whole number of frames");
        return new Samples(fragment.Span, width);
    }

    [PyFunction("getsample($module, fragment, width, index, /)\n--\n\nReturn a sample.", Name = "getsample")]
    private static int GetSample(BufferView fragment, int width, long index)
    {
        Samples samples = Check(fragment, width);
        return index >= 0 && index < samples.Count ? samples[(int)index] : throw Error("Index out of range");
    }

    [PyFunction("max($module, fragment, width, /)\n--\n\nReturn the largest absolute value of the samples.")]
    private static long Max(BufferView fragment, int width)
    {
        Samples samples = Check(fragment, width);
        long most = 0;
        for (int i = 0; i < samples.Count; i++) most = Math.Max(most, Math.Abs((long)samples[i]));
        return most;
    }

    [PyFunction("minmax($module, fragment, width, /)\n--\n\nReturn the least and the largest sample.", Name = "minmax")]
    private static PyTuple MinMax(BufferView fragment, int width)
    {
        Samples samples = Check(fragment, width);
        int least = int.MaxValue;
        int most = int.MinValue;
        for (int i = 0; i < samples.Count; i++)
        {
            least = Math.Min(least, samples[i]);
            most = Math.Max(most, samples[i]);
        }
        return new PyTuple(Value.Int(least), Value.Int(most));
    }

    [PyFunction("avg($module, fragment, width, /)\n--\n\nReturn the mean of the samples.", Name = "avg")]
    private static int Average(BufferView fragment, int width)
    {
        Samples samples = Check(fragment, width);
        double sum = 0;
        for (int i = 0; i < samples.Count; i++) sum += samples[i];
        return samples.Count == 0 ? 0 : (int)Math.Floor(sum / samples.Count);
    }

    [PyFunction("rms($module, fragment, width, /)\n--\n\nReturn the root of the mean of the squares of the samples.", Name = "rms")]
    private static long RootMeanSquare(BufferView fragment, int width)
    {
        Samples samples = Check(fragment, width);
        double sum = 0;
        for (int i = 0; i < samples.Count; i++) sum += (double)samples[i] * samples[i];
        return samples.Count == 0 ? 0 : (uint)Math.Sqrt(sum / samples.Count);
    }

    [PyFunction("cross($module, fragment, width, /)\n--\n\nReturn how often the sign changes.")]
    private static int Cross(BufferView fragment, int width)
    {
        Samples samples = Check(fragment, width);
        int crossings = -1;
        bool? wasNegative = null;
        for (int i = 0; i < samples.Count; i++)
        {
            bool isNegative = samples[i] < 0;
            if (isNegative != wasNegative) crossings++;
            wasNegative = isNegative;
        }
        return crossings;
    }

    // The distances between one turning point and the next.
    private static (double Sum, int Count, uint Most) Swings(Samples samples)
    {
        (double Sum, int Count, uint Most) result = (0, 0, 0);
        if (samples.Count < 2) return result;
        int previous = samples[0];
        bool? wasFalling = null;
        int? turn = null;
        for (int i = 1; i < samples.Count; i++)
        {
            int sample = samples[i];
            if (sample == previous) continue;
            bool isFalling = sample < previous;
            if (wasFalling is { } before && before != isFalling)
            {
                if (turn is { } last)
                {
                    uint distance = (uint)Math.Abs((long)previous - last);
                    result = (result.Sum + distance, result.Count + 1, Math.Max(result.Most, distance));
                }
                turn = previous;
            }
            previous = sample;
            wasFalling = isFalling;
        }
        return result;
    }

    [PyFunction("avgpp($module, fragment, width, /)\n--\n\nReturn the mean distance between peaks.", Name = "avgpp")]
    private static long AveragePeakToPeak(BufferView fragment, int width)
    {
        (double sum, int count, _) = Swings(Check(fragment, width));
        return count == 0 ? 0 : (uint)(sum / count);
    }

    [PyFunction("maxpp($module, fragment, width, /)\n--\n\nReturn the largest distance between peaks.", Name = "maxpp")]
    private static long MaxPeakToPeak(BufferView fragment, int width) => Swings(Check(fragment, width)).Most;

    private static Samples Shorts(BufferView fragment) =>
        fragment.Length % 2 == 0 ? new Samples(fragment.Span, 2) : throw Error("Strings should be even-sized");

    private static double Product(Samples first, int start, Samples second, int secondStart, int count)
    {
        double sum = 0;
        for (int i = 0; i < count; i++) sum += (double)first[start + i] * second[secondStart + i];
        return sum;
    }

    [PyFunction("findfit($module, fragment, reference, /)\n--\n\nReturn where a reference fits best, and with which factor.", Name = "findfit")]
    private static PyTuple FindFit(BufferView fragment, BufferView reference)
    {
        if (fragment.Length % 2 != 0 || reference.Length % 2 != 0) throw Error("Strings should be even-sized");
        Samples samples = Shorts(fragment);
        Samples wanted = Shorts(reference);
        int count = wanted.Count;
        if (samples.Count < count) throw Error("First sample should be longer");
        double wantedSquares = Product(wanted, 0, wanted, 0, count);
        double squares = Product(samples, 0, samples, 0, count);
        double best = double.PositiveInfinity;
        int position = 0;
        for (int i = 0; i <= samples.Count - count; i++)
        {
            if (i > 0) squares += (double)samples[i + count - 1] * samples[i + count - 1] - (double)samples[i - 1] * samples[i - 1];
            double product = Product(samples, i, wanted, 0, count);
            double result = (wantedSquares * squares - product * product) / squares;
            if (i > 0 && !(result < best)) continue;
            best = result;
            position = i;
        }
        return new PyTuple(Value.Int(position), Value.Float(Product(samples, position, wanted, 0, count) / wantedSquares));
    }

    [PyFunction("findfactor($module, fragment, reference, /)\n--\n\nReturn the factor with which a reference fits best.", Name = "findfactor")]
    private static double FindFactor(BufferView fragment, BufferView reference)
    {
        if (fragment.Length % 2 != 0 || reference.Length % 2 != 0) throw Error("Strings should be even-sized");
        if (fragment.Length != reference.Length) throw Error("Samples should be same size");
        Samples wanted = Shorts(reference);
        return Product(Shorts(fragment), 0, wanted, 0, wanted.Count) / Product(wanted, 0, wanted, 0, wanted.Count);
    }

    [PyFunction("findmax($module, fragment, length, /)\n--\n\nReturn where so many samples have the most energy.", Name = "findmax")]
    private static int FindMax(BufferView fragment, long length)
    {
        Samples samples = Shorts(fragment);
        if (length < 0 || samples.Count < length) throw Error("Input sample should be longer");
        int count = (int)length;
        double energy = Product(samples, 0, samples, 0, count);
        double best = energy;
        int position = 0;
        for (int i = 1; i <= samples.Count - count && count > 0; i++)
        {
            energy += (double)samples[i + count - 1] * samples[i + count - 1] - (double)samples[i - 1] * samples[i - 1];
            if (energy <= best) continue;
            best = energy;
            position = i;
        }
        return position;
    }
}
