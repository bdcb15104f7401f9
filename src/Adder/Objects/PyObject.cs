using System.Runtime.CompilerServices;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary>
/// Everything on the heap that Python sees. 32 bytes with the .NET header: one integer compare of <see cref="ShapeId"/> guards the type
/// and the layout of the attributes at once.
/// </summary>
public abstract class PyObject
{
    /// <summary>Python's <c>type(self)</c>. Only <c>__class__</c> assignment changes it.</summary>
    public PyType Type { [MethodImpl(MethodImplOptions.AggressiveInlining)] get => _type; }

    private PyType _type;

    /// <summary>The id of the <see cref="Shape"/> that says where the attributes are.</summary>
    internal int ShapeId;

    internal ObjectFlags Flags;

    // Bits of Flags that the flags leave free.
    private const int IdNumberShift = 9;

    internal const int LargestIdNumber = int.MaxValue >> (IdNumberShift - 1);

    /// <summary>What the object's <c>id()</c> comes from; 0 as long as nobody has asked.</summary>
    internal int IdNumber => (int)((uint)Flags >> IdNumberShift);

    /// <summary>Gives the object its number, which it keeps; says which one that is.</summary>
    internal int TakeIdNumber(int number)
    {
        ref int flags = ref Unsafe.As<ObjectFlags, int>(ref Flags);
        while (IdNumber == 0)
        {
            int before = flags;
            if ((uint)before >> IdNumberShift == 0) Interlocked.CompareExchange(ref flags, before | number << IdNumberShift, before);
        }
        return IdNumber;
    }

    /// <summary>Sets a flag of an object that other threads may be numbering.</summary>
    internal void Mark(ObjectFlags flag) => Interlocked.Or(ref Unsafe.As<ObjectFlags, int>(ref Flags), (int)flag);

    internal void Unmark(ObjectFlags flag) => Interlocked.And(ref Unsafe.As<ObjectFlags, int>(ref Flags), ~(int)flag);

    protected PyObject(PyType type)
    {
        _type = type;
        // Only the metatype itself is made before there is a type to ask.
        if (type is not null) ShapeId = type.RootShapeId;
    }

    /// <summary>Where the object keeps a lazily made <c>__dict__</c>; a null reference where it has none (or keeps inline slots).</summary>
    internal virtual ref PyDict? DictSlot => ref Unsafe.NullRef<PyDict?>();

    /// <summary>Where an instance of a subclass of a built-in type keeps its <c>__slots__</c>; a null reference where it has none.</summary>
    internal virtual ref Value[]? SlotArray => ref Unsafe.NullRef<Value[]?>();

    /// <summary>Where the object keeps its list of weak references; a null reference where the interpreter has a table of them.</summary>
    internal virtual ref object? WeakSlot => ref Unsafe.NullRef<object?>();

    /// <summary>The next item of an iterator that gives pairs, which a loop unpacks at once. Subclasses are asked for tuples.</summary>
    internal virtual PairStep NextPair(ThreadState ts, ref Value first, ref Value second) => PairStep.NoPairs;

    /// <summary>It is watched for its end as soon as there is something to do then, and not from the start.</summary>
    internal virtual bool SeesToItsEnd => false;

    internal bool HasDictSlot => !Unsafe.IsNullRef(ref DictSlot);

    internal void SetType(PyType type) => _type = type;

    public override string ToString() => $"<{_type.Name} object>";
}

/// <summary>What <see cref="PyObject.NextPair"/> has done.</summary>
internal enum PairStep
{
    NoPairs,
    Given,
    /// <summary>At the end, or with an error pending.</summary>
    Ended,
}

/// <summary>Rare facts about one object.</summary>
[Flags]
internal enum ObjectFlags
{
    None = 0,
    /// <summary>There are (or were) weak references to it.</summary>
    WeaklyReferenced = 1,
    /// <summary><c>__del__</c> has run.</summary>
    Finalized = 2,
    /// <summary>A dictionary with keys that are not of type str itself.</summary>
    HasOtherKeys = 4,
    /// <summary>A generator, or an iterator over others, that nobody has but the place which lets go of it. (<see cref="Execution.Temporaries"/>)</summary>
    Temporary = 8,
}
