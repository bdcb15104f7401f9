using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace Adder.Profile;

/// <summary>What one assembly calls by its own tokens, as references from another one.</summary>
internal sealed class ImportedNames(MetadataReader source, MetadataBuilder target, References references)
{
    private readonly Dictionary<EntityHandle, EntityHandle> _types = [];

    internal EntityHandle Method(MethodDefinitionHandle handle, EntityHandle owner)
    {
        MethodDefinition method = source.GetMethodDefinition(handle);
        BlobBuilder signature = new();
        BlobReader blob = source.GetBlobReader(method.Signature);
        new SignatureCopy(Type).CopyMethod(ref blob, signature);
        return target.AddMemberReference(owner, target.GetOrAddString(source.GetString(method.Name)), target.GetOrAddBlob(signature));
    }

    private EntityHandle Type(EntityHandle handle)
    {
        if (_types.TryGetValue(handle, out EntityHandle known)) return known;
        return _types[handle] = handle.Kind switch
        {
            HandleKind.TypeDefinition => FromDefinition((TypeDefinitionHandle)handle),
            HandleKind.TypeReference => FromReference((TypeReferenceHandle)handle),
            _ => throw new BadImageFormatException($"{handle.Kind} in the signature of a method"),
        };
    }

    private EntityHandle FromDefinition(TypeDefinitionHandle handle)
    {
        TypeDefinition type = source.GetTypeDefinition(handle);
        TypeDefinitionHandle outer = type.GetDeclaringType();
        EntityHandle scope = outer.IsNil ? references.Assembly(source.GetString(source.GetAssemblyDefinition().Name)) : Type(outer);
        return Reference(scope, source.GetString(type.Namespace), source.GetString(type.Name));
    }

    private EntityHandle FromReference(TypeReferenceHandle handle)
    {
        TypeReference type = source.GetTypeReference(handle);
        EntityHandle scope = type.ResolutionScope.Kind switch
        {
            HandleKind.TypeReference => Type(type.ResolutionScope),
            HandleKind.AssemblyReference => references.Assembly(source.GetString(source.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope).Name)),
            _ => throw new BadImageFormatException($"a type in {type.ResolutionScope.Kind}"),
        };
        return Reference(scope, source.GetString(type.Namespace), source.GetString(type.Name));
    }

    private EntityHandle Reference(EntityHandle scope, string space, string name)
        => target.AddTypeReference(scope, target.GetOrAddString(space), target.GetOrAddString(name));
}
