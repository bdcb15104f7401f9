using System.Diagnostics;
using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Importing;

/// <summary>What <c>-X importtime</c> tells: a line for each import, after those that it needed.</summary>
internal sealed class ImportTimes : IState<ImportTimes>
{
    static ImportTimes IState<ImportTimes>.New() => new();

    private bool _isHeaded;
    private int _level;
    private TimeSpan _within;

    /// <summary>Imports by the library's <c>_find_and_load</c>, and tells how long it took. (import_find_and_load)</summary>
    internal Value FindAndLoad(ThreadState ts, PyStr name)
    {
        if (!_isHeaded) SystemStreams.WriteToDescriptor(2, "import time: self [us] | cumulative | imported package\n");
        _isHeaded = true;
        TimeSpan before = _within;
        _within = TimeSpan.Zero;
        _level++;
        long began = Stopwatch.GetTimestamp();
        Value module = Calls.Method(ts, ts.Interpreter.ImportLib, "_find_and_load", name, ts.Interpreter.ImportFunction);
        TimeSpan all = Stopwatch.GetElapsedTime(began);
        _level--;
        string indent = new(' ', 2 * _level);
        SystemStreams.WriteToDescriptor(2, $"import time: {Microseconds(all - _within),9} | {Microseconds(all),10} | {indent}{name}\n");
        _within = before + all;
        return module;
    }

    private static long Microseconds(TimeSpan time) => (long)Math.Ceiling(time.TotalMicroseconds);
}
