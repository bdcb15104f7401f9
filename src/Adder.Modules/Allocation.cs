using System.Runtime.CompilerServices;
using Adder.Objects;

namespace Adder.Modules;

/// <summary>New instances of a built-in type or of a Python subclass of it.</summary>
internal static unsafe class Allocation
{
    /// <summary>An empty instance; the type is T's or derives from it. (tp_alloc)</summary>
    internal static T Of<T>(PyType type) where T : PyObject => type.AllocateInstance == null
        ? throw Errors.SystemError($"instances of {type.Name} have no allocator")
        : Unsafe.As<T>(type.AllocateInstance(type));
}
