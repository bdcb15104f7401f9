using System.Runtime.InteropServices;

namespace Adder.Modules.Platform;

/// <summary>A <c>char *[]</c> with a null at the end.</summary>
internal sealed unsafe class NativeStrings : IDisposable
{
    /// <param name="strings">Each with its zero.</param>
    internal NativeStrings(IReadOnlyList<byte[]> strings)
    {
        Start = (byte**)NativeMemory.AllocZeroed((nuint)strings.Count + 1, (nuint)sizeof(byte*));
        Count = strings.Count;
        for (int i = 0; i < Count; i++)
        {
            Start[i] = (byte*)NativeMemory.Alloc((nuint)strings[i].Length);
            strings[i].CopyTo(new Span<byte>(Start[i], strings[i].Length));
        }
    }

    internal byte** Start { get; private set; }

    internal int Count { get; }

    public void Dispose()
    {
        if (Start == null) return;
        for (int i = 0; i < Count; i++) NativeMemory.Free(Start[i]);
        NativeMemory.Free(Start);
        Start = null;
    }
}
