using Adder.Bytecode;
using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Execution;

internal static unsafe partial class Specializer
{
    // _Py_Specialize_LoadAttr
    internal static void LoadAttr(ThreadState ts, Frame frame, Instruction* ip, ref Value owner)
    {
        PyStr name = frame.Code.Names[ip->Arg >> 1];
        Opcode form = owner.Ref switch
        {
            _ when ReferenceEquals(owner.Type, PyType.Module) => ModuleForm(ip, (PyModule)owner.Ref, name),
            PyType type => ClassForm(ts, frame, ip, type, name),
            _ => InstanceForm(ts, frame, ip, owner, name),
        };
        if (form != 0) Succeed(ip, form);
        else Fail(ip, Opcode.LoadAttr);
    }

    // specialize_module_load_attr
    private static Opcode ModuleForm(Instruction* ip, PyModule module, PyStr name)
    {
        PyDict dict = module.Dict;
        if (!dict.OnlyStrings || dict.LookupString(PyStr.Intern("__getattr__"), PyStr.Intern("__getattr__").Hash) >= 0) return 0;
        int index = dict.LookupString(name, name.Hash);
        if (index < 0 || index > ushort.MaxValue) return 0;
        AttributeCache.Version(ip) = (int)dict.KeysVersion;
        AttributeCache.Slot(ip) = index;
        return Opcode.LoadAttrModule;
    }

    // specialize_class_load_attr
    private static Opcode ClassForm(ThreadState ts, Frame frame, Instruction* ip, PyType type, PyStr name)
    {
        // A metaclass may have, or get, a say in it.
        if (!ReferenceEquals(((PyObject)type).Type, PyType.Type) || !TypeLookup.Find(ts, PyType.Type, name).IsNull) return 0;
        AttributeKind kind = AttributeAnalysis.Of(ts, type, name, store: false, out Value descriptor);
        if (kind is not (AttributeKind.Method or AttributeKind.NonDescriptor)) return 0;
        if (descriptor.IsInt || descriptor.IsFloat)
        {
            // Numbers have no object to keep: the look-up goes through the method cache.
            AttributeCache.Object(ip) = frame.Code.KeepCacheObject(AttributeCache.Object(ip), new PyCell(descriptor));
        }
        else
        {
            AttributeCache.Object(ip) = frame.Code.KeepCacheObject(AttributeCache.Object(ip), descriptor.Ref);
        }
        AttributeCache.Version(ip) = (int)TypeVersions.Of(type);
        return Opcode.LoadAttrClass;
    }

    private static Opcode InstanceForm(ThreadState ts, Frame frame, Instruction* ip, Value owner, PyStr name)
    {
        PyType type = owner.Type;
        AttributeKind kind = AttributeAnalysis.Of(ts, type, name, store: false, out Value descriptor);
        AttributeCache.Version(ip) = (int)TypeVersions.Of(type);
        switch (kind)
        {
            case AttributeKind.Method:
                return (ip->Arg & 1) != 0 ? MethodForm(frame, ip, owner, name, descriptor) : 0;
            case AttributeKind.Property:
                if (((PyProperty)descriptor.Ref).Getter.Ref is not PyFunction getter || !IsSimple(getter) || getter.Code.ArgCount != 1) return 0;
                KeepFunction(frame, ip, getter);
                return Opcode.LoadAttrProperty;
            case AttributeKind.PythonGetAttribute:
                PyFunction function = (PyFunction)descriptor.Ref;
                if (!IsSimple(function) || function.Code.ArgCount != 2) return 0;
                KeepFunction(frame, ip, function);
                return Opcode.LoadAttrGetattributeOverridden;
            case AttributeKind.ObjectSlot:
                PyMemberDescriptor member = (PyMemberDescriptor)descriptor.Ref;
                if (!type.IsSubtypeOf(member.Owner)) return 0;
                AttributeCache.RememberSlot(ip, owner.Ref, member.SlotIndex);
                return Opcode.LoadAttrSlot;
            case AttributeKind.DunderClass:
                AttributeCache.Shape(ip) = 0;
                AttributeCache.Slot(ip) = -1;
                return Opcode.LoadAttrSlot;
            case AttributeKind.Absent:
                return DictForm(ip, owner, name, Opcode.LoadAttrInstanceValue, Opcode.LoadAttrWithHint);
            default:
                return 0;
        }
    }

    private static void KeepFunction(Frame frame, Instruction* ip, PyFunction function)
    {
        AttributeCache.Object(ip) = frame.Code.KeepCacheObject(AttributeCache.Object(ip), function);
        AttributeCache.Shape(ip) = (int)function.Version;
    }

    // specialize_attr_loadmethod
    private static Opcode MethodForm(Frame frame, Instruction* ip, Value owner, PyStr name, Value descriptor)
    {
        PyType type = owner.Type;
        Opcode form;
        AttributeCache.Shape(ip) = 0;
        if (HasManagedDict(type))
        {
            if (!HasInlineValues(owner.Ref) || type.Shapes!.Knows(name)) return 0;
            AttributeCache.Shape(ip) = owner.Ref.ShapeId;
            form = Opcode.LoadAttrMethodWithValues;
        }
        else if (!owner.IsInt && !owner.IsFloat && InstanceAttributes.Has(owner.Ref))
        {
            if (owner.Ref.DictSlot is not null || (type.Flags & VariableSize) != 0) return 0;
            form = Opcode.LoadAttrMethodLazyDict;
        }
        else
        {
            form = Opcode.LoadAttrMethodNoDict;
        }
        AttributeCache.Object(ip) = frame.Code.KeepCacheObject(AttributeCache.Object(ip), descriptor.Ref);
        return form;
    }

    // specialize_dict_access
    private static Opcode DictForm(Instruction* ip, Value owner, PyStr name, Opcode valuesForm, Opcode hintForm)
    {
        if (owner.IsInt || owner.IsFloat || !HasManagedDict(owner.Type)) return 0;
        if (HasInlineValues(owner.Ref))
        {
            if (!owner.Type.Shapes!.Knows(name)) return 0;
            if (valuesForm == Opcode.StoreAttrInstanceValue) AttributeCache.RememberStore(ip, owner.Ref, name);
            else AttributeCache.RememberSlot(ip, owner.Ref, name);
            return valuesForm;
        }
        int index = InstanceAttributes.HintFor(owner.Ref, name);
        if (index is < 0 or > ushort.MaxValue) return 0;
        AttributeCache.RememberHint(ip, owner.Ref, index);
        if (hintForm == Opcode.StoreAttrWithHint) AttributeCache.NextShape(ip) = AttributeCache.Shape(ip);
        return hintForm;
    }

    private const TypeFlags VariableSize = TypeFlags.LongSubclass | TypeFlags.TupleSubclass | TypeFlags.BytesSubclass | TypeFlags.TypeSubclass;

    // Py_TPFLAGS_MANAGED_DICT of CPython: classes written in Python whose instances have a dictionary that no C type gave them.
    internal static bool HasManagedDict(PyType type)
    {
        if (!type.IsHeapType || !type.Has(TypeFlags.HasDict)) return false;
        PyType native = type.NativeBase;
        return !native.Has(TypeFlags.HasDict) && (native.Flags & VariableSize) == 0;
    }

    /// <summary>Only what object.__new__ makes has them. (_PyObject_InitializeDict)</summary>
    internal static bool HasInlineValues(PyObject owner) => owner is PyInstance && owner.Type.Shapes!.Of(owner) is { CountsAsDict: false };

    // _Py_Specialize_StoreAttr
    internal static void StoreAttr(ThreadState ts, Frame frame, Instruction* ip, in Value value, in Value owner)
    {
        PyStr name = frame.Code.Names[ip->Arg];
        Opcode form = ReferenceEquals(owner.Type, PyType.Module) ? 0 : StoreForm(ts, ip, owner, name);
        if (form != 0) Succeed(ip, form);
        else Fail(ip, Opcode.StoreAttr);
    }

    private static Opcode StoreForm(ThreadState ts, Instruction* ip, Value owner, PyStr name)
    {
        PyType type = owner.Type;
        AttributeKind kind = AttributeAnalysis.Of(ts, type, name, store: true, out Value descriptor);
        AttributeCache.Version(ip) = (int)TypeVersions.Of(type);
        switch (kind)
        {
            case AttributeKind.ObjectSlot:
                PyMemberDescriptor member = (PyMemberDescriptor)descriptor.Ref;
                if (!type.IsSubtypeOf(member.Owner)) return 0;
                AttributeCache.RememberSlot(ip, owner.Ref, member.SlotIndex);
                AttributeCache.NextShape(ip) = AttributeCache.Shape(ip);
                return Opcode.StoreAttrSlot;
            case AttributeKind.Absent:
                return DictForm(ip, owner, name, Opcode.StoreAttrInstanceValue, Opcode.StoreAttrWithHint);
            default:
                return 0;
        }
    }

    // _Py_Specialize_LoadGlobal
    internal static void LoadGlobal(ThreadState ts, Frame frame, Instruction* ip, ref Value bottom)
    {
        PyStr name = frame.Code.Names[ip->Arg >> 1];
        PyDict globals = frame.Globals;
        Opcode form = 0;
        if (ReferenceEquals(globals.Type, PyType.Dict) && globals.OnlyStrings)
        {
            int index = globals.LookupString(name, name.Hash);
            if (index is >= 0 and <= ushort.MaxValue)
            {
                form = Opcode.LoadGlobalModule;
            }
            else if (index < 0 && frame.Builtins.Ref is PyDict builtins && ReferenceEquals(builtins.Type, PyType.Dict) && builtins.OnlyStrings)
            {
                index = builtins.LookupString(name, name.Hash);
                if (index is >= 0 and <= ushort.MaxValue)
                {
                    ip[3].Arg = (int)builtins.KeysVersion;
                    form = Opcode.LoadGlobalBuiltin;
                }
            }
            ip[1].Arg = index;
            ip[2].Arg = (int)globals.KeysVersion;
        }
        if (form != 0) Succeed(ip, form);
        else Fail(ip, Opcode.LoadGlobal);
    }

    // _Py_Specialize_LoadSuperAttr
    internal static void LoadSuperAttr(ThreadState ts, Frame frame, Instruction* ip, ref Value global)
    {
        bool applies = global.Is(PyType.Super) && System.Runtime.CompilerServices.Unsafe.Add(ref global, 1).Ref is PyType;
        if (!applies) Fail(ip, Opcode.LoadSuperAttr);
        else Succeed(ip, (ip->Arg & 1) != 0 ? Opcode.LoadSuperAttrMethod : Opcode.LoadSuperAttrAttr);
    }
}
