using System.Runtime.CompilerServices;
using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Execution;

// container[key] and its slices.
internal static unsafe partial class Instructions
{
    [Instruction(25, Cache = 1, Specializer = nameof(Specializer.BinarySubscr))]
    internal static Value BinarySubscr(ThreadState ts, Value container, Value key) => Subscript.Get(ts, container, key);

    [Instruction(26)]
    internal static Value BinarySlice(ThreadState ts, Value container, Value start, Value stop)
    {
        if (SliceBounds.TryOf(start, stop, out SliceBounds bounds))
        {
            PyType type = container.Type;
            if (ReferenceEquals(type, PyType.Str)) return Unsafe.As<PyStr>(container.Ref).Part(bounds);
            if (ReferenceEquals(type, PyType.Bytes)) return Unsafe.As<PyBytes>(container.Ref).Part(bounds);
            if (ReferenceEquals(type, PyType.List)) return Unsafe.As<PyList>(container.Ref).Part(bounds);
            if (ReferenceEquals(type, PyType.Tuple)) return Unsafe.As<PyTuple>(container.Ref).Part(bounds);
        }
        return Subscript.Get(ts, container, new PySlice(start, stop, Value.None));
    }

    [Instruction(27)]
    internal static int StoreSlice(ThreadState ts, Value value, Value container, Value start, Value stop) =>
        Subscript.Set(ts, container, new PySlice(start, stop, Value.None), value);

    [Instruction(60, Cache = 1, Specializer = nameof(Specializer.StoreSubscr))]
    internal static int StoreSubscr(ThreadState ts, Value value, Value container, Value key)
    {
        bool isPut = key.IsInt && value.IsInt && container.Ref.GetType() == typeof(PyByteArray) && ((PyByteArray)container.Ref).TryPut(key.Bits, value.Bits);
        return isPut ? 0 : Subscript.Set(ts, container, key, value);
    }

    [Instruction(61)]
    internal static int DeleteSubscr(ThreadState ts, Value container, Value key) => Subscript.Delete(ts, container, key);

    [Instruction(133, Pops = "arg", Pushes = "1")]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static void BuildSlice([Operands] ref Value start, [Oparg] int arg)
    {
        Value step = arg == 3 ? System.Runtime.CompilerServices.Unsafe.Add(ref start, 2) : Value.None;
        Value.Store(ref start, new PySlice(start, System.Runtime.CompilerServices.Unsafe.Add(ref start, 1), step));
    }
}
