using Adder.Bytecode;
using Adder.Compilation;
using Adder.Syntax;
using Adder.Syntax.Parsing;

namespace Adder.Freeze;

/// <summary>Compiles modules of the library into one archive, which the build embeds: see FrozenModules for its form.</summary>
internal static class Freezer
{
    internal static int Run(string library, string[] lines, string output)
    {
        List<(string Name, bool IsPackage, byte[] Code)> modules = [];
        foreach (string line in lines)
        {
            string name = line.Trim();
            if (name.Length == 0 || name.StartsWith('#')) continue;
            string path = Path.Combine(library, name.Replace('.', Path.DirectorySeparatorChar));
            bool isPackage = Directory.Exists(path);
            string file = isPackage ? Path.Combine(path, "__init__.py") : path + ".py";
            try
            {
                CodeUnit unit = Compiler.Compile(Parser.Parse(File.ReadAllBytes(file)), CompilerOptions.Default);
                modules.Add((name, isPackage, CodeUnitMarshal.Write(unit, $"<frozen {name}>")));
            }
            catch (SyntaxErrorException error)
            {
                Console.Error.WriteLine($"{file}: error FREEZE: {error.Message}");
                return 1;
            }
        }
        Write(modules, output);
        return 0;
    }

    private static void Write(List<(string Name, bool IsPackage, byte[] Code)> modules, string output)
    {
        using BinaryWriter writer = new(File.Create(output));
        writer.Write(modules.Count);
        foreach (var (name, isPackage, code) in modules)
        {
            writer.Write(name);
            writer.Write(isPackage);
            writer.Write(code.Length);
        }
        foreach (var module in modules) writer.Write(module.Code);
    }
}
