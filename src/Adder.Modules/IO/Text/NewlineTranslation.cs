using System.Numerics;
using Adder.Objects;
using Adder.Runtime;

namespace Adder.Modules.IO.Text;

/// <summary>Universal newlines: notes which line ends occur, and makes them all <c>\n</c> where that is wanted. (nldecoder)</summary>
internal sealed class NewlineTranslation(bool translates)
{
    private const int Cr = 1, Lf = 2, CrLf = 4;

    private int _seen;

    /// <summary>A carriage return at the end waits for what follows it.</summary>
    internal bool HasPendingCr { get; set; }

    internal void Reset()
    {
        _seen = 0;
        HasPendingCr = false;
    }

    /// <summary>None, one of the line ends, or a tuple of several.</summary>
    internal Value Newlines() => _seen switch
    {
        Cr => "\r",
        Lf => "\n",
        CrLf => "\r\n",
        Cr | Lf => new PyTuple("\r", "\n"),
        Cr | CrLf => new PyTuple("\r", "\r\n"),
        Lf | CrLf => new PyTuple("\n", "\r\n"),
        Cr | Lf | CrLf => new PyTuple("\r", "\n", "\r\n"),
        _ => Value.None,
    };

    // _PyIncrementalNewlineDecoder_decode
    internal PyStr Apply(PyStr text, bool final)
    {
        if (HasPendingCr && (final || text.Length > 0))
        {
            StrBuilder joined = new(text.Length + 1);
            joined.Append('\r');
            joined.Append(text);
            text = joined.ToStr();
            HasPendingCr = false;
        }
        if (!final && text.Length > 0 && text[text.Length - 1] == '\r')
        {
            text = text.Substring(0, text.Length - 1);
            HasPendingCr = true;
        }
        if (text.Length == 0) return text;
        return text.Kind switch
        {
            StrKind.Latin1 => Apply(text, text.Latin1),
            StrKind.Ucs2 => Apply(text, text.Ucs2),
            _ => Apply(text, text.Ucs4),
        };
    }

    private PyStr Apply<T>(PyStr text, ReadOnlySpan<T> characters) where T : unmanaged, IBinaryInteger<T>
    {
        T cr = T.CreateTruncating('\r'), lf = T.CreateTruncating('\n');
        int next = characters.IndexOf(cr);
        if (next < 0)
        {
            if ((_seen & Lf) == 0 && characters.Contains(lf)) _seen |= Lf;
            return text;
        }
        StrBuilder? target = translates ? new StrBuilder(text.Length) : null;
        int at = 0;
        while (next >= 0)
        {
            int start = at;
            at += next;
            if (characters[start..at].Contains(lf)) _seen |= Lf;
            target?.Append(text, start, at - start);
            target?.Append('\n');
            bool pair = at + 1 < characters.Length && characters[at + 1] == lf;
            _seen |= pair ? CrLf : Cr;
            at += pair ? 2 : 1;
            next = characters[at..].IndexOf(cr);
        }
        if (characters[at..].Contains(lf)) _seen |= Lf;
        target?.Append(text, at, text.Length - at);
        return target?.ToStr() ?? text;
    }
}

/// <summary>A decoder whose line ends are noted or translated.</summary>
internal sealed class NewlineTextDecoder(TextDecoder inner, bool translates) : TextDecoder
{
    private readonly NewlineTranslation _newlines = new(translates);

    internal override PyStr Decode(ThreadState ts, ReadOnlyMemory<byte> input, bool final) =>
        _newlines.Apply(inner.Decode(ts, input, final), final);

    internal override DecoderState GetState(ThreadState ts)
    {
        DecoderState state = inner.GetState(ts);
        return new DecoderState(state.Kept, (state.Flags << 1) | (_newlines.HasPendingCr ? 1L : 0));
    }

    internal override void SetState(ThreadState ts, DecoderState state)
    {
        _newlines.HasPendingCr = (state.Flags & 1) != 0;
        inner.SetState(ts, new DecoderState(state.Kept, state.Flags >> 1));
    }

    internal override void Reset(ThreadState ts)
    {
        _newlines.Reset();
        inner.Reset(ts);
    }

    internal override Value Newlines(ThreadState ts) => _newlines.Newlines();
}
