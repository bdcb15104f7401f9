using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace Adder.Profile;

/// <summary>Parameters of a method as text, to tell overloads apart. Only their order and names count, so what the runtime adds is taken off on both sides.</summary>
internal sealed class SignatureText : ISignatureTypeProvider<string, object?>
{
    private static readonly SignatureText s_provider = new();

    internal static string Of(MetadataReader assembly, MethodDefinitionHandle handle)
    {
        MethodSignature<string> signature = assembly.GetMethodDefinition(handle).DecodeSignature(s_provider, null);
        return Plain($"({string.Join(',', signature.ParameterTypes)})");
    }

    /// <summary>The parameters in the runtime's text, without what classes and value types are marked with.</summary>
    internal static string Plain(string text)
        => text[text.IndexOf('(')..].Replace("value class ", "").Replace("class ", "").Replace('+', '.').Replace('/', '.').Replace(" ", "");

    public string GetPrimitiveType(PrimitiveTypeCode code) => code switch
    {
        PrimitiveTypeCode.Boolean => "bool",
        PrimitiveTypeCode.SByte => "int8",
        PrimitiveTypeCode.Byte => "unsigned int8",
        PrimitiveTypeCode.Int16 => "int16",
        PrimitiveTypeCode.UInt16 => "unsigned int16",
        PrimitiveTypeCode.Int32 => "int32",
        PrimitiveTypeCode.UInt32 => "unsigned int32",
        PrimitiveTypeCode.Int64 => "int64",
        PrimitiveTypeCode.UInt64 => "unsigned int64",
        PrimitiveTypeCode.Single => "float32",
        PrimitiveTypeCode.Double => "float64",
        PrimitiveTypeCode.IntPtr => "native int",
        PrimitiveTypeCode.UIntPtr => "native uint",
        PrimitiveTypeCode.String => "System.String",
        PrimitiveTypeCode.Object => "System.Object",
        _ => code.ToString().ToLowerInvariant(),
    };

    public string GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind)
    {
        TypeDefinition type = reader.GetTypeDefinition(handle);
        TypeDefinitionHandle outer = type.GetDeclaringType();
        return Join(outer.IsNil ? reader.GetString(type.Namespace) : GetTypeFromDefinition(reader, outer, 0), reader.GetString(type.Name));
    }

    public string GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind)
    {
        TypeReference type = reader.GetTypeReference(handle);
        bool isNested = type.ResolutionScope.Kind == HandleKind.TypeReference;
        string space = isNested ? GetTypeFromReference(reader, (TypeReferenceHandle)type.ResolutionScope, 0) : reader.GetString(type.Namespace);
        return Join(space, reader.GetString(type.Name));
    }

    public string GetTypeFromSpecification(MetadataReader reader, object? context, TypeSpecificationHandle handle, byte rawTypeKind)
        => reader.GetTypeSpecification(handle).DecodeSignature(this, context);

    public string GetGenericInstantiation(string genericType, ImmutableArray<string> arguments) => $"{genericType}<{string.Join(',', arguments)}>";

    public string GetSZArrayType(string elementType) => elementType + "[]";

    public string GetArrayType(string elementType, ArrayShape shape) => elementType + "[...]";

    public string GetByReferenceType(string elementType) => elementType + "&";

    public string GetPointerType(string elementType) => elementType + "*";

    public string GetPinnedType(string elementType) => elementType;

    public string GetModifiedType(string modifier, string unmodifiedType, bool isRequired) => unmodifiedType;

    public string GetFunctionPointerType(MethodSignature<string> signature) => "fnptr";

    public string GetGenericMethodParameter(object? context, int index) => "!!" + index;

    public string GetGenericTypeParameter(object? context, int index) => "!" + index;

    private static string Join(string space, string name) => space.Length == 0 ? name : $"{space}.{name}";
}
