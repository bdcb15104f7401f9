using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary><c>builtin_function_or_method</c>: a C# function, bound to its module or to an instance.</summary>
[PyType("builtin_function_or_method", Property = "BuiltinFunction", Subclassable = false, NoInstantiation = true, Flags = TypeFlags.HasWeakref)]
public sealed unsafe partial class PyBuiltinFunction : PyObject
{
    internal PyBuiltinFunction(MethodDef def, Value self, Value module, PyType? boundType = null) : base(PyType.BuiltinFunction)
    {
        Def = def;
        Self = self;
        Module = module;
        BoundType = boundType;
    }

    internal MethodDef Def { get; }

    /// <summary>The module or the instance; null for static methods.</summary>
    internal Value Self { get; }

    /// <summary>The name of the module it stands in, or null.</summary>
    internal Value Module { get; }

    /// <summary>The type whose method it is, for the name in errors.</summary>
    internal PyType? BoundType { get; }

    // m_self, which __self__ does not show of static methods
    private Value Owner => BoundType is not null && (Def.Convention & CallingConvention.Static) != 0 ? BoundType : Self;

    [Slot(Slot.TpCall)]
    internal static Value Call(ThreadState ts, Value self, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        PyBuiltinFunction function = System.Runtime.CompilerServices.Unsafe.As<PyBuiltinFunction>(self.Ref);
        return MethodCalls.Call(ts, function.Def, function.Self.IsNull ? function.BoundType : null, function.Self, args, kwnames);
    }

    [PyGetSet("__name__")]
    internal string GetName() => Def.Name;

    [PyGetSet("__qualname__")]
    internal Value GetQualName(ThreadState ts)
    {
        if (Owner.IsNull || Owner.Ref is PyModule) return Def.Name;
        PyType type = Owner.Ref as PyType ?? Owner.Type;
        return $"{type.QualName}.{Def.Name}";
    }

    [PyGetSet("__self__")]
    internal Value GetSelf() => Self.IsNull ? Value.None : Self;

    [PyMember("__module__", ReadOnly = false)]
    internal Value ModuleMember => Module.IsNull ? Value.None : Module;

    [PyGetSet("__doc__")]
    internal Value GetDoc() => InternalDoc.Docstring(Def.Name, Def.InternalDoc);

    [PyGetSet("__text_signature__")]
    internal Value GetTextSignature() => InternalDoc.Signature(Def.Name, Def.InternalDoc);

    [Slot(Slot.TpRepr)]
    internal Value ReprOf(ThreadState ts) => Owner.IsNull || Owner.Ref is PyModule
        ? $"<built-in function {Def.Name}>"
        : $"<built-in method {Def.Name} of {Owner.Type.Name} object at {Identity.Hex(Owner)}>";

    [Slot(Slot.TpRichcompare)]
    internal Value Compare(Value other, CompareOp op)
    {
        if (op is not (CompareOp.Eq or CompareOp.Ne) || other.Ref is not PyBuiltinFunction function) return Value.NotImplemented;
        bool same = ReferenceEquals(Def, function.Def) && (Self.IsNull ? function.Self.IsNull : Self.Is(function.Self));
        return same == (op == CompareOp.Eq);
    }

    [Slot(Slot.TpHash)]
    internal long Hash() => (Self.IsNull ? 0 : Identity.Hash(Self)) ^ System.Runtime.CompilerServices.RuntimeHelpers.GetHashCode(Def);

    [PyMethod("__reduce__($self, /)\n--\n\nHelper for pickle.")]
    private Value Reduce(ThreadState ts)
    {
        if (Owner.IsNull || Owner.Ref is PyModule) return Def.Name;
        return new PyTuple(ts.Interpreter.Builtins.FindString("getattr"), new PyTuple(Owner, Def.Name));
    }
}
