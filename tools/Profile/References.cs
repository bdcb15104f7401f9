using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace Adder.Profile;

/// <summary>References of the profile to assemblies and to types by their names.</summary>
internal sealed class References(MetadataBuilder metadata, MethodIndex index)
{
    private readonly Dictionary<string, AssemblyReferenceHandle> _assemblies = [];
    private readonly Dictionary<(string Assembly, string Type), TypeReferenceHandle> _types = [];
    private readonly Dictionary<string, int> _unknown = [];

    internal AssemblyReferenceHandle Assembly(string name)
    {
        if (!_assemblies.TryGetValue(name, out AssemblyReferenceHandle handle))
            _assemblies[name] = handle = metadata.AddAssemblyReference(metadata.GetOrAddString(name), new Version(0, 0, 0, 0), default, default, default, default);
        return handle;
    }

    /// <summary>A type without its arguments: <c>Space.Outer+Inner</c>.</summary>
    internal TypeReferenceHandle Type(string assembly, string name)
    {
        if (_types.TryGetValue((assembly, name), out TypeReferenceHandle handle)) return handle;
        string[] nested = name.Split('+');
        int dot = nested[0].LastIndexOf('.');
        string space = dot < 0 ? "" : nested[0][..dot];
        handle = metadata.AddTypeReference(Assembly(assembly), metadata.GetOrAddString(space), metadata.GetOrAddString(nested[0][(dot + 1)..]));
        foreach (string inner in nested[1..]) handle = metadata.AddTypeReference(handle, default, metadata.GetOrAddString(inner));
        return _types[(assembly, name)] = handle;
    }

    /// <summary>The type of a method, with its arguments; null: one of them is in none of the assemblies.</summary>
    internal EntityHandle? Type(TypeName name)
    {
        if (name.Arguments.Length == 0 && name.Ranks == 0) return index.AssemblyOf(name.Name) is { } assembly ? Type(assembly, name.Name) : null;
        BlobBuilder signature = new();
        return Append(signature, name) ? metadata.AddTypeSpecification(metadata.GetOrAddBlob(signature)) : null;
    }

    /// <summary>A class that the runtime named with its assembly: <c>Adder.Objects.PyList, Adder.Core, Version=...</c>. Null: generic, or an array.</summary>
    internal TypeReferenceHandle? Qualified(string name)
    {
        string[] parts = name.Split(", ");
        return parts.Length < 2 || name.AsSpan().ContainsAny("[]`*&") ? null : Type(parts[1], parts[0]);
    }

    /// <summary>What stands for a class that cannot be named: the same number for the same class.</summary>
    internal int UnknownIndex(string name)
    {
        if (!_unknown.TryGetValue(name, out int number)) _unknown[name] = number = _unknown.Count + 1;
        return number;
    }

    private bool Append(BlobBuilder signature, TypeName name)
    {
        if (index.AssemblyOf(name.Name) is not { } assembly) return false;
        for (int rank = 0; rank < name.Ranks; rank++) signature.WriteByte((byte)SignatureTypeCode.SZArray);
        if (name.Arguments.Length > 0) signature.WriteByte((byte)SignatureTypeCode.GenericTypeInstance);
        // Who reads it does not ask whether it says class or value type.
        signature.WriteByte((byte)SignatureTypeKind.ValueType);
        signature.WriteCompressedInteger(CodedIndex.TypeDefOrRefOrSpec(Type(assembly, name.Name)));
        if (name.Arguments.Length == 0) return true;
        signature.WriteCompressedInteger(name.Arguments.Length);
        foreach (TypeName argument in name.Arguments)
            if (!Append(signature, argument)) return false;
        return true;
    }
}
