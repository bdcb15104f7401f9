using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;
using Adder.Modules.Platform;
using Adder.Modules.Startup;
using Adder.Objects;
using Adder.Syntax.Parsing;

namespace Adder.Cli;

/// <summary>
/// Most of a start is spent by the runtime, which loads classes and looks up precompiled code when something is called for the first time.
/// While the interpreter starts on its thread, the process's first one, which only waits for it, does that ahead of it. Nothing is run here:
/// which methods every start enters was recorded when the executable was built (tools/StartProfile, docs/decisions/0002), and after those the ones that
/// the import system takes, which a program may do without.
/// </summary>
internal static class StartProfile
{
    private const string FileName = "adder.start";

    /// <summary>Prepares what the program's thread is going to call, until it has ended; the second part waits for imports.</summary>
    internal static void Prepare(MainThread program)
    {
        if (Environment.ProcessorCount == 1) return;
        byte[] path = Encoding.UTF8.GetBytes(AppContext.BaseDirectory + FileName + "\0");
        if (!OperatingSystem.IsLinux() || ProcessFile.TryRead(path) is not { } file) return;
        ReadOnlySpan<byte> profile = file;
        ModuleHandle[] modules = new ModuleHandle[6];
        for (int i = 0; i < modules.Length; i++)
        {
            System.Reflection.Module module = Class(i).Module;
            if (profile.Length < 16 || module.ModuleVersionId != new Guid(profile[..16])) return;
            modules[i] = module.ModuleHandle;
            profile = profile[16..];
        }
        const int methodTable = 0x06000000, row = 0x00ffffff;
        const uint importsFollow = uint.MaxValue;
        foreach (uint entry in MemoryMarshal.Cast<byte, uint>(profile))
        {
            if (entry == importsFollow)
            {
                program.AwaitImportsOrEnd();
                continue;
            }
            if (program.HasEnded) return;
            RuntimeHelpers.PrepareMethod(modules[entry >> 24].GetRuntimeMethodHandleFromMetadataToken((int)(entry & row) | methodTable));
        }
    }

    // One of each assembly, in the order of the profile.
    private static Type Class(int assembly) => assembly switch
    {
        0 => typeof(object),
        1 => typeof(BigInteger),
        2 => typeof(PyObject),
        3 => typeof(InterpreterFactory),
        4 => typeof(Parser),
        _ => typeof(StartProfile),
    };
}
