using System.Collections.Generic;
using Microsoft.CodeAnalysis;

namespace Adder.Generators.Clinic;

/// <summary>Matches a C# method with its text signature.</summary>
internal sealed class CallableReader(IMethodSymbol method, List<DiagnosticModel> diagnostics)
{
    private readonly List<ParameterModel> _parameters = [];
    private int _next;

    /// <summary>A method of a type or a function of a module.</summary>
    internal CallableModel? Read(AttributeData attribute, bool isFunction)
    {
        if (attribute.ConstructorArguments.Length == 0 || attribute.ConstructorArguments[0].Value is not string doc) return null;
        Signature? signature = Signature.Parse(doc);
        string? name = CSharpTypes.Named<string>(attribute, "Name") ?? signature?.Name ?? Signature.LeadingName(doc);
        if (name is null) return Fail("ADR003", "the text has no signature and no Name is given");
        bool isClass = CSharpTypes.Named<bool>(attribute, "Class");
        bool isStatic = CSharpTypes.Named<bool>(attribute, "Static");
        int given = CSharpTypes.Named<int>(attribute, "Convention");
        bool takesThreadState = TakeThreadState();
        Receiver receiver = isFunction ? ModuleReceiver(signature) : isStatic ? Receiver.None : SelfReceiver(out _);
        string? receiverType = receiver == Receiver.Typed ? CSharpTypes.FullName(method.Parameters[_next - 1].Type)
            : receiver == Receiver.Instance ? CSharpTypes.FullName(method.ContainingType) : null;
        RawForm raw = TakeRaw();
        if (raw == RawForm.Parsed && !Match(signature)) return null;
        int convention = (given & Conventions.Shape) != 0 ? given : given | Choose(raw);
        if (isClass) convention |= Conventions.Class;
        if (isStatic) convention |= Conventions.Static;
        return Build(name, name, doc, convention, receiver, receiverType, takesThreadState, raw);
    }

    /// <summary>tp_new or tp_init with parsed arguments; null where the method takes the slot's own.</summary>
    internal CallableModel? ReadConstructor(string doc, bool isNew)
    {
        bool takesThreadState = TakeThreadState();
        Receiver receiver = SelfReceiver(out _);
        string? receiverType = receiver == Receiver.Typed ? CSharpTypes.FullName(method.Parameters[_next - 1].Type)
            : receiver == Receiver.Instance ? CSharpTypes.FullName(method.ContainingType) : null;
        if (isNew && receiverType is not null && receiverType.EndsWith(".PyType", System.StringComparison.Ordinal)) receiver = Receiver.Value;
        if (TakeRaw() != RawForm.Parsed) return null;
        Signature? signature = Signature.Parse(doc);
        if (signature is null) return Fail("ADR003", "no text signature for the constructor's arguments");
        if (!Match(signature)) return null;
        return Build(signature.Name, signature.Name, null, Choose(RawForm.Parsed), receiver, receiverType, takesThreadState, RawForm.Parsed);
    }

    private CallableModel Build(
        string name, string parserName, string? doc, int convention, Receiver receiver, string? receiverType, bool takesThreadState, RawForm raw)
    {
        ResultKind result = CSharpTypes.ResultOf(method.ReturnType);
        if (result == ResultKind.Unsupported) Report("ADR002", $"result type {method.ReturnType.Name} is not supported");
        return new(name, parserName, doc, convention, method.Name, receiver, receiverType, takesThreadState, raw, new(_parameters), result);
    }

    private bool TakeThreadState()
    {
        if (_next >= method.Parameters.Length || !CSharpTypes.IsThreadState(method.Parameters[_next].Type)) return false;
        _next++;
        return true;
    }

    private Receiver SelfReceiver(out ITypeSymbol? type)
    {
        type = null;
        if (!method.IsStatic) return Receiver.Instance;
        if (_next >= method.Parameters.Length)
        {
            Report("ADR001", "a static method needs a parameter for self");
            return Receiver.None;
        }
        type = method.Parameters[_next++].Type;
        return CSharpTypes.Is(type, "Value") ? Receiver.Value : Receiver.Typed;
    }

    private Receiver ModuleReceiver(Signature? signature)
    {
        if (_next >= method.Parameters.Length) return Receiver.None;
        IParameterSymbol first = method.Parameters[_next];
        bool isModule = CSharpTypes.Is(first.Type, "PyModule") && (signature is null || first.Name == "module");
        if (isModule) _next++;
        return isModule ? Receiver.Typed : Receiver.None;
    }

    private RawForm TakeRaw()
    {
        int left = method.Parameters.Length - _next;
        if (left == 2 && CSharpTypes.IsValueSpan(method.Parameters[_next].Type) && CSharpTypes.Is(method.Parameters[_next + 1].Type, "PyTuple"))
        {
            return RawForm.ArgumentsAndNames;
        }
        return RawForm.Parsed;
    }

    private bool Match(Signature? signature)
    {
        int count = method.Parameters.Length - _next;
        // One span takes all positional arguments as they are, whatever the signature calls them.
        bool takesAll = count == 1 && CSharpTypes.IsValueSpan(method.Parameters[_next].Type);
        if (takesAll) signature = null;
        List<SignatureParameter> declared = signature?.Parameters ?? Implied();
        if (declared.Count != count)
        {
            Fail("ADR001", $"the signature has {declared.Count} parameters, the C# method {count}");
            return false;
        }
        for (int i = 0; i < count; i++) Add(method.Parameters[_next + i], declared[i], signature is not null);
        return true;
    }

    /// <summary>Without a text signature, parameters are positional-only.</summary>
    private List<SignatureParameter> Implied()
    {
        List<SignatureParameter> declared = [];
        for (int i = _next; i < method.Parameters.Length; i++)
        {
            bool rest = CSharpTypes.IsValueSpan(method.Parameters[i].Type);
            declared.Add(new(method.Parameters[i].Name, rest ? ParameterKind.VarPositional : ParameterKind.PositionalOnly, null));
        }
        return declared;
    }

    private void Add(IParameterSymbol parameter, SignatureParameter declared, bool checkName)
    {
        if (checkName && declared.Name != "object" && !SameName(declared.Name, parameter.Name))
        {
            Report("ADR001", $"parameter '{declared.Name}' of the signature is called '{parameter.Name}' in C#");
        }
        Conversion conversion = CSharpTypes.ConversionOf(parameter.Type, CSharpTypes.Find(parameter, "NoNullsAttribute") is not null);
        if (conversion == Conversion.Unsupported) Report("ADR002", $"parameter type {parameter.Type.ToDisplayString()} is not supported");
        if ((conversion == Conversion.Arguments) != (declared.Kind == ParameterKind.VarPositional))
        {
            Report("ADR001", $"'*{declared.Name}' and ReadOnlySpan<Value> belong together");
        }
        string? defaultValue = declared.Kind == ParameterKind.VarPositional ? null : DefaultValues.Of(parameter, conversion, declared.DefaultText);
        bool acceptsNone = (DefaultValues.AcceptsNull(parameter.Type) || conversion is Conversion.SliceIndex or Conversion.Buffer) && conversion != Conversion.Value
            && (declared.DefaultText == "None" || CSharpTypes.Find(parameter, "OrNoneAttribute") is not null || (declared.DefaultText is null && !checkName));
        _parameters.Add(new(
            declared.Name, declared.Kind, conversion, CSharpTypes.FullName(parameter.Type), CSharpTypes.PythonName(parameter.Type), acceptsNone,
            defaultValue));
    }

    private int Choose(RawForm raw)
    {
        if (raw == RawForm.ArgumentsAndNames) return Conventions.FastCall | Conventions.Keywords;
        if (_parameters.Count == 0) return Conventions.NoArgs;
        foreach (ParameterModel parameter in _parameters)
        {
            if (parameter.Kind is ParameterKind.PositionalOrKeyword or ParameterKind.KeywordOnly)
            {
                return Conventions.FastCall | Conventions.Keywords;
            }
        }
        ParameterModel only = _parameters[0];
        return _parameters.Count == 1 && only.Kind == ParameterKind.PositionalOnly && only.Default is null ? Conventions.O : Conventions.FastCall;
    }

    private static bool SameName(string python, string csharp) =>
        string.Equals(python.Replace("_", ""), csharp.Replace("_", ""), System.StringComparison.OrdinalIgnoreCase);

    private CallableModel? Fail(string id, string message)
    {
        Report(id, message);
        return null;
    }

    private void Report(string id, string message) => diagnostics.Add(DiagnosticModel.At(method, id, message));
}
