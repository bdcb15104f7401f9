using System.Numerics;
using Adder.Modules.IO.Text;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.IO;

internal partial class PyTextIOWrapper
{
    private const int FromStart = 0, FromHere = 1, FromEnd = 2;

    // _io_TextIOWrapper_tell_impl
    [PyMethod("tell($self, /)\n--\n\nReturn the position as a number that only seek() understands.")]
    private Value Tell(ThreadState ts)
    {
        CheckOpen(ts);
        if (!_isSeekable) throw IOState.Unsupported(ts, "underlying stream is not seekable");
        if (!_isTelling) throw Errors.Make(PyType.OSError, "telling position disabled by next() call");
        WritePending(ts);
        Calls.Method(ts, this, "flush").OrThrow(ts);
        Value position = Calls.Method(ts, _buffer, "tell").OrThrow(ts);
        if (_decoder is null || _snapshot is not { } snapshot) return position;
        long start = Indexing.ToSsize(ts, position, PyType.OverflowError).OrThrow(ts);
        PositionCookie cookie = new() { Start = start - snapshot.Input.Length, Flags = snapshot.Flags };
        if (_decodedUsed > 0)
        {
            DecoderState now = _decoder.GetState(ts);
            Locate(ts, snapshot.Input.ToArray(), _decodedUsed, ref cookie);
            _decoder.SetState(ts, now);
        }
        return PyLong.From(cookie.ToNumber());
    }

    // Finds the last place before the position where the decoder keeps nothing, and the way from there.
    private void Locate(ThreadState ts, byte[] input, int skip, ref PositionCookie cookie)
    {
        int safe = GuessSafePlace(ts, input, ref skip, ref cookie);
        cookie.Start += safe;
        if (skip > 0) FeedTo(ts, input, safe, ref skip, ref cookie);
        cookie.CharactersToSkip = skip;
    }

    private int GuessSafePlace(ThreadState ts, byte[] input, ref int skip, ref PositionCookie cookie)
    {
        int bytes = Math.Min((int)(_bytesPerCharacter * skip), input.Length);
        int back = 1;
        while (bytes > 0)
        {
            Restore(ts, cookie);
            int count = _decoder!.Decode(ts, input.AsMemory(0, bytes), final: false).Length;
            if (count <= skip)
            {
                DecoderState state = _decoder.GetState(ts);
                if (state.Kept.Length == 0)
                {
                    cookie.Flags = (int)state.Flags;
                    skip -= count;
                    return bytes;
                }
                bytes -= state.Kept.Length;
                back = 1;
            }
            else
            {
                bytes -= back;
                back *= 2;
            }
        }
        Restore(ts, cookie);
        return 0;
    }

    private void FeedTo(ThreadState ts, byte[] input, int from, ref int skip, ref PositionCookie cookie)
    {
        int count = 0;
        for (int i = from; i < input.Length; i++)
        {
            count += _decoder!.Decode(ts, input.AsMemory(i, 1), final: false).Length;
            cookie.BytesToFeed++;
            DecoderState state = _decoder.GetState(ts);
            if (state.Kept.Length == 0 && count <= skip)
            {
                cookie.Start += cookie.BytesToFeed;
                skip -= count;
                cookie.Flags = (int)state.Flags;
                cookie.BytesToFeed = 0;
                count = 0;
            }
            if (count >= skip) return;
        }
        count += _decoder!.Decode(ts, default, final: true).Length;
        cookie.NeedsEnd = true;
        if (count < skip) throw Errors.Make(PyType.OSError, "can't reconstruct logical file position");
    }

    // _textiowrapper_decoder_setstate
    private void Restore(ThreadState ts, PositionCookie cookie)
    {
        if (cookie is { Start: 0, Flags: 0 }) _decoder!.Reset(ts);
        else _decoder!.SetState(ts, new DecoderState(PyBytes.Empty, cookie.Flags));
    }

    // _io_TextIOWrapper_seek_impl
    [PyMethod("seek($self, cookie, whence=os.SEEK_SET, /)\n--\n\nMove to a position that tell() gave, or with whence 2 to the end.")]
    private Value Seek(ThreadState ts, Value cookie, int whence = FromStart)
    {
        CheckOpen(ts);
        if (!_isSeekable) throw IOState.Unsupported(ts, "underlying stream is not seekable");
        switch (whence)
        {
            case FromHere:
                if (!IsZero(ts, cookie)) throw IOState.Unsupported(ts, "can't do nonzero cur-relative seeks");
                cookie = Calls.Method(ts, this, "tell").OrThrow(ts);
                break;
            case FromEnd:
                if (!IsZero(ts, cookie)) throw IOState.Unsupported(ts, "can't do nonzero end-relative seeks");
                return SeekEnd(ts);
            case not FromStart:
                throw Errors.ValueError($"invalid whence ({whence}, should be 0, 1 or 2)");
        }
        if (Comparison.RichBool(ts, cookie, 0, CompareOp.Lt).OrThrow(ts) != 0)
        {
            throw Errors.ValueError($"negative seek position {Repr.Of(ts, cookie)}");
        }
        Calls.Method(ts, this, "flush").OrThrow(ts);
        if (!ArgumentConversion.ToBigInteger(ts, cookie, out BigInteger number)) throw ts.Throwable();
        GoTo(ts, PositionCookie.From(number));
        return cookie;
    }

    private static bool IsZero(ThreadState ts, Value cookie) =>
        Comparison.Equal(ts, cookie, 0);

    private Value SeekEnd(ThreadState ts)
    {
        Calls.Method(ts, this, "flush").OrThrow(ts);
        ForgetDecoded();
        _snapshot = null;
        _decoder?.Reset(ts);
        Value position = Calls.Method(ts, _buffer, "seek", 0, FromEnd).OrThrow(ts);
        ResetEncoder(ts, IsZero(ts, position));
        return position;
    }

    private void GoTo(ThreadState ts, PositionCookie cookie)
    {
        Calls.Method(ts, _buffer, "seek", cookie.Start).OrThrow(ts);
        ForgetDecoded();
        _snapshot = null;
        if (_decoder is not null) Restore(ts, cookie);
        if (cookie.CharactersToSkip > 0)
        {
            Value read = Calls.Method(ts, _buffer, "read", cookie.BytesToFeed).OrThrow(ts);
            if (read.Ref is not PyBytes input)
            {
                throw Errors.TypeError($"underlying read() should have returned a bytes object, not '{read.Type.Name}'");
            }
            _snapshot = new Snapshot(cookie.Flags, input);
            SetDecoded(_decoder!.Decode(ts, input.ToArray(), cookie.NeedsEnd));
            if (_decoded!.Length < cookie.CharactersToSkip) throw Errors.Make(PyType.OSError, "can't restore logical file position");
            _decodedUsed = cookie.CharactersToSkip;
        }
        else
        {
            _snapshot = new Snapshot(cookie.Flags, PyBytes.Empty);
        }
        ResetEncoder(ts, cookie is { Start: 0, Flags: 0 });
    }

    // _textiowrapper_encoder_reset
    private void ResetEncoder(ThreadState ts, bool atStart)
    {
        if (atStart) _encoder?.Reset(ts);
        else _encoder?.GoOn(ts);
    }
}
