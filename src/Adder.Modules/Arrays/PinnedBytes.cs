using System.Runtime.InteropServices;

namespace Adder.Modules.Arrays;

/// <summary>Bytes that stay where they are for as long as this lives.</summary>
internal sealed class PinnedBytes(byte[] bytes)
{
    private GCHandle _handle = GCHandle.Alloc(bytes, GCHandleType.Pinned);

    ~PinnedBytes() => _handle.Free();

    internal long Address => _handle.AddrOfPinnedObject();

    internal bool Holds(byte[] others) => ReferenceEquals(_handle.Target, others);
}
