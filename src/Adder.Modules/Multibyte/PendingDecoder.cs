using Adder.Objects;
using Adder.Objects.Codecs.Multibyte;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Multibyte;

/// <summary>Decodes piece by piece: keeps the mode, and the bytes of a character that is not complete yet.</summary>
internal sealed class PendingDecoder(MultibyteCodec codec)
{
    private const int MostPending = 8;

    internal byte[] Pending { get; set; } = [];

    private ulong _state;

    /// <summary>The mode, as programs see it.</summary>
    internal ulong ShownState
    {
        get => codec.Show(_state);
        set => _state = codec.Restore(value);
    }

    internal string Errors { get; set; } = "strict";

    internal PyStr Decode(ThreadState ts, ReadOnlySpan<byte> input, bool final)
    {
        byte[] all = [.. Pending, .. input];
        var target = new StrBuilder(all.Length);
        ulong state = _state;
        int read = MultibyteCoding.Decode(codec, all, Encodings.DecodeErrorsOf(ts, Errors), final, ref state, target);
        if (all.Length - read > MostPending) throw Adder.Objects.Errors.Make(PyType.UnicodeError, "pending buffer overflow");
        _state = state;
        Pending = all[Math.Min(read, all.Length)..];
        return target.ToStr();
    }

    internal void Reset()
    {
        Pending = [];
        _state = 0;
    }
}
