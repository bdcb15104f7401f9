using System.Reflection;
using Adder.Importing;
using Adder.Objects;

namespace Adder.Runtime;

public sealed partial class Interpreter
{
    /// <summary>The modules written in C#.</summary>
    internal BuiltinModules BuiltinModules { get; init; } = new();

    /// <summary>The modules compiled at build time, or null; read when something is imported.</summary>
    internal FrozenModules? Frozen
    {
        get => _frozen ??= FrozenIn is { } assembly ? FrozenModules.Of(assembly) : null;
        init => _frozen = value;
    }

    private FrozenModules? _frozen;

    /// <summary>The assembly that carries them.</summary>
    internal Assembly? FrozenIn { get; init; }

    /// <summary>_imp._override_frozen_modules_for_tests: 1 on, -1 off, 0 as configured.</summary>
    internal int FrozenOverride { get; set; }

    /// <summary>The frozen importlib._bootstrap.</summary>
    internal Value ImportLib { get; set; }

    /// <summary>builtins.__import__ as it was at the start.</summary>
    internal Value ImportFunction { get; set; }

    /// <summary>What that function does, without calling it.</summary>
    internal static Value Import(ThreadState ts, PyStr name, Value globals, Value fromList, int level) =>
        ModuleImport.Import(ts, name, globals, fromList, level);

    // Without these nothing could be imported, so they are frozen whatever -X frozen_modules says.
    private static readonly string[] s_essential = ["_frozen_importlib", "_frozen_importlib_external", "zipimport"];

    /// <summary>Marshalled code of a frozen module.</summary>
    internal bool TryFindFrozen(string name, out ReadOnlySpan<byte> code, out bool isPackage)
    {
        code = default;
        isPackage = false;
        if (Frozen is null) return false;
        bool on = FrozenOverride == 0 ? Config.UseFrozenModules : FrozenOverride > 0;
        if (!on && Array.IndexOf(s_essential, name) < 0) return false;
        return Frozen.TryFind(OriginalName(name), out code, out isPackage);
    }

    /// <summary>The name that a frozen module was compiled under.</summary>
    internal Value FrozenOrigin(PyStr name) => OriginalName(name.ToString());

    internal IEnumerable<string> FrozenModuleNames() => Frozen?.Names ?? [];

    private static string OriginalName(string name) => name switch
    {
        "_frozen_importlib" => "importlib._bootstrap",
        "_frozen_importlib_external" => "importlib._bootstrap_external",
        _ => name,
    };
}
