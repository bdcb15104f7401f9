using System.Runtime.CompilerServices;

namespace Adder.Objects;

/// <summary>
/// An instance of a class written in Python that derives from object: <c>__slots__</c> and attributes in inline slots.
/// With four slots it takes 96 bytes (CPython 3.12: 104).
/// </summary>
internal abstract class PyInstance : PyObject
{
    /// <summary>Instances do not learn to keep more attributes than this inline; only <c>__slots__</c> take more.</summary>
    internal const int MaxCapacity = 16;

    /// <summary>More <c>__slots__</c> than this, those of the bases included, no class can have.</summary>
    internal const int MaxSlots = 4095;

    private protected PyInstance(PyType type) : base(type) { }

    /// <summary>Inline slot number <paramref name="index"/>; the caller knows from the shape that there is one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ref Value Slot(int index) => ref Unsafe.Add(ref Unsafe.As<PyInstance1>(this).First, index);

    /// <summary>The capacity that instances with so many slots are made with: a class below exists for each.</summary>
    internal static int RoundCapacity(int slots) => slots switch
    {
        <= 2 => slots,
        <= 4 => 4,
        <= 8 => 8,
        <= MaxCapacity => MaxCapacity,
        <= 32 => 32,
        <= 64 => 64,
        <= 256 => 256,
        _ => MaxSlots + 1,
    };

    internal static PyObject Allocate(PyType type)
    {
        if (type.Shapes is not { } shapes) return new PyInstance0(type);
        shapes.MakesInstance();
        return shapes.InlineCapacity switch
        {
            0 => new PyInstance0(type),
            1 => new PyInstance1(type),
            2 => new PyInstance2(type),
            4 => new PyInstance4(type),
            _ => AllocateLarge(type),
        };
    }

    // Apart, because entering a method loads the classes that it makes.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static PyObject AllocateLarge(PyType type) => type.Shapes!.InlineCapacity switch
    {
        8 => new PyInstance8(type),
        16 => new PyInstance16(type),
        _ => AllocateWithManySlots(type),
    };

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static PyObject AllocateWithManySlots(PyType type) => type.Shapes!.InlineCapacity switch
    {
        32 => new PyInstance32(type),
        64 => new PyInstance64(type),
        256 => new PyInstance256(type),
        _ => new PyInstance4096(type),
    };
}

internal sealed class PyInstance0(PyType type) : PyInstance(type);

internal sealed class PyInstance1(PyType type) : PyInstance(type)
{
    internal Value First;
}

internal sealed class PyInstance2(PyType type) : PyInstance(type)
{
    internal Slots2 Slots;
}

internal sealed class PyInstance4(PyType type) : PyInstance(type)
{
    internal Slots4 Slots;
}

internal sealed class PyInstance8(PyType type) : PyInstance(type)
{
    internal Slots8 Slots;
}

internal sealed class PyInstance16(PyType type) : PyInstance(type)
{
    internal Slots16 Slots;
}

internal sealed class PyInstance32(PyType type) : PyInstance(type)
{
    internal Slots32 Slots;
}

internal sealed class PyInstance64(PyType type) : PyInstance(type)
{
    internal Slots64 Slots;
}

internal sealed class PyInstance256(PyType type) : PyInstance(type)
{
    internal Slots256 Slots;
}

internal sealed class PyInstance4096(PyType type) : PyInstance(type)
{
    internal Slots4096 Slots;
}

[InlineArray(2)]
internal struct Slots2
{
    private Value _first;
}

[InlineArray(4)]
internal struct Slots4
{
    private Value _first;
}

[InlineArray(8)]
internal struct Slots8
{
    private Value _first;
}

[InlineArray(16)]
internal struct Slots16
{
    private Value _first;
}

[InlineArray(32)]
internal struct Slots32
{
    private Value _first;
}

[InlineArray(64)]
internal struct Slots64
{
    private Value _first;
}

[InlineArray(256)]
internal struct Slots256
{
    private Value _first;
}

[InlineArray(4096)]
internal struct Slots4096
{
    private Value _first;
}

/// <summary>What the last inline slot holds when there are more attributes than slots, or when there is a real dictionary.</summary>
internal sealed class OverflowSlots() : PyObject(PyType.Object)
{
    internal Value[] Slots = [];
    internal PyDict? Dict;
}
