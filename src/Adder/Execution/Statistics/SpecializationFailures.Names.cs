using System.Runtime.CompilerServices;
using Adder.Bytecode;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Runtime;

namespace Adder.Execution;

// Globals, attributes, calls.
internal static unsafe partial class SpecializationFailures
{
    private static FailureKind OfGlobal(Frame frame, PyStr name)
    {
        PyDict globals = frame.Globals;
        if (!ReferenceEquals(globals.Type, PyType.Dict)) return FailureKind.LoadGlobalNonDict;
        if (!globals.OnlyStrings) return FailureKind.LoadGlobalNonStringOrSplit;
        if (globals.LookupString(name, name.Hash) >= 0) return FailureKind.OutOfRange;
        if (frame.Builtins.Ref is not PyDict builtins || !ReferenceEquals(builtins.Type, PyType.Dict)) return FailureKind.LoadGlobalNonDict;
        if (!builtins.OnlyStrings) return FailureKind.LoadGlobalNonStringOrSplit;
        return builtins.LookupString(name, name.Hash) < 0 ? FailureKind.ExpectedError : FailureKind.OutOfRange;
    }

    private static FailureKind OfAttribute(ThreadState ts, Instruction* ip, Value owner, PyStr name)
    {
        if (ReferenceEquals(owner.Type, PyType.Module))
        {
            return ((PyModule)owner.Ref).Dict.OnlyStrings ? FailureKind.AttrModuleAttrNotFound : FailureKind.AttrNonStringOrSplit;
        }
        if (owner.Ref is PyType type) return OfClassAttribute(ts, type, name);
        AttributeKind kind = AttributeAnalysis.Of(ts, owner.Type, name, store: false, out Value descriptor);
        switch (kind)
        {
            case AttributeKind.Method:
                if ((ip->Arg & 1) == 0) return FailureKind.AttrMethod;
                if (!Specializer.HasManagedDict(owner.Type)) return FailureKind.AttrNotManagedDict;
                return Specializer.HasInlineValues(owner.Ref) ? FailureKind.AttrShadowed : FailureKind.AttrHasManagedDict;
            case AttributeKind.Property:
                return ((PyProperty)descriptor.Ref).Getter.Ref is PyFunction getter ? OfFunction(getter, 1) : FailureKind.AttrPropertyNotPyFunction;
            case AttributeKind.PythonGetAttribute: return OfFunction((PyFunction)descriptor.Ref, 2);
            case AttributeKind.ObjectSlot: return FailureKind.ExpectedError;
            default: return OfInstanceAttribute(kind, owner, name);
        }
    }

    private static FailureKind OfInstanceAttribute(AttributeKind kind, Value owner, PyStr name)
    {
        bool managed = Specializer.HasManagedDict(owner.Type);
        switch (kind)
        {
            case AttributeKind.Overriding: return FailureKind.AttrOverridingDescriptor;
            case AttributeKind.OtherSlot: return FailureKind.AttrNonObjectSlot;
            case AttributeKind.Mutable: return FailureKind.AttrMutableClass;
            case AttributeKind.GetSetOverridden: return FailureKind.Overridden;
            case AttributeKind.ClassMethod: return FailureKind.AttrClassMethodObj;
            case AttributeKind.NonOverriding: return managed ? FailureKind.AttrClassAttrDescriptor : FailureKind.AttrNotManagedDict;
            case AttributeKind.NonDescriptor: return managed ? FailureKind.AttrClassAttrSimple : FailureKind.AttrNotManagedDict;
            case AttributeKind.Absent:
                if (!managed || owner.IsInt || owner.IsFloat) return FailureKind.AttrNotManagedDict;
                if (Specializer.HasInlineValues(owner.Ref)) return FailureKind.AttrNotInKeys;
                if (InstanceAttributes.DictOf(owner.Ref) is not { } dict) return FailureKind.NoDict;
                return dict.LookupString(name, name.Hash) < 0 ? FailureKind.AttrNotInDict : FailureKind.OutOfRange;
            default: return FailureKind.Other;
        }
    }

    // load_attr_fail_kind
    private static FailureKind OfClassAttribute(ThreadState ts, PyType type, PyStr name)
    {
        PyType metaclass = ((PyObject)type).Type;
        if (!TypeLookup.Find(ts, metaclass, name).IsNull) return FailureKind.AttrMetaclassAttribute;
        return AttributeAnalysis.Of(ts, type, name, store: false, out _) switch
        {
            AttributeKind.Overriding => FailureKind.AttrOverridingDescriptor,
            AttributeKind.Method => FailureKind.AttrMethod,
            AttributeKind.Property => FailureKind.AttrProperty,
            AttributeKind.ObjectSlot => FailureKind.AttrObjectSlot,
            AttributeKind.OtherSlot => FailureKind.AttrNonObjectSlot,
            AttributeKind.Mutable => FailureKind.AttrMutableClass,
            AttributeKind.GetSetOverridden or AttributeKind.PythonGetAttribute => FailureKind.Overridden,
            AttributeKind.ClassMethod => FailureKind.AttrClassMethodObj,
            AttributeKind.NonOverriding => FailureKind.AttrNonOverridingDescriptor,
            AttributeKind.NonDescriptor => FailureKind.AttrNotDescriptor,
            AttributeKind.Absent => FailureKind.AttrInstanceAttribute,
            _ => FailureKind.Other,
        };
    }

    private static FailureKind OfAttributeStore(ThreadState ts, Value owner, PyStr name)
    {
        if (ReferenceEquals(owner.Type, PyType.Module)) return FailureKind.Overridden;
        AttributeKind kind = AttributeAnalysis.Of(ts, owner.Type, name, store: true, out _);
        return kind switch
        {
            AttributeKind.Method => FailureKind.AttrMethod,
            AttributeKind.Property => FailureKind.AttrProperty,
            AttributeKind.ObjectSlot => FailureKind.ExpectedError,
            AttributeKind.DunderClass => FailureKind.AttrOverridingDescriptor,
            AttributeKind.NonOverriding => FailureKind.AttrClassAttrDescriptor,
            AttributeKind.NonDescriptor => FailureKind.AttrClassAttrSimple,
            _ => OfInstanceAttribute(kind, owner, name),
        };
    }

    private static FailureKind OfCall(Instruction* ip, ref Value bottom)
    {
        bool isMethod = !bottom.IsNull, hasKeywords = ip[1].Arg != 0;
        Value callable = isMethod ? bottom : Unsafe.Add(ref bottom, 1);
        return callable.Ref switch
        {
            PyBuiltinFunction builtin => OfConvention(builtin.Def.Convention, hasKeywords, FailureKind.CallCfuncVarargs),
            PyMethodDescriptor when hasKeywords => FailureKind.CallKwnames,
            PyMethodDescriptor descriptor => OfConvention(descriptor.Def.Convention, false, FailureKind.CallMethDescrVarargs),
            PyFunction function => OfPythonCall(function, hasKeywords, bound: false),
            PyMethod { Function.Ref: PyFunction function } => OfPythonCall(function, hasKeywords, bound: true),
            PyMethod => FailureKind.CallBoundMethod,
            PyType type => OfClassCall(type),
            PyMethodWrapper => FailureKind.CallMethodWrapper,
            PyWrapperDescriptor => FailureKind.CallOperatorWrapper,
            _ => FailureKind.Other,
        };
    }

    // builtin_call_fail_kind, meth_descr_call_fail_kind
    private static FailureKind OfConvention(CallingConvention convention, bool hasKeywords, FailureKind varArgs)
    {
        if ((convention & CallingConvention.VarArgs) != 0) return (convention & CallingConvention.Keywords) == 0 ? varArgs : varArgs + 1;
        bool isFunction = varArgs == FailureKind.CallCfuncVarargs;
        if (isFunction && (convention & CallingConvention.NoArgs) != 0) return FailureKind.CallCfuncNoargs;
        if (hasKeywords) return FailureKind.CallKwnames;
        return (convention & (CallingConvention.O | CallingConvention.NoArgs)) != 0 ? FailureKind.WrongNumberArguments : FailureKind.Other;
    }

    // specialize_py_call
    private static FailureKind OfPythonCall(PyFunction function, bool hasKeywords, bool bound)
    {
        if (hasKeywords) return FailureKind.CallKwnames;
        FailureKind kind = OfFunction(function, function.Code.ArgCount);
        if (kind != FailureKind.Other) return kind;
        return bound && function.Defaults is not null ? FailureKind.CallBoundMethod : FailureKind.WrongNumberArguments;
    }

    // specialize_class_call
    private static FailureKind OfClassCall(PyType type)
    {
        if (type.TpNew == PyType.Object.TpNew) return FailureKind.CallPythonClass;
        if (!type.IsImmutable) return FailureKind.CallClassMutable;
        return ReferenceEquals(type, PyType.Str) ? FailureKind.CallStr : FailureKind.CallClassNoVectorcall;
    }
}
