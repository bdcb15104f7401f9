using System.Collections.Immutable;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Adder.Profile;

/// <summary>A method of one of the assemblies that are profiled, and the type that has it, with its type arguments.</summary>
internal sealed record ProfiledMethod(MetadataReader Assembly, MethodDefinitionHandle Handle, TypeName Owner);

/// <summary>
/// The types and methods of some assemblies by the names that the runtime gives them. Methods that are generic by themselves are left out:
/// their counts do not tell with which types.
/// </summary>
internal sealed class MethodIndex
{
    private readonly Dictionary<string, List<(MetadataReader Assembly, MethodDefinitionHandle Handle, int Size)>> _methods = [];
    private readonly Dictionary<string, string> _assemblyOfType = [];

    internal MethodIndex(IEnumerable<string> paths)
    {
        foreach (string path in paths) AddAssembly(path);
    }

    /// <summary>The assembly of a type, by its name without type arguments; null for a type of other assemblies.</summary>
    internal string? AssemblyOf(string typeName) => _assemblyOfType.GetValueOrDefault(typeName);

    /// <summary>Null: a method that is not here or cannot be told from another one.</summary>
    internal ProfiledMethod? Find(MethodCounts counts)
    {
        var (owner, methodName) = TypeName.SplitMethod(counts.Name);
        if (!_methods.TryGetValue($"{owner.Name}.{methodName}", out var candidates)) return null;
        ProfiledMethod? found = null;
        foreach (var (assembly, handle, size) in candidates)
        {
            if (size != counts.Size) continue;
            if (found is not null) return FindBySignature(candidates, counts, owner);
            found = new ProfiledMethod(assembly, handle, owner);
        }
        return found;
    }

    /// <summary>All methods of this name.</summary>
    internal IEnumerable<ProfiledMethod> FindAll(string text)
    {
        var (owner, methodName) = TypeName.SplitMethod(text);
        if (!_methods.TryGetValue($"{owner.Name}.{methodName}", out var candidates)) yield break;
        foreach (var (assembly, handle, _) in candidates)
        {
            // The name of an explicit implementation has the interface's before it, with dots of its own.
            string type = FullName(assembly, assembly.GetMethodDefinition(handle).GetDeclaringType());
            yield return new ProfiledMethod(assembly, handle, owner with { Name = type });
        }
    }

    private static ProfiledMethod? FindBySignature(List<(MetadataReader Assembly, MethodDefinitionHandle Handle, int Size)> candidates, MethodCounts counts, TypeName owner)
    {
        string wanted = SignatureText.Plain(counts.Signature);
        foreach (var (assembly, handle, size) in candidates)
            if (size == counts.Size && SignatureText.Of(assembly, handle) == wanted) return new ProfiledMethod(assembly, handle, owner);
        return null;
    }

    private void AddAssembly(string path)
    {
        PEReader image = new(ImmutableArray.Create(File.ReadAllBytes(path)));
        if (!image.HasMetadata) return;
        MetadataReader reader = image.GetMetadataReader();
        string assemblyName = reader.GetString(reader.GetAssemblyDefinition().Name);
        foreach (TypeDefinitionHandle typeHandle in reader.TypeDefinitions)
        {
            TypeDefinition type = reader.GetTypeDefinition(typeHandle);
            string typeName = FullName(reader, typeHandle);
            _assemblyOfType.TryAdd(typeName, assemblyName);
            foreach (MethodDefinitionHandle handle in type.GetMethods())
            {
                MethodDefinition method = reader.GetMethodDefinition(handle);
                if (method.RelativeVirtualAddress == 0 || method.GetGenericParameters().Count > 0) continue;
                string name = $"{typeName}.{reader.GetString(method.Name)}";
                if (!_methods.TryGetValue(name, out var same)) _methods[name] = same = [];
                same.Add((reader, handle, image.GetMethodBody(method.RelativeVirtualAddress).GetILBytes()!.Length));
            }
        }
    }

    private static string FullName(MetadataReader reader, TypeDefinitionHandle handle)
    {
        TypeDefinition type = reader.GetTypeDefinition(handle);
        string name = reader.GetString(type.Name);
        TypeDefinitionHandle outer = type.GetDeclaringType();
        if (!outer.IsNil) return $"{FullName(reader, outer)}+{name}";
        string space = reader.GetString(type.Namespace);
        return space.Length == 0 ? name : $"{space}.{name}";
    }
}
