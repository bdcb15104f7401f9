using Adder.Runtime;

namespace Adder.Objects;

/// <summary><c>obj.__class__ = C</c>. (object_set_class)</summary>
internal static unsafe class ClassAssignment
{
    internal static void Assign(ThreadState ts, Value self, Value value)
    {
        if (value.IsNull) throw Errors.TypeError("can't delete __class__ attribute");
        if (value.Ref is not PyType to) throw Errors.TypeError($"__class__ must be set to a class, not '{value.Type.Name}' object");
        PyType from = self.Type;
        bool modules = from.IsSubtypeOf(PyType.Module) && to.IsSubtypeOf(PyType.Module);
        if (!modules && (from.IsImmutable || to.IsImmutable))
        {
            throw Errors.TypeError("__class__ assignment only supported for mutable types or ModuleType subclasses");
        }
        if (!Compatible(from, to)) throw Errors.TypeError($"__class__ assignment: '{to.Name}' object layout differs from '{from.Name}'");
        Move(self.Ref, to);
        WatchedInstances.Follow(self.Ref, from, to);
    }

    private static bool Compatible(PyType from, PyType to)
    {
        if (!ReferenceEquals(BaseLayout.Solid(from), BaseLayout.Solid(to)) && !SameSlots(from, to)) return false;
        return from.SlotCount == to.SlotCount && from.Has(TypeFlags.HasDict) == to.Has(TypeFlags.HasDict)
            && from.Has(TypeFlags.InlineSlots) == to.Has(TypeFlags.InlineSlots);
    }

    // Two classes that add the same __slots__ to the same base fit. (same_slots_added)
    private static bool SameSlots(PyType from, PyType to)
    {
        PyType x = BaseLayout.Solid(from), y = BaseLayout.Solid(to);
        if (!x.IsHeapType || !y.IsHeapType || x.SlotCount != y.SlotCount) return false;
        if (!ReferenceEquals(BaseLayout.Solid(x.BaseType!), BaseLayout.Solid(y.BaseType!))) return false;
        Value left = x.Namespace.FindString("__slots__"), right = y.Namespace.FindString("__slots__");
        return left.Ref is PyTuple a && right.Ref is PyTuple b && SameNames(a, b);
    }

    private static bool SameNames(PyTuple a, PyTuple b)
    {
        if (a.Count != b.Count) return false;
        for (int i = 0; i < a.Count; i++)
        {
            if (a[i].Ref is not PyStr x || b[i].Ref is not PyStr y || !x.ContentEquals(y)) return false;
        }
        return true;
    }

    private static void Move(PyObject obj, PyType to)
    {
        if (obj is not PyInstance instance || to.Shapes is not { } shapes)
        {
            obj.SetType(to);
            obj.ShapeId = to.RootShapeId;
            return;
        }
        // The attributes go into a dictionary, whose shape the other class knows by capacity alone.
        int capacity = InstanceAttributes.CapacityOf(instance);
        if (shapes.HasDict)
        {
            InstanceAttributes.DictOf(obj);
            obj.SetType(to);
            obj.ShapeId = shapes.DictShapeId(capacity);
        }
        else
        {
            obj.SetType(to);
            obj.ShapeId = to.RootShapeId;
        }
    }
}
