using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Runtime;

namespace Adder.Modules.Audio;

/// <summary>New sounds from given ones.</summary>
internal static partial class AudioopModule
{
    [PyFunction("mul($module, fragment, width, factor, /)\n--\n\nReturn the samples multiplied by a factor.", Name = "mul")]
    private static PyBytes Multiply(BufferView fragment, int width, double factor)
    {
        Samples samples = Check(fragment, width);
        var result = new byte[fragment.Length];
        for (int i = 0; i < samples.Count; i++) Samples.Write(result, i * width, width, Samples.Bounded(samples[i] * factor, width));
        return PyBytes.Own(result);
    }

    [PyFunction("tomono($module, fragment, width, lfactor, rfactor, /)\n--\n\nReturn one channel made of two.", Name = "tomono")]
    private static PyBytes ToMono(BufferView fragment, int width, double lfactor, double rfactor)
    {
        Samples samples = Check(fragment, width);
        if (samples.Count % 2 != 0) throw Error("not a whole number of frames");
        var result = new byte[fragment.Length / 2];
        for (int i = 0; i < samples.Count / 2; i++)
        {
            Samples.Write(result, i * width, width, Samples.Bounded(samples[2 * i] * lfactor + samples[2 * i + 1] * rfactor, width));
        }
        return PyBytes.Own(result);
    }

    [PyFunction("tostereo($module, fragment, width, lfactor, rfactor, /)\n--\n\nReturn two channels made of one.", Name = "tostereo")]
    private static PyBytes ToStereo(BufferView fragment, int width, double lfactor, double rfactor)
    {
        Samples samples = Check(fragment, width);
        var result = new byte[fragment.Length * 2];
        for (int i = 0; i < samples.Count; i++)
        {
            Samples.Write(result, 2 * i * width, width, Samples.Bounded(samples[i] * lfactor, width));
            Samples.Write(result, (2 * i + 1) * width, width, Samples.Bounded(samples[i] * rfactor, width));
        }
        return PyBytes.Own(result);
    }

    [PyFunction("add($module, fragment1, fragment2, width, /)\n--\n\nReturn the sums of the samples of two fragments.", Name = "add")]
    private static PyBytes Add(BufferView fragment1, BufferView fragment2, int width)
    {
        Samples first = Check(fragment1, width);
        if (fragment1.Length != fragment2.Length) throw Error("Lengths should be the same");
        Samples second = new(fragment2.Span, width);
        var result = new byte[fragment1.Length];
        for (int i = 0; i < first.Count; i++)
        {
            long sum = Math.Clamp((long)first[i] + second[i], Samples.Least(width), Samples.Most(width));
            Samples.Write(result, i * width, width, (int)sum);
        }
        return PyBytes.Own(result);
    }

    [PyFunction("bias($module, fragment, width, bias, /)\n--\n\nReturn the samples with a number added to each, which wraps around.", Name = "bias")]
    private static PyBytes Bias(BufferView fragment, int width, int bias)
    {
        Samples samples = Check(fragment, width);
        var result = new byte[fragment.Length];
        for (int i = 0; i < samples.Count; i++) Samples.Write(result, i * width, width, unchecked(samples[i] + bias));
        return PyBytes.Own(result);
    }

    [PyFunction("reverse($module, fragment, width, /)\n--\n\nReturn the samples in reverse order.", Name = "reverse")]
    private static PyBytes Reverse(BufferView fragment, int width)
    {
        Samples samples = Check(fragment, width);
        var result = new byte[fragment.Length];
        for (int i = 0; i < samples.Count; i++) Samples.Write(result, (samples.Count - 1 - i) * width, width, samples[i]);
        return PyBytes.Own(result);
    }

    [PyFunction("byteswap($module, fragment, width, /)\n--\n\nReturn the samples with their bytes in the other order.", Name = "byteswap")]
    private static PyBytes ByteSwap(BufferView fragment, int width)
    {
        _ = Check(fragment, width);
        byte[] result = fragment.Span.ToArray();
        for (int i = 0; i < result.Length; i += width) result.AsSpan(i, width).Reverse();
        return PyBytes.Own(result);
    }

    [PyFunction("lin2lin($module, fragment, width, newwidth, /)\n--\n\nReturn the samples with another width.", Name = "lin2lin")]
    private static PyBytes ToWidth(BufferView fragment, int width, int newwidth)
    {
        Samples samples = Check(fragment, width);
        CheckWidth(newwidth);
        var result = new byte[samples.Count * newwidth];
        for (int i = 0; i < samples.Count; i++) Samples.WriteWide(result, i * newwidth, newwidth, samples.Wide(i));
        return PyBytes.Own(result);
    }

    /// <summary>A byte for each sample, of which the function gets 32 bits.</summary>
    private static PyBytes Compress(BufferView fragment, int width, Func<int, byte> encode)
    {
        Samples samples = Check(fragment, width);
        var result = new byte[samples.Count];
        for (int i = 0; i < result.Length; i++) result[i] = encode(samples.Wide(i));
        return PyBytes.Own(result);
    }

    /// <summary>A sample for each byte; the function gives 16 bits.</summary>
    private static PyBytes Expand(BufferView fragment, int width, Func<byte, int> decode)
    {
        CheckWidth(width);
        var result = new byte[fragment.Length * width];
        for (int i = 0; i < fragment.Length; i++) Samples.WriteWide(result, i * width, width, decode(fragment.Span[i]) << 16);
        return PyBytes.Own(result);
    }

    [PyFunction("lin2ulaw($module, fragment, width, /)\n--\n\nReturn the samples in u-law.", Name = "lin2ulaw")]
    private static PyBytes ToULaw(BufferView fragment, int width) =>
        Compress(fragment, width, static sample => Companding.ToULaw(sample >> 18));

    [PyFunction("ulaw2lin($module, fragment, width, /)\n--\n\nReturn the samples that u-law stands for.", Name = "ulaw2lin")]
    private static PyBytes FromULaw(BufferView fragment, int width) => Expand(fragment, width, Companding.FromULaw);

    [PyFunction("lin2alaw($module, fragment, width, /)\n--\n\nReturn the samples in a-law.", Name = "lin2alaw")]
    private static PyBytes ToALaw(BufferView fragment, int width) =>
        Compress(fragment, width, static sample => Companding.ToALaw(sample >> 19));

    [PyFunction("alaw2lin($module, fragment, width, /)\n--\n\nReturn the samples that a-law stands for.", Name = "alaw2lin")]
    private static PyBytes FromALaw(BufferView fragment, int width) => Expand(fragment, width, Companding.FromALaw);

    [PyFunction("lin2adpcm($module, fragment, width, state, /)\n--\n\nReturn the samples in ADPCM, four bits each, and the state for what follows.", Name = "lin2adpcm")]
    private static PyTuple ToAdpcm(BufferView fragment, int width, Value state)
    {
        Samples samples = Check(fragment, width);
        AdpcmState adpcm = AdpcmState.From(state);
        var result = new byte[samples.Count / 2];
        for (int i = 0; i < samples.Count; i++)
        {
            int code = adpcm.Encode(samples.Wide(i) >> 16);
            if (i / 2 < result.Length) result[i / 2] |= (byte)(i % 2 == 0 ? code << 4 : code);
        }
        return new PyTuple(PyBytes.Own(result), adpcm.ToTuple());
    }

    [PyFunction("adpcm2lin($module, fragment, width, state, /)\n--\n\nReturn the samples that ADPCM stands for, and the state for what follows.", Name = "adpcm2lin")]
    private static PyTuple FromAdpcm(BufferView fragment, int width, Value state)
    {
        CheckWidth(width);
        AdpcmState adpcm = AdpcmState.From(state);
        var result = new byte[fragment.Length * width * 2];
        for (int i = 0; i < fragment.Length * 2; i++)
        {
            int code = fragment.Span[i / 2] >> (i % 2 == 0 ? 4 : 0);
            Samples.WriteWide(result, i * width, width, adpcm.Decode(code & 0xF) << 16);
        }
        return new PyTuple(PyBytes.Own(result), adpcm.ToTuple());
    }

    [PyFunction("ratecv($module, fragment, width, nchannels, inrate, outrate, state,\n       weightA=1, weightB=0, /)\n--\n\nReturn the samples at another rate, and the state for what follows.", Name = "ratecv")]
    private static PyTuple ConvertRate(BufferView fragment, int width, int nchannels, int inrate, int outrate, Value state, int weightA = 1, int weightB = 0)
    {
        CheckWidth(width);
        if (nchannels < 1) throw Error("# of channels should be >= 1");
        if (width > int.MaxValue / nchannels) throw Errors.OverflowError("width * nchannels too big for a C int");
        if (weightA < 1 || weightB < 0) throw Error("weightA should be >= 1, weightB should be >= 0");
        if (fragment.Length % (width * nchannels) != 0) throw Error("not a whole number of frames");
        if (inrate <= 0 || outrate <= 0) throw Error("sampling rate not > 0");
        RateConverter converter = new(nchannels, inrate, outrate, weightA, weightB);
        if (!state.IsNone && !converter.TryRestore(state)) throw Error("illegal state argument");
        byte[] result = converter.Convert(new Samples(fragment.Span, width), width);
        return new PyTuple(PyBytes.Own(result), converter.State());
    }
}
