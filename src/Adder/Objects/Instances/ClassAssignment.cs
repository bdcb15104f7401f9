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
        if (!LayoutComparison.AreCompatible(from, to)) throw Errors.TypeError($"__class__ assignment: '{to.Name}' object layout differs from '{from.Name}'");
        Move(self.Ref, to);
        WatchedInstances.Follow(self.Ref, from, to);
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
