using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

public sealed unsafe partial class PyType
{
    [PyGetSet("__name__", Setter = nameof(SetName))]
    private Value GetName() => ShortName;

    private void SetName(ThreadState ts, Value value)
    {
        CheckMutable(ts, value, "__name__");
        if (value.Ref is not PyStr name) throw Errors.TypeError($"can only assign string to {Name}.__name__, not '{value.Type.Name}'");
        _ = Encodings.EncodeUtf8(ts, name);
        for (int i = 0; i < name.Length; i++)
        {
            if (name[i] == 0) throw Errors.ValueError("type name must not contain null characters");
        }
        Name = name.ToString();
    }

    [PyGetSet("__qualname__", Setter = nameof(SetQualName))]
    private Value GetQualName() => QualName;

    private void SetQualName(ThreadState ts, Value value)
    {
        CheckMutable(ts, value, "__qualname__");
        if (value.Ref is not PyStr name) throw Errors.TypeError($"can only assign string to {Name}.__qualname__, not '{value.Type.Name}'");
        QualName = name.ToString();
    }

    [PyGetSet("__bases__", Setter = nameof(SetBases))]
    internal PyTuple GetBases() => BasesTuple ??= BaseType is null ? PyTuple.Empty : new PyTuple(BaseType);

    private void SetBases(ThreadState ts, Value value)
    {
        CheckMutable(ts, value, "__bases__");
        BaseAssignment.Assign(ts, this, value);
    }

    [PyGetSet("__base__")]
    private Value GetBase() => BaseType is null ? Value.None : BaseType;

    [PyGetSet("__mro__")]
    private Value GetMro()
    {
        PyType[] mro = Mro;
        if (mro.Length == 0) return Value.None;
        if (_mroTuple is { } made && ReferenceEquals(made.Mro, mro)) return made.Tuple;
        Value[] items = new Value[mro.Length];
        for (int i = 0; i < items.Length; i++) items[i] = mro[i];
        PyTuple tuple = new(items);
        _mroTuple = new MroTuple(mro, tuple);
        return tuple;
    }

    private MroTuple? _mroTuple;

    private sealed record MroTuple(PyType[] Mro, PyTuple Tuple);

    [PyGetSet("__module__", Setter = nameof(SetModule))]
    internal Value GetModule(ThreadState ts)
    {
        if (!IsHeapType) return ModuleName!;
        Value module = Namespace.FindString("__module__");
        return module.IsNull ? ts.Raise(Errors.Attribute(this, "__module__", "__module__")) : module;
    }

    private void SetModule(ThreadState ts, Value value)
    {
        CheckMutable(ts, value, "__module__");
        TypeVersions.Modified(this);
        Namespace.SetString("__module__", value);
    }

    [PyGetSet("__doc__", Setter = nameof(SetDoc))]
    private Value GetDoc(ThreadState ts)
    {
        if (!IsHeapType && Spec?.Doc is { } builtIn) return InternalDoc.Docstring(ShortName, builtIn);
        Value doc = Namespace.FindString("__doc__");
        if (doc.IsNull) return Value.None;
        return Descriptors.Bind(ts, doc, default, this);
    }

    private void SetDoc(ThreadState ts, Value value)
    {
        CheckMutable(ts, value, "__doc__");
        TypeVersions.Modified(this);
        Namespace.SetString("__doc__", value);
    }

    [PyGetSet("__text_signature__")]
    private Value GetTextSignature() => InternalDoc.Signature(ShortName, Spec?.Doc);

    [PyGetSet("__dict__")]
    private Value GetDict() => new PyMappingProxy(Namespace);

    [PyGetSet("__annotations__", Setter = nameof(SetAnnotations))]
    private Value GetAnnotations(ThreadState ts)
    {
        if (!IsHeapType) return ts.Raise(Errors.Attribute(this, "__annotations__", $"type object '{Name}' has no attribute '__annotations__'"));
        Value annotations = Namespace.FindString("__annotations__");
        if (annotations.IsNull)
        {
            annotations = new PyDict();
            Namespace.SetString("__annotations__", annotations);
            TypeVersions.Modified(this);
        }
        return Descriptors.Bind(ts, annotations, default, this);
    }

    private void SetAnnotations(Value value)
    {
        if (IsImmutable) throw Errors.TypeError($"cannot set '__annotations__' attribute of immutable type '{Name}'");
        TypeVersions.Modified(this);
        if (!value.IsNull) Namespace.SetString("__annotations__", value);
        else if (!Namespace.RemoveString(PyStr.Intern("__annotations__"))) throw Errors.Make(AttributeError, "__annotations__");
    }

    [PyGetSet("__type_params__", Setter = nameof(SetTypeParams))]
    private Value GetTypeParams()
    {
        Value parameters = Namespace.FindString("__type_params__");
        return parameters.IsNull ? PyTuple.Empty : parameters;
    }

    private void SetTypeParams(ThreadState ts, Value value)
    {
        CheckMutable(ts, value, "__type_params__");
        Namespace.SetString("__type_params__", value);
        TypeVersions.Modified(this);
    }

    [PyGetSet("__abstractmethods__", Setter = nameof(SetAbstractMethods))]
    private Value GetAbstractMethods(ThreadState ts)
    {
        Value methods = ReferenceEquals(this, PyType.Type) ? default : Namespace.FindString("__abstractmethods__");
        return methods.IsNull ? ts.Raise(Errors.Attribute(this, "__abstractmethods__", "__abstractmethods__")) : methods;
    }

    private void SetAbstractMethods(ThreadState ts, Value value)
    {
        PyStr name = PyStr.Intern("__abstractmethods__");
        bool isAbstract = false;
        if (value.IsNull)
        {
            if (!Namespace.RemoveString(name)) throw Errors.Make(AttributeError, "__abstractmethods__");
        }
        else
        {
            isAbstract = Truth.Test(ts, value);
            Namespace.SetString(name, value);
        }
        TypeVersions.Modified(this);
        Flags = isAbstract ? Flags | TypeFlags.IsAbstract : Flags & ~TypeFlags.IsAbstract;
    }

    [PyGetSet("__flags__")]
    private long GetFlags() => (long)(Has(TypeFlags.MadeFromSpec) ? Flags | TypeFlags.HeapType : Flags) & 0xFFFFFFFF;

    [PyGetSet("__basicsize__")]
    private long GetBasicSize() => TypeSizes.Basic(this);

    [PyGetSet("__itemsize__")]
    private long GetItemSize() => TypeSizes.Item(this);

    [PyGetSet("__dictoffset__")]
    private long GetDictOffset() => Has(TypeFlags.HasDict) ? Has(TypeFlags.ManagedDict) ? -1 : TypeSizes.Basic(this) - 8 : 0;

    [PyGetSet("__weakrefoffset__")]
    private long GetWeakrefOffset() => Has(TypeFlags.HasWeakref) ? Has(TypeFlags.ManagedWeakref) ? -32 : 8 : 0;

    private void CheckMutable(ThreadState ts, Value value, string name)
    {
        if (IsImmutable) throw Errors.TypeError($"cannot set '{name}' attribute of immutable type '{Name}'");
        if (value.IsNull) throw Errors.TypeError($"cannot delete '{name}' attribute of immutable type '{Name}'");
        Auditing.Raise(ts, "object.__setattr__", this, name, value);
    }
}
