using System.Runtime.InteropServices;

namespace Adder.Runtime;

/// <summary>What <c>malloc</c> has from the system.</summary>
internal static unsafe class NativeHeap
{
    /// <summary>
    /// Gives the system back what is free in it. glibc keeps what other threads than the first have freed, for good: some 15 MB once
    /// .NET has compiled a large method.
    /// </summary>
    internal static void Trim()
    {
        if (!OperatingSystem.IsLinux() || !NativeLibrary.TryGetExport(NativeLibrary.GetMainProgramHandle(), "malloc_trim", out nint trim)) return;
        _ = ((delegate* unmanaged<nuint, int>)trim)(0);
    }
}
