using System.Runtime.CompilerServices;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary>Where an attribute of objects of one shape was found: valid while the type has this version.</summary>
internal struct KnownPlace
{
    internal const int OfClass = -1, Method = -2;

    internal uint Version;
    internal int ShapeId;
    internal PyStr? Name;

    /// <summary>The inline slot; or else it is the class's: a method to be bound, or a value without <c>__get__</c>.</summary>
    internal int Slot;

    internal Value Found;
}

/// <summary>
/// An interpreter's remembered look-ups of attributes by shape: one comparison instead of asking the class, whether what it says
/// is a data descriptor, and the instance. For code that meets many classes, where inline caches do not hold.
/// </summary>
internal sealed class KnownPlaces
{
    private const int FirstSize = 64, LastSize = 2048;

    private KnownPlace[] _entries = new KnownPlace[FirstSize];
    private int _misses;

    internal void Clear() => Array.Clear(_entries);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ref KnownPlace EntryFor(int shapeId, PyStr name) => ref _entries[(shapeId * 31 ^ (int)name.Hash) & (_entries.Length - 1)];

    /// <summary>The attribute as the object itself or its class has it, unbound; <c>default</c> when it has to be looked for.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Value Find(PyObject obj, PyStr name, out bool isMethod)
    {
        ref KnownPlace entry = ref EntryFor(obj.ShapeId, name);
        isMethod = false;
        if (!ReferenceEquals(entry.Name, name) || entry.ShapeId != obj.ShapeId || entry.Version != obj.Type.VersionTag) return default;
        if (entry.Slot >= 0) return Unsafe.As<PyInstance>(obj).Slot(entry.Slot);
        isMethod = entry.Slot == KnownPlace.Method;
        return entry.Found;
    }

    /// <summary>Gives an attribute that the object is known to have in a slot another value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool TrySet(PyObject obj, PyStr name, in Value value)
    {
        ref KnownPlace entry = ref EntryFor(obj.ShapeId, name);
        if (!ReferenceEquals(entry.Name, name) || entry.ShapeId != obj.ShapeId || entry.Version != obj.Type.VersionTag || entry.Slot < 0) return false;
        Value.Store(ref Unsafe.As<PyInstance>(obj).Slot(entry.Slot), value);
        return true;
    }

    /// <summary>Remembers where a name is found; the class has no data descriptor under it.</summary>
    internal void Remember(PyObject obj, PyStr name, Value ofClass)
    {
        uint version = obj.Type.VersionTag;
        if (version == 0 || !name.IsInterned) return;
        // Instances of a Python class may become descriptors.
        if (!ofClass.IsNull && !ofClass.Type.IsImmutable) return;
        int slot;
        if (InstanceAttributes.Has(obj))
        {
            if (obj is not PyInstance || obj.Type.Shapes!.Of(obj) is not { } shape) return;
            int index = shape.IndexOf(name);
            slot = index < 0 ? -1 : shape.InlineSlot(index);
            if (slot != index && slot < 0) return;
        }
        else
        {
            slot = -1;
        }
        if (slot < 0)
        {
            if (ofClass.IsNull) return;
            if (ofClass.Type.Has(TypeFlags.MethodDescriptor)) slot = KnownPlace.Method;
            else if (Descriptors.HasGet(ofClass)) return;
        }
        if (++_misses > _entries.Length && _entries.Length < LastSize) Grow();
        ref KnownPlace entry = ref EntryFor(obj.ShapeId, name);
        entry.Version = version;
        entry.ShapeId = obj.ShapeId;
        entry.Name = name;
        entry.Slot = slot;
        Value.Store(ref entry.Found, slot < 0 ? ofClass : default);
    }

    private void Grow()
    {
        _misses = 0;
        _entries = new KnownPlace[_entries.Length * 4];
    }
}
