using Adder.Runtime;

namespace Adder.Objects;

/// <summary>Instances of classes with <c>__del__</c>: made as any other, and watched. Other classes do not come through here.</summary>
internal static unsafe class WatchedInstances
{
    /// <summary>Chooses how a class makes its instances, when it is made and when it gets or loses <c>__del__</c>.</summary>
    internal static void Arrange(PyType type)
    {
        if (type.Finalization is null) return;
        type.AllocateInstance = type.TpFinalize == null ? Plain(type) : &Allocate;
    }

    /// <summary>For an object whose class changes.</summary>
    internal static void Follow(PyObject obj, PyType from, PyType to)
    {
        if (from.TpFinalize == null && to.TpFinalize != null) Watch(obj);
    }

    internal static void Watch(PyObject obj)
    {
        if (!obj.SeesToItsEnd) obj.Type.Finalization?.Watch(obj);
    }

    private static PyObject Allocate(PyType type)
    {
        PyObject made = Plain(type)(type);
        Watch(made);
        return made;
    }

    private static delegate*<PyType, PyObject> Plain(PyType type)
    {
        return type.Has(TypeFlags.InlineSlots) ? &PyInstance.Allocate : type.NativeBase.AllocateInstance;
    }
}
