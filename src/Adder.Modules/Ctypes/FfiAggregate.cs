using System.Runtime.InteropServices;

namespace Adder.Modules.Ctypes;

/// <summary>libffi's descriptions of structures and unions. They live as long as the process: what libffi prepared refers to them.</summary>
internal static unsafe class FfiAggregate
{
    /// <summary>No processor passes more than this in registers, so that only here the parts count.</summary>
    internal const long LargestPassedInRegisters = 64;

    private const ushort StructureType = 13;

    [StructLayout(LayoutKind.Sequential)]
    private struct Description
    {
        internal nuint Size;
        internal ushort Alignment, Type;
        internal nint* Elements;
    }

    internal static nint Describe(CType layout)
    {
        bool isPlain = !layout.Has(CTypeFlags.HasUnion | CTypeFlags.HasBitField);
        List<nint> elements = layout.Size > LargestPassedInRegisters || layout.Size == 0 ? [LibFfi.Instance.Types.UInt8]
            : isPlain ? Plain(layout.Parts) : Words(layout);
        Description* made = (Description*)NativeMemory.AllocZeroed((nuint)sizeof(Description));
        made->Size = (nuint)layout.Size;
        made->Alignment = (ushort)Math.Max(layout.Align, 1);
        made->Type = StructureType;
        made->Elements = (nint*)NativeMemory.AllocZeroed((nuint)elements.Count + 1, (nuint)sizeof(nint));
        for (int i = 0; i < elements.Count; i++) made->Elements[i] = elements[i];
        return (nint)made;
    }

    private static List<nint> Plain(List<FfiPart> parts)
    {
        List<nint> elements = [];
        foreach (FfiPart part in parts) elements.Add(part.Ffi);
        return elements;
    }

    // Parts that overlap: a word that holds any integer goes where integers go.
    private static List<nint> Words(CType layout)
    {
        FfiTypes types = LibFfi.Instance.Types;
        List<nint> elements = [];
        for (long at = 0; at < layout.Size; at += 8)
        {
            bool isFloating = true;
            foreach (FfiPart part in layout.Parts) isFloating &= part.IsFloating || part.Offset >= at + 8 || part.Offset + part.Size <= at;
            long rest = Math.Min(8, layout.Size - at);
            if (isFloating && rest is 8 or 4) elements.Add(rest == 8 ? types.Double : types.Float);
            else if (rest == 8) elements.Add(types.UInt64);
            else if (rest == 4) elements.Add(types.UInt32);
            else for (long i = 0; i < rest; i++) elements.Add(types.UInt8);
        }
        return elements;
    }
}
