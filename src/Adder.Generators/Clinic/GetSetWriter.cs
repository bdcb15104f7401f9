using System.Collections.Generic;

namespace Adder.Generators.Clinic;

/// <summary>Writes getters and setters.</summary>
internal sealed class GetSetWriter(CodeText code, ClassModel declaration, GetSetModel getSet, string thunk)
{
    internal string Row()
    {
        string setter = getSet.Setter is null ? "null" : $"&{thunk}_Set";
        string member = getSet.IsMember ? " { IsMember = true }" : "";
        return $"new {Names.GetSetDef}({CodeText.Literal(getSet.PythonName)}, {CodeText.Literal(getSet.Doc)}, &{thunk}, {setter}){member},";
    }

    internal void Write()
    {
        code.Open($"private static {Names.Value} {thunk}({Names.ThreadState} ts, {Names.Value} self)");
        Guarded("default", () =>
        {
            string call = Target(getSet.Receiver, getSet.ReceiverType, getSet.Member);
            if (getSet.IsMethod) call += $"({Arguments(getSet.Receiver, getSet.ReceiverType, getSet.TakesThreadState, null)})";
            if (getSet.IsMember && getSet.Result == ResultKind.Value)
            {
                code.Line($"{Names.Value} result = {call};").Line($"return result.IsNull ? {Names.Value}.None : result;");
            }
            else
            {
                Results.ReturnValue(code, getSet.Result, call, getSet.TakesThreadState, false);
            }
        });
        if (getSet.Setter is SetterModel setter) WriteSetter(setter);
    }

    private void WriteSetter(SetterModel setter)
    {
        code.Open($"private static int {thunk}_Set({Names.ThreadState} ts, {Names.Value} self, {Names.Value} value)");
        Guarded("-1", () =>
        {
            string target = Target(setter.Receiver, setter.ReceiverType, setter.Method);
            if (!setter.AssignsMember)
            {
                string call = $"{target}({Arguments(setter.Receiver, setter.ReceiverType, setter.TakesThreadState, "value")})";
                Results.ReturnNumber(code, setter.Result, call, false);
                return;
            }
            code.Line($"if (value.IsNull) return {Names.Errors}.CannotDelete(ts, {CodeText.Literal(getSet.PythonName)});");
            ParameterModel parameter = new(getSet.PythonName, ParameterKind.PositionalOnly, setter.Conversion, setter.CSharpType, setter.Expected, false, null);
            Conversions.Write(code, parameter, "value", "p", getSet.PythonName, "attribute", "-1");
            code.Line($"{target} = p;").Line("return 0;");
        });
    }

    private string Target(Receiver receiver, string? receiverType, string member) => receiver == Receiver.Instance
        ? $"{Names.As}{receiverType}>(self.Ref).{member}"
        : $"{declaration.FullName}.{member}";

    private static string Arguments(Receiver receiver, string? receiverType, bool takesThreadState, string? value)
    {
        List<string> arguments = [];
        if (takesThreadState) arguments.Add("ts");
        if (receiver == Receiver.Value) arguments.Add("self");
        if (receiver == Receiver.Typed) arguments.Add($"{Names.As}{receiverType}>(self.Ref)");
        if (value is not null) arguments.Add(value);
        return string.Join(", ", arguments);
    }

    private void Guarded(string failure, System.Action body)
    {
        code.Open("try");
        body();
        code.Close();
        code.Open("catch (global::System.Exception error)");
        code.Line("ts.Catch(error);");
        code.Line($"return {failure};");
        code.Close();
        code.Close();
        code.Line("");
    }
}
