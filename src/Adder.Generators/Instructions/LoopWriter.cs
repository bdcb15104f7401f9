using System;
using System.Collections.Generic;
using System.Collections.Immutable;
using System.Linq;
using System.Text;
using System.Text.RegularExpressions;

namespace Adder.Generators.Instructions;

/// <summary>Writes Evaluator.Loop: registers, dispatch, one case per instruction, the ways out.</summary>
internal static class LoopWriter
{
    public static string Write(List<(int Opcode, string Name, string Body, string Outside)> cases, ImmutableArray<(int Opcode, string First, string Second)> pairs)
    {
        StringBuilder text = new(FileHead);
        StringBuilder body = new();
        FusionWriter.Write(body);
        WriteCases(body, cases, pairs, SwitchFor);
        WriteLoop(text, "", "Loop", body);
        // The same once more, for the runtime to compile at its best as soon as the process runs.
        WriteLoop(text, "[MethodImpl(MethodImplOptions.AggressiveOptimization)]", "HotLoop", body);
        ObservedLoopWriter.Write(text, cases, pairs);
        foreach ((int _, string _, string _, string outside) in cases) text.Append(outside);
        return text.Append("}\n").ToString();
    }

    internal static void WriteLoop(StringBuilder text, string attribute, string name, StringBuilder cases)
    {
        text.Append($"{attribute}\nprivate static Value {name}(ThreadState ts, Frame frame)\n");
        text.Append(Head).Append(cases).Append(Tail);
    }

    internal static void WriteCases(StringBuilder text, List<(int Opcode, string Name, string Body, string Outside)> cases, ImmutableArray<(int Opcode, string First, string Second)> pairs, Func<string, string> switchFor)
    {
        foreach ((int opcode, string name, string body, string _) in cases.OrderBy(c => c.Opcode))
        {
            WriteCase(text, opcode, name, switchFor(name) + body);
        }
        foreach ((int opcode, string first, string second) in pairs)
        {
            string body = $"{{\n{WithArgument(BodyOf(cases, first).Replace("continue;", ""))}}}\n{{\n{WithArgument(BodyOf(cases, second))}}}\n";
            text.Append($"case {opcode}: // {first}{second}\n{body}");
        }
    }

    private static string SwitchFor(string name) => name switch
    {
        "ForIterGen" => GeneratorSwitches.Resume,
        "SendGen" => GeneratorSwitches.Start,
        "YieldValue" => GeneratorSwitches.Yield,
        _ => FastCallFor(name),
    };

    internal static string FastCallFor(string name) => name switch
    {
        "CallPyExactArgs" => FastCall,
        "CallPyWithDefaults" => FastCall.Replace("slowCall", "slowDefaults").Replace("code.TakesInLoop != given", TakesNoDefaults)
            .Replace("for (int left", AddDefaults + "for (int left"),
        "CallBoundMethodExactArgs" => Unbinding,
        _ => "",
    };

    private static string BodyOf(List<(int Opcode, string Name, string Body, string Outside)> cases, string name) =>
        cases.Where(c => c.Name == name).Select(c => c.Body).FirstOrDefault() ?? $"\n#error there is no instruction {name}\n";

    private static void WriteCase(StringBuilder text, int opcode, string name, string body) =>
        text.Append($"case {opcode}: // {name}\n{{\n{WithArgument(body)}}}\n");

    // A variable of its own in each case: one for all would be written to the stack at every instruction.
    private static string WithArgument(string body) => Regex.IsMatch(body, @"\barg\b") ? "int arg = ip->Arg;\n" + body : body;

    private const string TakesNoDefaults = "function.Defaults is not { } defaults || (uint)(code.TakesInLoop - given) > (uint)defaults.Count";

    private const string AddDefaults = """
        if (code.TakesInLoop != given) sp = ref Calling.AddDefaults(ref sp, defaults, code.TakesInLoop - given);
            given = code.TakesInLoop;

        """;

    /// <summary>The method's function and object take the places where the call has its function and first argument.</summary>
    private const string Unbinding = """
        {
            ref Value bottom = ref Unsafe.Subtract(ref sp, arg + 2);
            ref Value first = ref Unsafe.Add(ref bottom, 1);
            if (bottom.Ref is null && first.Ref.GetType() == typeof(PyMethod))
            {
                PyMethod method = Unsafe.As<PyMethod>(first.Ref);
                PyObject function = method.Function.Ref;
                if (function.GetType() == typeof(PyFunction) && Unsafe.As<PyFunction>(function).CurrentVersion == (uint)ip[2].Arg)
                {
                    Unsafe.AsRef(in first.Bits) = method.Self.Bits;
                    Unsafe.AsRef(in first.Ref) = method.Self.Ref;
                    Unsafe.AsRef(in bottom.Bits) = 0;
                    Unsafe.AsRef(in bottom.Ref) = function;
                    goto case 23;
                }
            }
        }

        """;

    /// <summary>A call with the arguments that the function takes, from a frame on the thread's stack: no call and no reload in between.</summary>
    private const string FastCall = """
        {
            int given = arg;
            ref Value args = ref Unsafe.Subtract(ref sp, given);
            ref Value bottom = ref Unsafe.Subtract(ref args, 2);
            PyObject callable = bottom.Ref;
            if (callable is null)
            {
                callable = Unsafe.Add(ref bottom, 1).Ref;
            }
            else
            {
                given++;
                args = ref Unsafe.Subtract(ref args, 1);
            }
            if (callable.GetType() != typeof(PyFunction)) goto slowCall;
            PyFunction function = Unsafe.As<PyFunction>(callable);
            if (function.CurrentVersion != (uint)ip[2].Arg) goto slowCall;
            ExecutableCode code = Unsafe.As<ExecutableCode>(function.Code.Executable)!;
            Frame callee = frame.KnownCallee!;
            if (code is null || callee is null || code.TakesInLoop != given || (frame.Role & FrameRole.Generator) != 0) goto slowCall;
            int start = frame.Base + (int)(Unsafe.ByteOffset(ref locals, ref args) >> 4);
            int limit = start + code.FrameSize;
            Value[] values = frame.Values;
            if ((object)callee.Values != values || limit > values.Length || ts.RecursionRemaining <= 0) goto slowCall;
            ts.RecursionRemaining--;
            frame.Ip = ip;
            frame.ResumeIp = ip + 4;
            frame.Top = Unsafe.ByteOffset(ref locals, ref bottom);
            callee.Base = start;
            callee.Limit = limit;
            callee.Role = FrameRole.Plain;
            if ((object)callee.Function != function) callee.Function = function;
            if ((object)callee.Code != code) callee.Code = code;
            if ((object)callee.Previous != frame) callee.Previous = frame;
            ts.Frame = callee;
            frame = callee;
            locals = ref args;
            sp = ref Unsafe.Add(ref args, given);
            for (int left = code.LocalCount - given; left > 0; left--)
            {
                Unsafe.AsRef(in sp.Ref) = null!;
                sp = ref Unsafe.Add(ref sp, 1);
            }
            ip = code.First;
            frame.Ip = ip;
            consts = ref MemoryMarshal.GetArrayDataReference(code.Constants);
            continue;
        }
        slowCall:

        """;

    private const string FileHead = """
        // <auto-generated/>
        #nullable enable
        using System.Runtime.CompilerServices;
        using System.Runtime.InteropServices;
        using Adder.Bytecode;
        using Adder.Objects;
        using Adder.Runtime;

        namespace Adder.Execution;

        internal static unsafe partial class Evaluator
        {

        """;

    private const string Head = """
            {
                Instruction* ip;
                ref Value locals = ref Unsafe.NullRef<Value>();
                ref Value sp = ref Unsafe.NullRef<Value>();
                ref Value consts = ref Unsafe.NullRef<Value>();
                ref Value source = ref Unsafe.NullRef<Value>();
                Value result;
                Frame? next;
                int status;
            enter:
                ip = frame.ResumeIp;
                locals = ref frame.Locals;
                sp = ref Unsafe.AddByteOffset(ref locals, frame.Top);
                consts = ref MemoryMarshal.GetArrayDataReference(frame.Code.Constants);
            run:
                for (;;)
                {
                    int opcode = ip->Opcode;
                dispatch:
                    switch (opcode)
                    {
                    case 253: // InstrumentedInstruction
                        frame.Ip = ip;
                        frame.Top = Unsafe.ByteOffset(ref locals, ref sp);
                        opcode = Instrumentation.Instruction(ts, frame);
                        if (opcode < 0) goto error;
                        goto dispatch;
                    case 254: // InstrumentedLine
                        frame.Ip = frame.ResumeIp = ip;
                        frame.Top = Unsafe.ByteOffset(ref locals, ref sp);
                        opcode = Instrumentation.Line(ts, frame);
                        if (opcode < 0) goto error;
                        if (frame.ResumeIp != ip) goto enter;
                        goto dispatch;

        """;

    private const string Tail = """
                    default:
                        frame.Ip = ip;
                        Unwinding.UnknownOpcode(ts, frame);
                        goto error;
                    }
                }
            returning:
                if (frame.Role != FrameRole.Plain || frame.Object is not null)
                {
                    next = Leaving.ReturnSlowly(ts, frame, source);
                    if (next is null) goto leave;
                    frame = next;
                    goto enter;
                }
                frame = frame.Previous;
                ts.RecursionRemaining++;
                ts.Frame = frame;
                ip = frame.ResumeIp;
                locals = ref frame.Locals;
                sp = ref Unsafe.AddByteOffset(ref locals, frame.Top);
                if ((object)sp.Ref != source.Ref) Unsafe.AsRef(in sp.Ref) = source.Ref;
                Unsafe.AsRef(in sp.Bits) = source.Bits;
                sp = ref Unsafe.Add(ref sp, 1);
                consts = ref MemoryMarshal.GetArrayDataReference(frame.Code.Constants);
                goto run;
            interrupted:
                frame.Top = Unsafe.ByteOffset(ref locals, ref sp);
                frame.ResumeIp = ip;
                next = Interruption.Handle(ts, frame);
                if (next is null) goto leave;
                frame = next;
                goto enter;
            error:
                next = Unwinding.Unwind(ts, frame);
                if (next is null) goto leave;
                frame = next;
                goto enter;
            leave:
                return ts.TakeLoopResult();
            }

        """;
}
