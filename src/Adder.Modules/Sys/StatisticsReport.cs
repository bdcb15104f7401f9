using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Adder.Bytecode;
using Adder.Execution;
using Adder.Hosting;
using Adder.Runtime;

namespace Adder.Modules.Sys;

/// <summary>Writes the evaluator's statistics in the form that CPython's Tools/scripts/summarize_stats.py reads. (print_stats)</summary>
internal static class StatisticsReport
{
    private const string Folder = "py_stats";

    /// <summary>What -X pystats does: count from here on, and write it down at the end.</summary>
    internal static void BeginAtStart(ThreadState ts)
    {
        ts.Interpreter.Runtime.SwitchStatistics(true);
        ts.Interpreter.AtExit += static current => Write(current);
    }

    /// <summary>Writes to a new file in the folder for statistics, to stderr if there is no such folder; false if nothing was counted.</summary>
    internal static bool Write(ThreadState ts)
    {
        EvaluationStatistics statistics = ts.Interpreter.Runtime.Statistics;
        if (statistics.IsEmpty) return false;
        string text = TextOf(statistics);
        string folder = Path.Combine(Path.GetTempPath(), Folder);
        if (Directory.Exists(folder)) File.WriteAllText(Path.Combine(folder, RandomNumberGenerator.GetHexString(40, lowercase: true) + ".txt"), text);
        else SystemStreams.Write(ts, "stderr", "Specialization stats:\n" + text);
        statistics.Clear();
        return true;
    }

    private static string TextOf(EvaluationStatistics statistics)
    {
        StringBuilder text = new();
        for (int opcode = 0; opcode < EvaluationStatistics.Opcodes; opcode++) AddInstruction(text, statistics, opcode);
        Add(text, "Calls to PyEval_EvalDefault", statistics.LoopEntries);
        Add(text, "Calls to Python functions inlined", statistics.InlinedCalls);
        Add(text, "Frames pushed", statistics.FramesPushed);
        for (int generation = 0; generation <= GC.MaxGeneration; generation++)
        {
            Add(text, $"GC[{generation}] collections", statistics.Collections(generation));
        }
        return text.ToString();
    }

    // print_spec_stats
    private static void AddInstruction(StringBuilder text, EvaluationStatistics statistics, int opcode)
    {
        // Slices are shown among what could be specialized, as CPython does.
        if (OpcodeInfo.Caches((Opcode)opcode) > 0 || (Opcode)opcode is Opcode.BinarySlice or Opcode.StoreSlice) text.Append(CultureInfo.InvariantCulture, $"opcode[{opcode}].specializable : 1\n");
        AddNonzero(text, $"    opcode[{opcode}].specialization.success ", statistics.Successes[opcode]);
        AddNonzero(text, $"    opcode[{opcode}].specialization.failure ", statistics.Failures[opcode]);
        AddNonzero(text, $"    opcode[{opcode}].specialization.hit ", statistics.Hits[opcode]);
        AddNonzero(text, $"    opcode[{opcode}].specialization.deferred ", statistics.Deferrals[opcode]);
        AddNonzero(text, $"    opcode[{opcode}].specialization.miss ", statistics.Misses[opcode]);
        AddNonzero(text, $"    opcode[{opcode}].specialization.deopt ", statistics.Deoptimizations[opcode]);
        AddNonzero(text, $"    opcode[{opcode}].execution_count ", statistics.Executions[opcode]);
        for (int kind = 0; kind < EvaluationStatistics.FailureKinds; kind++)
        {
            AddNonzero(text, $"    opcode[{opcode}].specialization.failure_kinds[{kind}] ", statistics.FailureKind(opcode, kind));
        }
        for (int second = 0; second < EvaluationStatistics.Opcodes; second++)
        {
            AddNonzero(text, $"opcode[{opcode}].pair_count[{second}] ", statistics.Pair(opcode, second));
        }
    }

    private static void AddNonzero(StringBuilder text, string name, long count)
    {
        if (count != 0) Add(text, name, count);
    }

    private static void Add(StringBuilder text, string name, long count) => text.Append(CultureInfo.InvariantCulture, $"{name}: {count}\n");
}
