using System.Globalization;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace Adder.Profile;

/// <summary>
/// A profile as crossgen2 reads it (.mibc): an assembly that is never run. Each group of methods is one method body, in which <c>ldtoken</c> of the
/// method, its records as constants between two strings, and <c>pop</c> follow each other; AssemblyDictionary lists the groups.
/// (MIbcProfileParser.cs of dotnet/runtime tells the form.)
/// </summary>
internal sealed class ProfileImage
{
    private const int StackSize = 8, AllFields = 0xF;

    private readonly MetadataBuilder _metadata = new();
    private readonly MethodBodyStreamEncoder _bodies = new(new BlobBuilder());
    private readonly SortedDictionary<string, InstructionEncoder> _groups = new(StringComparer.Ordinal);
    private readonly Dictionary<MetadataReader, ImportedNames> _imports = [];
    private readonly References _references;

    internal ProfileImage(MethodIndex index)
    {
        _metadata.AddModule(0, _metadata.GetOrAddString("adder.mibc"), _metadata.GetOrAddGuid(new Guid(0x6d696263, 1, 1, 0, 0, 0, 0, 0, 0, 0, 1)), default, default);
        _metadata.AddAssembly(_metadata.GetOrAddString("adder.mibc"), new Version(0, 0, 0, 0), default, default, default, AssemblyHashAlgorithm.None);
        _references = new References(_metadata, index);
    }

    internal int Methods { get; private set; }

    /// <summary>Adds a method, with counts or without.</summary>
    internal void Add(ProfiledMethod method, MethodCounts? counts = null)
    {
        if (_references.Type(method.Owner) is not { } owner) return;
        if (!_imports.TryGetValue(method.Assembly, out ImportedNames? names)) _imports[method.Assembly] = names = new ImportedNames(method.Assembly, _metadata, _references);
        InstructionEncoder code = GroupOf(method);
        code.OpCode(ILOpCode.Ldtoken);
        code.Token(names.Method(method.Handle, owner));
        if (counts is not null) AddCounts(code, counts);
        code.OpCode(ILOpCode.Pop);
        Methods++;
    }

    private void AddCounts(InstructionEncoder code, MethodCounts counts)
    {
        code.LoadString(_metadata.GetOrAddUserString("InstrumentationDataStart"));
        foreach (CountRecord record in counts.Records) AddRecord(code, record);
        code.LoadString(_metadata.GetOrAddUserString("InstrumentationDataEnd"));
    }

    internal void Write(string path)
    {
        List<(string Name, int Body)> methods = [];
        InstructionEncoder dictionary = new(new BlobBuilder());
        foreach (var (assembly, code) in _groups)
        {
            dictionary.LoadString(_metadata.GetOrAddUserString(assembly + ";"));
            dictionary.OpCode(ILOpCode.Ldtoken);
            dictionary.Token(MetadataTokens.MethodDefinitionHandle(methods.Count + 1));
            dictionary.OpCode(ILOpCode.Pop);
            methods.Add(("Assemblies_" + assembly, _bodies.AddMethodBody(code, StackSize)));
        }
        methods.Add(("AssemblyDictionary", _bodies.AddMethodBody(dictionary, StackSize)));
        AddGlobalMethods(methods);
        BlobBuilder image = new();
        new ManagedPEBuilder(new PEHeaderBuilder(imageCharacteristics: Characteristics.Dll), new MetadataRootBuilder(_metadata), _bodies.Builder).Serialize(image);
        File.WriteAllBytes(path, image.ToArray());
    }

    private void AddGlobalMethods(List<(string Name, int Body)> methods)
    {
        BlobBuilder signature = new();
        new BlobEncoder(signature).MethodSignature().Parameters(0, static result => result.Void(), static _ => { });
        BlobHandle noParameters = _metadata.GetOrAddBlob(signature);
        foreach (var (name, body) in methods)
            _metadata.AddMethodDefinition(MethodAttributes.Public | MethodAttributes.Static, MethodImplAttributes.IL, _metadata.GetOrAddString(name), noParameters, body, MetadataTokens.ParameterHandle(1));
        _metadata.AddTypeDefinition(default, default, _metadata.GetOrAddString("<Module>"), default, MetadataTokens.FieldDefinitionHandle(1), MetadataTokens.MethodDefinitionHandle(1));
    }

    private InstructionEncoder GroupOf(ProfiledMethod method)
    {
        MetadataReader reader = method.Assembly;
        string assembly = reader.GetString(reader.GetAssemblyDefinition().Name);
        if (!_groups.TryGetValue(assembly, out InstructionEncoder group)) _groups[assembly] = group = new InstructionEncoder(new BlobBuilder());
        return group;
    }

    private void AddRecord(InstructionEncoder code, CountRecord record)
    {
        if (!record.HasNumbers && !record.HasClasses) return;
        code.LoadConstantI4(AllFields);
        code.LoadConstantI4(record.Offset);
        code.LoadConstantI4(record.Kind);
        code.LoadConstantI4(record.Values.Length);
        code.LoadConstantI4(record.Other);
        foreach (string value in record.Values)
        {
            if (record.HasNumbers) code.LoadConstantI4((int)Math.Min(uint.Parse(value, CultureInfo.InvariantCulture), int.MaxValue));
            else AddClass(code, value);
        }
    }

    // A class that cannot be named here is an unknown one: a number, the same for the same class.
    private void AddClass(InstructionEncoder code, string name)
    {
        if (name == "NULL") code.LoadConstantI4(0);
        else if (_references.Qualified(name) is { } known)
        {
            code.OpCode(ILOpCode.Ldtoken);
            code.Token(known);
        }
        else code.LoadConstantI4(_references.UnknownIndex(name));
    }
}
