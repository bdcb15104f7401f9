namespace Adder.Generators.Clinic;

/// <summary>Writes how the result of a C# call leaves its thunk.</summary>
internal static class Results
{
    /// <summary>For thunks that return Value. A null object or text means None for methods, no value for slots.</summary>
    internal static void ReturnValue(CodeText code, ResultKind kind, string call, bool mayFail, bool isSlot)
    {
        string pending = mayFail ? "ts.HasPending" : "false";
        switch (kind)
        {
            case ResultKind.Value:
                code.Line($"return {call};");
                break;
            case ResultKind.Void:
                code.Line($"{call};").Line(mayFail ? $"return ts.HasPending ? default : {Names.Value}.None;" : $"return {Names.Value}.None;");
                break;
            case ResultKind.Object or ResultKind.Text:
                string absent = isSlot ? "default" : mayFail ? $"ts.HasPending ? default : {Names.Value}.None" : $"{Names.Value}.None";
                code.Line($"var result = {call};").Line($"return result is null ? {absent} : ({Names.Value})result;");
                break;
            case ResultKind.Bool:
                code.Line($"bool result = {call};").Line($"return !result && {pending} ? default : {Names.Value}.Bool(result);");
                break;
            case ResultKind.Double:
                code.Line($"double result = {call};").Line($"return result == -1.0 && {pending} ? default : {Names.Value}.Float(result);");
                break;
            case ResultKind.Int or ResultKind.Long:
                code.Line($"long result = {call};").Line($"return result == -1 && {pending} ? default : {Names.Value}.Int(result);");
                break;
            case ResultKind.UInt:
                code.Line($"long result = {call};").Line($"return {pending} ? default : {Names.Value}.Int(result);");
                break;
            default:
                code.Line($"var result = {call};").Line($"return {pending} ? default : {Names.Arguments}.FromNumber(result);");
                break;
        }
    }

    /// <summary>For slots and setters that return a number: -1 with a pending error is failure.</summary>
    internal static void ReturnNumber(CodeText code, ResultKind kind, string call, bool isHash)
    {
        switch (kind)
        {
            case ResultKind.Void:
                code.Line($"{call};").Line("return ts.HasPending ? -1 : 0;");
                break;
            case ResultKind.Bool:
                code.Line($"return {call} ? 1 : ts.HasPending ? -1 : 0;");
                break;
            case ResultKind.Value:
                code.Line($"return {call}.IsNull && ts.HasPending ? -1 : 0;");
                break;
            case ResultKind.Int or ResultKind.Long when isHash:
                code.Line($"long result = {call};").Line("return result == -1 && !ts.HasPending ? -2 : result;");
                break;
            default:
                code.Line($"return {call};");
                break;
        }
    }

    /// <summary>A constant or member as a Value.</summary>
    internal static string Wrap(ResultKind kind, string expression) => kind switch
    {
        ResultKind.Value => expression,
        ResultKind.Bool => $"{Names.Value}.Bool({expression})",
        ResultKind.Int or ResultKind.Long or ResultKind.UInt => $"{Names.Value}.Int({expression})",
        ResultKind.Double => $"{Names.Value}.Float({expression})",
        ResultKind.BigInteger or ResultKind.ULong => $"{Names.Arguments}.FromNumber({expression})",
        _ => $"({Names.Value})({expression})",
    };
}
