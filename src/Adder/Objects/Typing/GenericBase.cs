using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary><c>typing.Generic</c>, whose class methods are written in Python.</summary>
[PyType("Generic", Property = "Generic", Module = "typing", Flags = TypeFlags.MadeFromSpec, Doc = "The base class of generic classes: class C[T], or class C(Generic[T]).")]
internal static partial class GenericBase
{
    [PyMethod("The class with its type arguments.", Name = "__class_getitem__", Class = true)]
    internal static Value ClassGetItem(ThreadState ts, PyType type, ReadOnlySpan<Value> args, PyTuple? kwnames) =>
        Calls.CallWithFirst(ts, TypingLibrary.Get(ts, "_generic_class_getitem"), type, args, kwnames);

    [PyMethod("Finds the type parameters of a new subclass.", Name = "__init_subclass__", Class = true)]
    internal static Value InitSubclass(ThreadState ts, PyType type, ReadOnlySpan<Value> args, PyTuple? kwnames) =>
        Calls.CallWithFirst(ts, TypingLibrary.Get(ts, "_generic_init_subclass"), type, args, kwnames);
}
