using System.Runtime.InteropServices;
using Adder.Objects;

namespace Adder.Modules.Compression;

/// <summary>The system's compression libraries, which may be absent.</summary>
internal static class CompressionLibrary
{
    /// <summary>Throws ImportError where the library cannot be loaded.</summary>
    internal static void Require(string library, string module)
    {
        if (NativeLibrary.TryLoad(library, out _)) return;
        throw Errors.Make(PyType.ImportError, $"{module} needs the system library {library}, which cannot be loaded");
    }
}
