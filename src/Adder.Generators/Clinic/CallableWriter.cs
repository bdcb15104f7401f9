using System.Collections.Generic;

namespace Adder.Generators.Clinic;

/// <summary>Writes the thunk of a method or function: arguments in, C# call, result out, nothing thrown.</summary>
internal sealed class CallableWriter(CodeText code, ClassModel declaration, CallableModel callable, string thunk)
{
    private const string NameTuple = Names.Tuple + "?";

    /// <summary>The table row.</summary>
    internal string Row()
    {
        string pointer = Shape switch
        {
            Conventions.NoArgs => $"delegate*<{Names.ThreadState}, {Names.Value}, {Names.Value}>",
            Conventions.O => $"delegate*<{Names.ThreadState}, {Names.Value}, {Names.Value}, {Names.Value}>",
            _ when HasNameParameter => $"delegate*<{Names.ThreadState}, {Names.Value}, {Names.Values}, {NameTuple}, {Names.Value}>",
            _ => $"delegate*<{Names.ThreadState}, {Names.Value}, {Names.Values}, {Names.Value}>",
        };
        string convention = $"({Names.Clinic}CallingConvention){callable.Convention}";
        return $"new {Names.MethodDef}({CodeText.Literal(callable.PythonName)}, {convention}, {CodeText.Literal(callable.Doc)}, (void*)({pointer})&{thunk}),";
    }

    /// <summary>METH_VARARGS functions have the signature with keywords, though they are never called with any.</summary>
    private bool HasNameParameter => callable.HasKeywords || (callable.Convention & Conventions.VarArgs) != 0;

    private int Shape => callable.Convention & Conventions.Shape;

    internal void Write()
    {
        switch (Shape)
        {
            case Conventions.NoArgs:
                Thunk($"{Names.Value} self", () => Body(0, null, "default", null));
                break;
            case Conventions.O:
                Thunk($"{Names.Value} self, {Names.Value} argument", WriteOne);
                break;
            default:
                if (callable.Raw == RawForm.ArgumentsAndNames) Thunk($"{Names.Value} self, {Names.Values} args, {NameTuple} names", WriteRaw);
                else if (callable.HasKeywords) WriteKeywords("self", Names.Value, Names.Value, "default", null);
                else Thunk($"{Names.Value} self, {Names.Values} args{(HasNameParameter ? $", {NameTuple} names" : "")}", WritePositional);
                break;
        }
    }

    /// <summary>tp_new or tp_init: the slot's own signature, arguments by the text signature.</summary>
    internal void WriteConstructor(bool isNew)
    {
        string self = isNew ? "type" : "self";
        string selfType = isNew ? Names.Type : Names.Value;
        string result = isNew ? Names.Value : "int";
        string failure = isNew ? "default" : "-1";
        if (callable.HasKeywords)
        {
            WriteKeywords(self, selfType, result, failure, isNew);
            return;
        }
        string parameters = $"{selfType} {self}, {Names.Values} args, {NameTuple} names";
        Thunk(parameters, () =>
        {
            string check = isNew ? "NewTakesKeywords" : "InitTakesKeywords";
            code.Open("if (names is not null)");
            code.Line($"if (!{Names.Errors}.{check}(ts, {self}, {declaration.FullName}.TypeObject, {CodeText.Literal(callable.ParserName)}, names)) return {failure};");
            code.Line($"args = {Names.Errors}.Positional(args, names);");
            code.Close();
            CheckPositional(failure);
            Body(1, self, failure, isNew);
        }, result, failure);
    }

    private void WriteOne() => Body(2, null, "default", null);

    private void WriteRaw() => Body(3, null, "default", null);

    private void WritePositional()
    {
        CheckPositional("default");
        Body(1, null, "default", null);
    }

    private void CheckPositional(string failure)
    {
        Count(out int required, out int positional, out _, out bool rest);
        string name = CodeText.Literal(callable.ParserName);
        string condition = rest ? $"args.Length < {required}" : required == positional
            ? $"args.Length != {required}" : required == 0 ? $"args.Length > {positional}" : $"args.Length < {required} || args.Length > {positional}";
        if (rest && required == 0) return;
        string most = rest ? "int.MaxValue" : positional.ToString();
        code.Open($"if ({condition})");
        string dialect = (callable.Convention & Conventions.VarArgs) != 0 ? "WrongTupleCount" : "WrongCount";
        code.Line($"{Names.Errors}.{dialect}(ts, {name}, args.Length, {required}, {most});");
        code.Line($"return {failure};");
        code.Close();
    }

    /// <summary>A thunk that takes the fast way for positional calls, and one behind it that takes arguments in the parameters' order.</summary>
    private void WriteKeywords(string self, string selfType, string result, string failure, bool? isNew)
    {
        Count(out int required, out int positional, out int requiredNames, out bool rest);
        string parser = "Parsers.s_" + thunk;
        string restArguments = rest ? ", rest" : "";
        code.Open($"private static {result} {thunk}({Names.ThreadState} ts, {selfType} {self}, {Names.Values} args, {NameTuple} names)");
        string bounds = rest ? $"args.Length >= {required}" : required == 0 ? $"args.Length <= {positional}" : $"args.Length >= {required} && args.Length <= {positional}";
        if (rest)
        {
            code.Line($"int given = args.Length - (names is null ? 0 : names.Count);");
            code.Line($"{Names.Values} rest = given > {positional} ? args.Slice({positional}, given - {positional}) : default;");
        }
        if (requiredNames == 0)
        {
            string direct = rest ? $"args.Length > {positional} ? args.Slice(0, {positional}) : args" : "args";
            code.Line($"if (names is null && {bounds}) return {thunk}_Parsed(ts, {self}, {direct}{restArguments});");
        }
        code.Line($"{Names.Value}[]? merged = {parser}.Merge(ts, args, names);");
        code.Line($"return merged is null ? {failure} : {thunk}_Parsed(ts, {self}, merged{restArguments});");
        code.Close();
        code.Line("");
        string restParameter = rest ? $", {Names.Values} rest" : "";
        code.Open($"private static {result} {thunk}_Parsed({Names.ThreadState} ts, {selfType} {self}, {Names.Values} args{restParameter})");
        Guarded(() => Body(1, self, failure, isNew), failure);
        code.Close();
        code.Line("");
    }

    /// <summary>The parser object for keyword calls.</summary>
    internal void WriteParser()
    {
        Count(out int required, out int positional, out int requiredNames, out bool rest);
        List<string> names = [];
        int positionalOnly = 0;
        foreach (ParameterModel parameter in callable.Parameters)
        {
            if (parameter.Kind == ParameterKind.VarPositional) continue;
            if (parameter.Kind == ParameterKind.PositionalOnly) positionalOnly++;
            else names.Add(CodeText.Literal(parameter.Name));
        }
        code.Line($"internal static readonly {Names.Parser} s_{thunk} = new({CodeText.Literal(callable.ParserName)}, [{string.Join(", ", names)}], "
            + $"{positionalOnly}, {required}, {positional}, {requiredNames}, {(rest ? "true" : "false")});");
    }

    internal bool NeedsParser => callable.HasKeywords && callable.Raw == RawForm.Parsed;

    private void Count(out int required, out int positional, out int requiredNames, out bool rest)
    {
        required = positional = requiredNames = 0;
        rest = false;
        foreach (ParameterModel parameter in callable.Parameters)
        {
            switch (parameter.Kind)
            {
                case ParameterKind.VarPositional:
                    rest = true;
                    break;
                case ParameterKind.KeywordOnly:
                    if (parameter.Default is null) requiredNames++;
                    break;
                default:
                    positional++;
                    if (parameter.Default is null) required = positional;
                    break;
            }
        }
    }

    private void Thunk(string parameters, System.Action body, string result = Names.Value, string failure = "default")
    {
        code.Open($"private static {result} {thunk}({Names.ThreadState} ts, {parameters})");
        Guarded(body, failure);
        code.Close();
        code.Line("");
    }

    private void Guarded(System.Action body, string failure)
    {
        code.Open("try");
        body();
        code.Close();
        code.Open("catch (global::System.Exception error)");
        code.Line("ts.Catch(error);");
        code.Line($"return {failure};");
        code.Close();
    }

    /// <summary>Form 0: no arguments; 1: a span in the parameters' order; 2: one argument; 3: unparsed. A constructor says whether it is new.</summary>
    private void Body(int form, string? self, string failure, bool? isNew)
    {
        List<string> arguments = [];
        if (callable.TakesThreadState) arguments.Add("ts");
        self ??= "self";
        if (callable.Receiver == Receiver.Value) arguments.Add(isNew is null && (callable.Convention & Conventions.Class) != 0 ? $"{Names.As}{Names.Type}>({self}.Ref)" : self);
        if (callable.Receiver == Receiver.Typed) arguments.Add($"{Names.As}{callable.ReceiverType}>({self}.Ref)");
        if (form == 3) arguments.AddRange(["args", "names"]);
        else if (form != 0) Convert(form, failure, arguments);
        string target = callable.Receiver == Receiver.Instance ? $"{Names.As}{callable.ReceiverType}>({self}.Ref)" : declaration.FullName;
        string call = $"{target}.{callable.Method}({string.Join(", ", arguments)})";
        if (isNew == false) Results.ReturnNumber(code, callable.Result, call, false);
        else Results.ReturnValue(code, callable.Result, call, callable.TakesThreadState, false);
    }

    private void Convert(int form, string failure, List<string> arguments)
    {
        bool hasRest = false;
        foreach (ParameterModel parameter in callable.Parameters) hasRest |= parameter.Kind == ParameterKind.VarPositional;
        int index = 0;
        foreach (ParameterModel parameter in callable.Parameters)
        {
            if (parameter.Kind == ParameterKind.VarPositional)
            {
                arguments.Add(callable.HasKeywords ? "rest" : index == 0 ? "args" : $"args.Slice({index})");
                continue;
            }
            string source = form == 2 ? "argument" : $"args[{index}]";
            string local = $"p{index}";
            string display = form == 2 ? "argument" : parameter.Kind == ParameterKind.PositionalOnly ? $"argument {index + 1}" : $"argument '{parameter.Name}'";
            if (parameter.Conversion == Conversion.Buffer)
            {
                Conversions.WriteBuffer(code, parameter, source, local, $"args.Length <= {index} || {source}.IsNull", callable.ParserName, display);
            }
            else if (parameter.Default is null)
            {
                Conversions.Write(code, parameter, source, local, callable.ParserName, display, failure);
            }
            else
            {
                code.Line($"{parameter.CSharpType} {local} = {parameter.Default};");
                code.Open($"if (args.Length > {index} && !{source}.IsNull)");
                Conversions.Assign(code, parameter, source, local, callable.ParserName, display, failure);
                code.Close();
            }
            arguments.Add(local);
            index++;
        }
    }
}
