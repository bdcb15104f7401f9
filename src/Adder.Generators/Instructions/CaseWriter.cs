using System.Collections.Generic;
using System.Linq;
using System.Text;

namespace Adder.Generators.Instructions;

/// <summary>Writes one case of the loop: guard, operands, call, result, next instruction.</summary>
internal static class CaseWriter
{
    public static string Write(InstructionModel model)
    {
        StringBuilder text = new();
        string pops = Pops(model);
        if (model.Specializer is not null) WriteSpecializer(text, model);
        if (model.Guard is { } guard)
            text.Append($"if (!Instructions.{guard.Name}({Arguments(guard.Parameters, model)})) goto case {model.Else};\n");
        if (model.Fast is { } fast) WriteFast(text, model, fast, pops);
        if (model.Pasted is not null)
        {
            WritePasted(text, model, pops);
            return text.ToString();
        }
        if (model.MayFail || model.Result == "Frame") text.Append("frame.Ip = ip;\n");
        WriteCall(text, model, pops);
        return text.ToString();
    }

    private static void WriteSpecializer(StringBuilder text, InstructionModel model)
    {
        List<Parameter> operands = model.Parameters.Where(p => p.IsOperand || p.Kind == ParameterKind.Operands).ToList();
        string arguments = string.Concat(operands.Select(p => ", " + Argument(p, model.Parameters, model)));
        text.Append($$"""
            if (ip->Counter < 16)
            {
                frame.Ip = ip;
                Specializer.{{model.Specializer}}(ts, frame, ip{{arguments}});
                Fusing.Refresh(frame.Code, ip);
                continue;
            }
            ip->Counter -= 16;

            """);
    }

    private static void WriteFast(StringBuilder text, InstructionModel model, (string Name, List<Parameter> Parameters) fast, string pops)
    {
        if (model.FastPasted is { } body)
        {
            string done = $"{{ {AdjustStack(pops, model.Pushes ?? (model.Result is "void" or "Int32" ? "0" : "1"))} {Next(model)} }}";
            text.Append("{\n").Append(Declarations(fast.Parameters, model));
            text.Append(body.Replace("return true;", done).Replace("return false;", $"goto slow{model.Opcode};"));
            text.Append($"}}\nslow{model.Opcode}:\n");
            return;
        }
        text.Append($$"""
            if (Instructions.{{fast.Name}}({{Arguments(fast.Parameters, model)}}))
            {
                {{AdjustStack(pops, model.Pushes ?? (model.Result is "void" or "Int32" ? "0" : "1"))}}
                {{Next(model)}}
            }

            """);
    }

    // 0 and true: go on; 1: jump; -1 and false: run the other form.
    private static void WritePasted(StringBuilder text, InstructionModel model, string pops)
    {
        string adjust = AdjustStack(pops, model.Pushes ?? "0");
        string body = model.Pasted!.Replace("return true;", $"{{ {adjust} {Next(model)} }}").Replace("return 0;", $"{{ {adjust} {Next(model)} }}");
        if (model.Jump != 0) body = body.Replace("return 1;", $"{{ {adjust} {Target(model)} continue; }}");
        text.Append(Declarations(model.Parameters, model)).Append(body.Replace("return false;", $"goto case {model.Else};").Replace("return -1;", $"goto case {model.Else};"));
    }

    private static string Declarations(List<Parameter> parameters, InstructionModel model)
    {
        StringBuilder text = new();
        foreach (Parameter parameter in parameters)
        {
            string value = Argument(parameter, parameters, model);
            if (value == parameter.Name || value == $"ref {parameter.Name}") continue;
            text.Append(value.StartsWith("ref ") ? $"ref Value {parameter.Name} = {value};\n" : $"{parameter.Type} {parameter.Name} = {value};\n");
        }
        return text.ToString();
    }

    private static void WriteCall(StringBuilder text, InstructionModel model, string pops)
    {
        string call = TakesCopies(model)
            ? $"{model.Name}Outside({string.Join(", ", model.Parameters.Select(p => OutsideArgument(p, model)))})"
            : $"Instructions.{model.Name}({Arguments(model.Parameters, model)})";
        switch (model.Result)
        {
            case "ref" when model.Returns:
                text.Append($"frame.Ip = ip;\nsource = {Argument(model.Parameters[0], model.Parameters, model)};\ngoto returning;\n");
                return;
            case "Frame":
                WriteSwitch(text, model, call, pops);
                return;
            case "Value":
                text.Append($"result = {call};\n");
                if (model.MayFail) text.Append("if (result.Ref is null) goto error;\n");
                text.Append(AdjustStack(pops, "1")).Append('\n');
                text.Append("Unsafe.AsRef(in Unsafe.Subtract(ref sp, 1).Bits) = result.Bits;\n");
                text.Append("if (!ReferenceEquals(Unsafe.Subtract(ref sp, 1).Ref, result.Ref)) Unsafe.AsRef(in Unsafe.Subtract(ref sp, 1).Ref) = result.Ref;\n");
                break;
            case "ref":
                text.Append($"source = ref {call};\n");
                text.Append(AdjustStack(pops, "1")).Append('\n');
                text.Append("Unsafe.AsRef(in Unsafe.Subtract(ref sp, 1).Bits) = source.Bits;\n");
                text.Append("if (!ReferenceEquals(Unsafe.Subtract(ref sp, 1).Ref, source.Ref)) Unsafe.AsRef(in Unsafe.Subtract(ref sp, 1).Ref) = source.Ref;\n");
                break;
            case "Outcome":
                text.Append($"status = (int){call};\n");
                string jumps = model.Jump == 0 ? "" : $"if (status == 2) {{ {AdjustStack(pops, model.Pushes ?? "1")} {Target(model)} continue; }} ";
                text.Append($"if (status != 0) {{ if (status < 0) goto error; {jumps}goto case {model.FamilyOpcode ?? 0}; }}\n");
                text.Append(AdjustStack(pops, model.Pushes ?? "1")).Append('\n');
                break;
            case "Int32" or "Boolean":
                WriteStatus(text, model, call, pops);
                return;
            default:
                if (model.Parameters.Count > 0) text.Append(call).Append(";\n");
                text.Append(AdjustStack(pops, model.Pushes ?? "0")).Append('\n');
                if (model.Jump != 0)
                {
                    text.Append(GoOn(model, Target(model)));
                    return;
                }
                break;
        }
        text.Append(Next(model));
    }

    /// <summary>
    /// Values and spans as arguments would be copies in the loop's own frame, which the runtime clears whenever the loop is entered: they
    /// are made in a method beside it.
    /// </summary>
    private static bool TakesCopies(InstructionModel model) => model.Pasted is null && !model.Returns
        && model.Parameters.Exists(p => p.Kind is ParameterKind.Operand or ParameterKind.OperandSpan);

    /// <summary>The method that makes the copies.</summary>
    public static string Outside(InstructionModel model)
    {
        if (!TakesCopies(model)) return "";
        string parameters = string.Join(", ", model.Parameters.Select(p => p.Kind switch
        {
            ParameterKind.Operand or ParameterKind.OperandInPlace or ParameterKind.Operands or ParameterKind.Local or ParameterKind.Const => $"ref Value {p.Name}",
            ParameterKind.OperandSpan => $"ref Value {p.Name}, int {p.Name}Count",
            _ => $"{p.Type} {p.Name}",
        }));
        string arguments = string.Join(", ", model.Parameters.Select(p => p.Kind switch
        {
            ParameterKind.Operand => p.Name,
            ParameterKind.OperandInPlace or ParameterKind.Operands or ParameterKind.Local or ParameterKind.Const => $"ref {p.Name}",
            ParameterKind.OperandSpan => $"MemoryMarshal.CreateSpan(ref {p.Name}, {p.Name}Count)",
            _ => p.Name,
        }));
        string type = model.Result switch { "Frame" => "Frame?", "Int32" => "int", "Boolean" => "bool", var name => name };
        return $"[MethodImpl(MethodImplOptions.NoInlining)]\nprivate static {type} {model.Name}Outside({parameters}) => Instructions.{model.Name}({arguments});\n";
    }

    private static string OutsideArgument(Parameter parameter, InstructionModel model) => parameter.Kind switch
    {
        ParameterKind.Operand => $"ref {Argument(parameter, model.Parameters, model)}",
        ParameterKind.OperandSpan => $"ref Unsafe.Subtract(ref sp, {Depth(model.Parameters.Skip(model.Parameters.IndexOf(parameter)))}), arg",
        _ => Argument(parameter, model.Parameters, model),
    };

    private static void WriteStatus(StringBuilder text, InstructionModel model, string call, string pops)
    {
        bool number = model.Result == "Int32";
        if (!number && model.Jump == 0)
        {
            text.Append($"if ({call})\n{{\n{AdjustStack(pops, model.Pushes ?? "0")}\n{Next(model)}}}\ngoto case {model.Else};\n");
            return;
        }
        text.Append(number ? $"status = {call};\n" : $"status = {call} ? 1 : 0;\n");
        if (number && model.MayFail) text.Append("if (status < 0) goto error;\n");
        text.Append(AdjustStack(pops, model.Pushes ?? "0")).Append('\n');
        if (model.Jump != 0) text.Append($"if (status > 0) {{ {Target(model)} continue; }}\n");
        text.Append(Next(model));
    }

    private static void WriteSwitch(StringBuilder text, InstructionModel model, string call, string pops)
    {
        text.Append($"frame.Top = Unsafe.ByteOffset(ref locals, ref {Below(pops)});\n");
        text.Append($"frame.ResumeIp = ip + {1 + model.Cache + model.Swallows};\n");
        text.Append($"next = {call};\n");
        if (model.FamilyOpcode is not null) text.Append($"if (ReferenceEquals(next, Frame.Miss)) goto case {model.Else};\n");
        text.Append("if (next is null) goto leave;\nframe = next;\ngoto enter;\n");
    }

    private static string Next(InstructionModel model) => GoOn(model, $"ip += {1 + model.Cache + model.Swallows};");

    private static string GoOn(InstructionModel model, string advance)
    {
        string interrupt = model.Breaks ? $"if (ts.EvalBreaker != 0) {{ frame.Ip = ip{(model.JumpArgument == 0 ? "" : $" + {model.JumpArgument}")}; {advance} goto interrupted; }}\n" : "";
        return $"{interrupt}{advance}\ncontinue;\n";
    }

    private static string Target(InstructionModel model)
    {
        string distance = model.JumpArgument == 0 ? "arg" : $"ip[{model.JumpArgument}].Arg";
        string jump = $"ip += {1 + model.Cache + model.Swallows + model.JumpUnits} {(model.Jump == 1 ? "+" : "-")} {distance};";
        return model.JumpStack == 0 ? jump : $"sp = ref Unsafe.Add(ref sp, {model.JumpStack}); {jump}";
    }

    private static string AdjustStack(string pops, string pushes)
    {
        if (pops == pushes) return "";
        if (int.TryParse(pops, out int popped) && int.TryParse(pushes, out int pushed))
            return popped > pushed ? $"sp = ref Unsafe.Subtract(ref sp, {popped - pushed});" : $"sp = ref Unsafe.Add(ref sp, {pushed - popped});";
        return $"sp = ref Unsafe.Add(ref sp, ({pushes}) - ({pops}));";
    }

    private static string Below(string count) => count == "0" ? "sp" : $"Unsafe.Subtract(ref sp, {count})";

    private static string Pops(InstructionModel model)
    {
        if (model.Pops is not null) return model.Pops;
        return Depth(model.Parameters);
    }

    private static string Depth(IEnumerable<Parameter> parameters)
    {
        int count = parameters.Count(p => p.Kind is ParameterKind.Operand or ParameterKind.OperandInPlace);
        return parameters.Any(p => p.Kind == ParameterKind.OperandSpan) ? $"(arg + {count})" : count.ToString();
    }

    private static string Arguments(List<Parameter> parameters, InstructionModel model) =>
        string.Join(", ", parameters.Select(p => Argument(p, parameters, model)));

    private static string Argument(Parameter parameter, List<Parameter> all, InstructionModel model)
    {
        string depth = Depth(all.Skip(all.IndexOf(parameter)));
        return parameter.Kind switch
        {
            ParameterKind.ThreadState => "ts",
            ParameterKind.Frame => "frame",
            ParameterKind.Pointer => "ip",
            ParameterKind.Operand => $"Unsafe.Subtract(ref sp, {depth})",
            ParameterKind.OperandInPlace => $"ref Unsafe.Subtract(ref sp, {depth})",
            ParameterKind.OperandSpan => $"MemoryMarshal.CreateSpan(ref Unsafe.Subtract(ref sp, {depth}), arg)",
            ParameterKind.Operands => $"ref {Below(model.Pops ?? "0")}",
            ParameterKind.Oparg => parameter.Type == "int" ? "arg" : $"({parameter.Type})arg",
            ParameterKind.Local => "ref Unsafe.Add(ref locals, arg)",
            ParameterKind.Locals => "ref locals",
            ParameterKind.Consts => "ref consts",
            ParameterKind.Const => "ref Unsafe.Add(ref consts, arg)",
            ParameterKind.Name => parameter.Shift == 0 ? "frame.Code.Names[arg]" : $"frame.Code.Names[arg >> {parameter.Shift}]",
            _ => $"\n#error {model.Name}: what is the parameter {parameter.Name}?\n",
        };
    }
}
