using Microsoft.CodeAnalysis;

namespace Adder.Generators.Clinic;

/// <summary>What the C# types of parameters and results mean.</summary>
internal static class CSharpTypes
{
    internal const string Attributes = "Adder.Objects.Clinic.";

    internal static string FullName(ITypeSymbol type) =>
        type.WithNullableAnnotation(NullableAnnotation.None).ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);

    internal static bool Is(ITypeSymbol type, string name) => type.Name == name && type is INamedTypeSymbol { Arity: 0 };

    internal static bool IsThreadState(ITypeSymbol type) => Is(type, "ThreadState");

    internal static bool IsValueSpan(ITypeSymbol type) =>
        type is INamedTypeSymbol { Name: "ReadOnlySpan", Arity: 1 } span && Is(span.TypeArguments[0], "Value");

    /// <summary>Whether the class is PyObject or derives from it; classes that are yet to be written go by their name.</summary>
    internal static bool IsPythonObject(ITypeSymbol type)
    {
        if (type.TypeKind == TypeKind.Error) return type.Name.StartsWith("Py", System.StringComparison.Ordinal);
        for (ITypeSymbol? at = type; at is not null; at = at.BaseType)
        {
            if (at.Name == "PyObject") return true;
        }
        return false;
    }

    internal static ResultKind ResultOf(ITypeSymbol type)
    {
        switch (type.SpecialType)
        {
            case SpecialType.System_Void: return ResultKind.Void;
            case SpecialType.System_String: return ResultKind.Text;
            case SpecialType.System_Boolean: return ResultKind.Bool;
            case SpecialType.System_Int64: return ResultKind.Long;
            case SpecialType.System_UInt64: return ResultKind.ULong;
            case SpecialType.System_Double: return ResultKind.Double;
            case SpecialType.System_Int32 or SpecialType.System_Int16 or SpecialType.System_Byte or SpecialType.System_SByte: return ResultKind.Int;
            case SpecialType.System_UInt32 or SpecialType.System_UInt16: return ResultKind.UInt;
        }
        if (Is(type, "Value")) return ResultKind.Value;
        if (Is(type, "BigInteger")) return ResultKind.BigInteger;
        return IsPythonObject(type) ? ResultKind.Object : ResultKind.Unsupported;
    }

    internal static Conversion ConversionOf(ITypeSymbol type, bool withoutNulls)
    {
        if (type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable) type = nullable.TypeArguments[0];
        switch (type.SpecialType)
        {
            case SpecialType.System_String: return withoutNulls ? Conversion.TextWithoutNulls : Conversion.Text;
            case SpecialType.System_Boolean: return Conversion.Bool;
            case SpecialType.System_Int64: return Conversion.Long;
            case SpecialType.System_Int32: return Conversion.Int;
            case SpecialType.System_Int16: return Conversion.Short;
            case SpecialType.System_Byte: return Conversion.Byte;
            case SpecialType.System_UInt32: return Conversion.UInt;
            case SpecialType.System_UInt64: return Conversion.ULong;
            case SpecialType.System_Double or SpecialType.System_Single: return Conversion.Double;
        }
        if (IsValueSpan(type)) return Conversion.Arguments;
        switch (type.Name)
        {
            case "Value": return Conversion.Value;
            case "BigInteger": return Conversion.BigInteger;
            case "SliceIndex": return Conversion.SliceIndex;
            case "CodePoint": return Conversion.CodePoint;
            case "BufferView" or "WritableBufferView": return Conversion.Buffer;
        }
        return IsPythonObject(type) ? Conversion.Object : Conversion.Unsupported;
    }

    /// <summary>Python's name of a class, for "must be list, not int".</summary>
    internal static string PythonName(ITypeSymbol type)
    {
        AttributeData? declaration = Find(type, "PyTypeAttribute");
        if (declaration?.ConstructorArguments.Length > 0 && declaration.ConstructorArguments[0].Value is string name) return name;
        string className = type.Name;
        return className.StartsWith("Py", System.StringComparison.Ordinal) ? className.Substring(2).ToLowerInvariant() : className;
    }

    internal static AttributeData? Find(ISymbol symbol, string attribute)
    {
        foreach (AttributeData data in symbol.GetAttributes())
        {
            if (data.AttributeClass?.Name == attribute) return data;
        }
        return null;
    }

    internal static T? Named<T>(AttributeData data, string name)
    {
        foreach (var argument in data.NamedArguments)
        {
            if (argument.Key == name && argument.Value.Value is T value) return value;
        }
        return default;
    }

    internal static ClassModel ClassOf(INamedTypeSymbol symbol)
    {
        string name = symbol.Name;
        string keywords = symbol.IsStatic ? "static unsafe partial class " : "unsafe partial class ";
        string spaceName = symbol.ContainingNamespace.IsGlobalNamespace ? "" : symbol.ContainingNamespace.ToDisplayString();
        return new(spaceName, name, keywords + name, FullName(symbol), symbol.IsStatic);
    }
}
