using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.IO;

internal abstract partial class PyBuffered
{
    private const int FromStart = 0, FromHere = 1, LastWhence = 4;

    [PyMethod("tell($self, /)\n--\n\n")]
    internal long Tell(ThreadState ts)
    {
        CheckReady();
        return Math.Max(0, AskPosition(ts) - RawOffset);
    }

    // _io__Buffered_seek_impl
    [PyMethod("seek($self, target, whence=0, /)\n--\n\n")]
    internal long Seek(ThreadState ts, Value target, int whence = FromStart)
    {
        CheckReady();
        if (whence is < FromStart or > LastWhence) throw Errors.ValueError($"whence value {whence} unsupported");
        CheckOpen(ts, "seek of closed file");
        _ = Streams.CheckSeekable(ts, _raw);
        long to = Streams.Offset(ts, target);
        if (whence <= FromHere && Reads && TryMoveInBuffer(ts, to, whence, out long position)) return position;
        Enter(ts);
        try
        {
            if (Writes) FlushHeld(ts);
            if (whence == FromHere) to -= RawOffset;
            position = SeekRaw(ts, to, whence);
            _rawPosition = -1;
            if (Reads) ForgetRead();
            return position;
        }
        finally
        {
            Leave();
            NoteUnwritten(ts);
        }
    }

    private bool TryMoveInBuffer(ThreadState ts, long to, int whence, out long position)
    {
        long here = RawTell(ts) - RawOffset;
        int ahead = ReadAhead;
        long distance = whence == FromStart ? to - here : to;
        position = Math.Max(0, here + distance);
        if (ahead <= 0 || distance < -_position || distance > ahead) return false;
        _position += (int)distance;
        return true;
    }

    [PyMethod("truncate($self, pos=None, /)\n--\n\n")]
    internal Value Truncate(ThreadState ts, Value pos = default)
    {
        CheckReady();
        CheckOpen(ts, "truncate of closed file");
        if (!Writes) throw IOState.Unsupported(ts, "truncate");
        Enter(ts);
        try
        {
            FlushAndRewind(ts);
            Value size = Calls.Method(ts, _raw, "truncate", pos.IsNull ? Value.None : pos).OrThrow(ts);
            try
            {
                AskPosition(ts);
            }
            catch (PythonException)
            {
                // The size is known all the same.
            }
            return size;
        }
        finally
        {
            Leave();
            NoteUnwritten(ts);
        }
    }
}
