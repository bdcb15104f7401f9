using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Adder.Profile;

namespace Adder.Tests.Profile;

public sealed class ProfileImageTests
{
    private const string Here = "Adder.Tests.Profile.ProfileImageTests+";

    [Fact]
    public void A_method_is_named_with_its_type_and_parameters()
        => Assert.Equal(["ProfileImageTests.Shape::Area()"], Profiled(CountsOf(Here + "Shape.Area", Size(typeof(Shape), nameof(Shape.Area)), "int32  ()")));

    [Fact]
    public void Overloads_of_one_size_are_told_apart_by_their_parameters()
        => Assert.Equal(["ProfileImageTests.Shape::Scaled(float64)"], Profiled(CountsOf(Here + "Shape.Scaled", Size(typeof(Shape), nameof(Shape.Scaled), typeof(double)), "float64  (float64)")));

    [Fact]
    public void A_generic_type_is_named_with_its_arguments()
        => Assert.Equal(["specified::Set(!0)"], Profiled(CountsOf(Here + "Holder`1[System.Int32].Set", Size(typeof(Holder<int>), nameof(Holder<int>.Set), typeof(int)), "instance void  (!0)")));

    [Fact]
    public void A_method_of_another_size_is_another_version_and_left_out()
        => Assert.Empty(Profiled(CountsOf(Here + "Shape.Area", 9999, "int32  ()")));

    [Fact]
    public void Methods_of_other_assemblies_are_left_out()
        => Assert.Empty(Profiled(CountsOf("Elsewhere.Type.Method", 3, "int32  ()")));

    private static class Shape
    {
        internal static int Area() => Environment.ProcessorCount * 3;

        internal static int Scaled(int by) => by;

        internal static double Scaled(double by) => by;
    }

    private sealed class Holder<T>
    {
        private T? _value;

        internal void Set(T value) => _value = value;

        internal T? Get() => _value;
    }

    private static int Size(Type type, string method, params Type[] parameters)
        => type.GetMethod(method, BindingFlags.NonPublic | BindingFlags.Static | BindingFlags.Instance, parameters)!.GetMethodBody()!.GetILAsByteArray()!.Length;

    private static string CountsOf(string name, int size, string signature)
        => $"""
            *** START PGO Data, max index = 1 ***
            @@@ codehash 0x1EB7539F methodhash 0x8D75C4D9 ilSize 0x{size:X8} records 0x00000002
            MethodName: {name}
            Signature: {signature}
            Schema InstrumentationKind 385 ILOffset 0 Count 1 Other 0
            17
            Schema InstrumentationKind 195 ILOffset 0 Count 2 Other 0
            TypeHandle: NULL
            TypeHandle: System.String, System.Private.CoreLib, Version=10.0.0.0
            *** END PGO Data ***
            """;

    // Owner, name and parameters of each method that the profile refers to.
    private static List<string> Profiled(string counts)
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            string input = Path.Combine(folder, "counts.txt"), output = Path.Combine(folder, "adder.mibc");
            File.WriteAllText(input, counts);
            MethodIndex index = new([typeof(ProfileImageTests).Assembly.Location, typeof(object).Assembly.Location]);
            ProfileImage image = new(index);
            foreach (MethodCounts method in CountsFile.Read(input))
            {
                if (index.Find(method) is { } found) image.Add(found, method);
            }
            image.Write(output);
            return References(output);
        }
        finally
        {
            Directory.Delete(folder, true);
        }
    }

    private static List<string> References(string path)
    {
        using PEReader image = new(ImmutableArray.Create(File.ReadAllBytes(path)));
        MetadataReader reader = image.GetMetadataReader();
        List<string> names = [];
        foreach (MemberReferenceHandle handle in reader.MemberReferences)
        {
            MemberReference member = reader.GetMemberReference(handle);
            MethodSignature<string> signature = member.DecodeMethodSignature(new SignatureText(), null);
            names.Add($"{Owner(reader, member.Parent)}::{reader.GetString(member.Name)}({string.Join(',', signature.ParameterTypes)})");
        }
        return names;
    }

    private static string Owner(MetadataReader reader, EntityHandle parent)
    {
        if (parent.Kind != HandleKind.TypeReference) return "specified";
        TypeReference type = reader.GetTypeReference((TypeReferenceHandle)parent);
        string name = reader.GetString(type.Name);
        return type.ResolutionScope.Kind == HandleKind.TypeReference ? $"{Owner(reader, type.ResolutionScope)}.{name}" : name;
    }
}
