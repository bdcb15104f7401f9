using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;

namespace Adder.Generators.Instructions;

/// <summary>
/// Writes Evaluator.ObservedLoop, which runs while statistics are taken or allocations traced: the loop without fused forms, telling what it does.
/// </summary>
internal static class ObservedLoopWriter
{
    private const int FirstHidden = 180, EndHidden = 237, MinPseudo = 256;

    public static void Write(StringBuilder text, List<(int Opcode, string Name, string Body, string Outside)> cases, ImmutableArray<(int Opcode, string First, string Second)> pairs)
    {
        var visible = cases.Where(c => c.Opcode is < FirstHidden or >= EndHidden and < MinPseudo)
            .Select(c => (c.Opcode, c.Name, Counting(c.Opcode, c.Body), c.Outside)).ToList();
        StringBuilder body = new();
        LoopWriter.WriteCases(body, visible, pairs, LoopWriter.FastCallFor);
        StringBuilder loop = new();
        LoopWriter.WriteLoop(loop, "", "ObservedLoop", body);
        text.Append(loop.ToString()
            .Replace("Instruction* ip;", "EvaluationStatistics statistics = ts.Interpreter.Runtime.Statistics;\nAllocationWatch? watch = AllocationWatch.Of(ts);\nInstruction* ip;")
            .Replace("int opcode = ip->Opcode;", "watch?.Before(ts, frame, ip, ref locals, ref sp);\nint opcode = statistics.Count(ip->Opcode);")
            .Replace("ts.Frame = callee;", "statistics.Enter(frame, callee);\nts.Frame = callee;"));
    }

    private static string Counting(int opcode, string body)
    {
        body = Regex.Replace(body, @"goto case (\d+);", $"{{ statistics.Miss({opcode}, $1, ip); goto case $1; }}");
        return body
            .Replace("Fusing.Refresh(frame.Code, ip);", $"statistics.Attempt(ts, frame, ip, {opcode}, ref sp);\nFusing.Refresh(frame.Code, ip);")
            .Replace("ip->Counter -= 16;", $"ip->Counter -= 16;\nstatistics.Defer({opcode});")
            .Replace("frame = next;\ngoto enter;", "statistics.Enter(frame, next);\nframe = next;\ngoto enter;");
    }
}
