using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Datetimes;

/// <summary>POSIX timestamps as whole seconds and microseconds.</summary>
internal static class Timestamps
{
    /// <summary>Rounded half to even, or down to whole seconds. Throws. (_PyTime_ObjectToTimeval)</summary>
    internal static (long Seconds, int Microseconds) Split(ThreadState ts, Value timestamp, bool roundsDown = false)
    {
        if (!PyFloat.Is(timestamp))
        {
            Value index = Indexing.Index(ts, timestamp).OrThrow(ts);
            return index.IsInt ? (index.Bits, 0) : throw Errors.OverflowError("timestamp out of range for platform time_t");
        }
        double number = PyFloat.Of(timestamp);
        if (double.IsNaN(number)) throw Errors.ValueError("Invalid value NaN (not a number)");
        double whole = roundsDown ? Math.Floor(number) : Math.Truncate(number);
        double micros = roundsDown ? 0 : Math.Round((number - whole) * 1e6, MidpointRounding.ToEven);
        if (micros >= 1e6)
        {
            micros -= 1e6;
            whole++;
        }
        else if (micros < 0)
        {
            micros += 1e6;
            whole--;
        }
        if (!(whole >= -9.2233720368547758e18 && whole < 9.2233720368547758e18)) throw Errors.OverflowError("timestamp out of range for platform time_t");
        return ((long)whole, (int)micros);
    }
}
