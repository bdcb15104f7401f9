using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Platform;

/// <summary>Iterables of signal numbers. (_Py_Sigset_Converter)</summary>
internal static class SignalArguments
{
    private const int Count = 65;

    internal static SignalSet ToSet(ThreadState ts, Value signals)
    {
        SignalSet set = default;
        Value iterator = Iteration.GetIter(ts, signals).OrThrow(ts);
        while (Iteration.Next(ts, iterator) is { IsNull: false } item)
        {
            long signal = Indexing.ToSsize(ts, item, null).OrThrow(ts);
            if (signal is long.MaxValue or long.MinValue) signal = -1;
            if (signal is <= 0 or >= Count) throw Errors.ValueError($"signal number {signal} out of range [1; {Count - 1}]");
            if (signal is 32 or 33) Warnings.Warn(ts, PyType.RuntimeWarning, $"invalid signal number {signal}, please use valid_signals()");
            else set.Add((int)signal);
        }
        return ts.HasPending ? throw ts.Throwable() : set;
    }

    internal static PySet ToPython(ThreadState ts, in SignalSet signals)
    {
        PySet set = new(PyType.Set);
        for (int signal = 1; signal < Count; signal++)
        {
            if (signals.Contains(signal)) set.Add(ts, signal);
        }
        return set;
    }
}
