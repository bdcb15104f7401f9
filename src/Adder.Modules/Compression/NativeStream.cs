using System.Runtime.ConstrainedExecution;
using System.Runtime.InteropServices;
using Adder.Runtime;

namespace Adder.Modules.Compression;

/// <summary>
/// A stream of one of the system's compression libraries: zlib, libbz2 or liblzma. They all work on a structure that says where the
/// input and the output are, and that must not move.
/// </summary>
internal abstract unsafe class NativeStream : CriticalFinalizerObject
{
    // More than any of the three structures takes.
    private const int StructureSize = 256;

    private void* _structure = NativeMemory.AllocZeroed(StructureSize);
    private Deathbed _deathbed;

    ~NativeStream()
    {
        if (_deathbed.IsDead(this)) Close();
    }

    private protected void* Structure => _structure;

    internal bool IsOpen { get; private protected set; }

    /// <summary>Frees what the library holds. (deflateEnd and so on)</summary>
    private protected abstract void End();

    /// <summary>Runs the library once; the result is its return code.</summary>
    internal abstract int Step(byte* input, int inputLength, byte* output, int outputLength, int action, out int consumed, out int produced);

    internal void Close()
    {
        if (_structure is null) return;
        if (IsOpen) End();
        IsOpen = false;
        NativeMemory.Free(_structure);
        _structure = null;
    }

    /// <summary>Frees what the library holds; the object stays.</summary>
    internal void Shut()
    {
        if (IsOpen) End();
        IsOpen = false;
    }
}
