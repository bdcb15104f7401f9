using System.Collections.Generic;

namespace Adder.Generators.Clinic;

/// <summary>Writes the thunk that a slot of the type points to.</summary>
internal sealed class SlotWriter(CodeText code, ClassModel declaration, SlotModel slot, string thunk)
{
    internal string Assignment() => $"type.{slot.Slot} = &{(slot.Direct ? declaration.FullName + "." + slot.Method : thunk)};";

    internal void Write()
    {
        if (slot.Direct) return;
        if (slot.Callable is not null)
        {
            new CallableWriter(code, declaration, slot.Callable, thunk).WriteConstructor(slot.Slot == "TpNew");
            return;
        }
        string self = slot.Slot == "TpNew" ? Names.Type : Names.Value;
        List<string> parameters = [$"{Names.ThreadState} ts", $"{self} self"];
        for (int i = 0; i < slot.Parameters.Count; i++) parameters.Add($"{slot.Parameters[i].Type} a{i}");
        code.Open($"private static {slot.ReturnType} {thunk}({string.Join(", ", parameters)})");
        code.Open("try");
        Body();
        code.Close();
        code.Open("catch (global::System.Exception error)");
        code.Line("ts.Catch(error);");
        code.Line(ReturnsValue ? "return default;" : "return -1;");
        code.Close();
        code.Close();
        code.Line("");
    }

    private bool ReturnsValue => slot.ReturnType == Names.Value || slot.ReturnType == "Value";

    private void Body()
    {
        List<string> arguments = [];
        if (slot.TakesThreadState) arguments.Add("ts");
        string receiver = $"{Names.As}{slot.ReceiverType}>(self.Ref)";
        if (slot.ChecksReceiver && slot.Receiver is Receiver.Instance or Receiver.Typed)
        {
            // A binary slot is called for either operand; this method knows its class on the left only.
            code.Line($"if (self.Ref is not {slot.ReceiverType} receiver) return {Names.Value}.NotImplemented;");
            receiver = "receiver";
        }
        if (slot.Receiver == Receiver.Value) arguments.Add("self");
        if (slot.Receiver == Receiver.Typed) arguments.Add(receiver);
        for (int i = 0; i < slot.Parameters.Count; i++)
        {
            string? cast = slot.Parameters[i].Cast;
            arguments.Add(cast is null ? $"a{i}" : $"({cast})a{i}.Ref");
        }
        string target = slot.Receiver == Receiver.Instance ? receiver : declaration.FullName;
        string call = $"{target}.{slot.Method}({string.Join(", ", arguments)})";
        if (ReturnsValue) Results.ReturnValue(code, slot.Result, call, slot.TakesThreadState, slot.Result != ResultKind.Void);
        else Results.ReturnNumber(code, slot.Result, call, slot.Slot == "TpHash");
    }
}
