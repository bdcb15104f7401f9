using System.Runtime.CompilerServices;
using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;
using AttributeProtocol = Adder.Protocols.Attributes;

namespace Adder.Execution;

// obj.name
internal static unsafe partial class Instructions
{
    [Instruction(95, Cache = 4, Specializer = nameof(Specializer.StoreAttr))]
    internal static int StoreAttr(ThreadState ts, Value value, Value owner, [Name] PyStr name) => AttributeProtocol.TrySet(ts, owner, name, value);

    [Instruction(96)]
    internal static int DeleteAttr(ThreadState ts, Value owner, [Name] PyStr name) => AttributeProtocol.TrySet(ts, owner, name, default);

    [Instruction(106, Cache = 9, Pops = "1", Pushes = "1 + (arg & 1)", Specializer = nameof(Specializer.LoadAttr))]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static int LoadAttr(ThreadState ts, [Operands] ref Value owner, [Name(1)] PyStr name, [Oparg] int arg)
    {
        if ((arg & 1) != 0) return LoadMethod(ts, ref owner, name);
        PyType type = owner.Type;
        bool isGeneric = type.TpGetattro == GenericAttributes.GetSlot;
        if (isGeneric && !type.IsImmutable)
        {
            Value known = ts.Interpreter.KnownPlaces.Find(owner.Ref, name, out bool isMethod);
            if (!known.IsNull && !isMethod)
            {
                Value.Store(ref owner, known);
                return 0;
            }
        }
        Value found = isGeneric ? GenericAttributes.Get(ts, owner, name) : AttributeProtocol.Get(ts, owner, name);
        if (found.IsNull) return -1;
        Value.Store(ref owner, found);
        return 0;
    }

    // Either the unbound method and the object, or nothing and the attribute. (_PyObject_GetMethod)
    private static int LoadMethod(ThreadState ts, ref Value owner, PyStr name)
    {
        ref Value second = ref Unsafe.Add(ref owner, 1);
        bool unbound = false;
        Value found = default;
        if (owner.Type.TpGetattro == GenericAttributes.GetSlot) found = ts.Interpreter.KnownPlaces.Find(owner.Ref, name, out unbound);
        if (found.IsNull) found = MethodLookup.Get(ts, owner, name, out unbound);
        if (found.IsNull) return -1;
        if (unbound)
        {
            Value.Store(ref second, owner);
            Value.Store(ref owner, found);
        }
        else
        {
            Value.Store(ref second, found);
            owner = default;
        }
        return 0;
    }

    [Instruction(141, Cache = 1, Pops = "3", Pushes = "1 + (arg & 1)", Specializer = nameof(Specializer.LoadSuperAttr))]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static int LoadSuperAttr(ThreadState ts, [Operands] ref Value global, [Name(2)] PyStr name, [Oparg] int arg)
    {
        ref Value type = ref Unsafe.Add(ref global, 1);
        ref Value self = ref Unsafe.Add(ref global, 2);
        Value super = (arg & 2) != 0 ? Calls.Call(ts, global, type, self) : Calls.Call(ts, global);
        if (super.IsNull) return -1;
        Value found = AttributeProtocol.Get(ts, super, name);
        if (found.IsNull) return -1;
        if ((arg & 1) != 0)
        {
            global = default;
            Value.Store(ref type, found);
        }
        else
        {
            Value.Store(ref global, found);
        }
        return 0;
    }
}
