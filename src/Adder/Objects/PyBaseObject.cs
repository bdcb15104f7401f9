using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary><c>object</c>: what every class inherits.</summary>
[PyType("object", Property = "Object", Doc = "object()\n--\n\nThe base class of all classes.\n\nIts instances have no attributes and cannot be given any.")]
internal static unsafe partial class PyBaseObject
{
    // object_new
    [Slot(Slot.TpNew)]
    internal static Value New(ThreadState ts, PyType type, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        if (args.Length > 0)
        {
            if (type.TpNew != PyType.Object.TpNew) throw Errors.TypeError("object.__new__() takes exactly one argument (the type to instantiate)");
            if (type.TpInit == PyType.Object.TpInit) throw Errors.TypeError($"{type.Name}() takes no arguments");
        }
        if (type.Has(TypeFlags.IsAbstract)) throw AbstractError(ts, type);
        return type.IsHeapType ? type.AllocateInstance(type) : PyInstance.Allocate(type);
    }

    private static PythonException AbstractError(ThreadState ts, PyType type)
    {
        PyTuple names = Iterables.ToTuple(ts, type.Namespace.FindString("__abstractmethods__"));
        string[] quoted = new string[names.Count];
        for (int i = 0; i < quoted.Length; i++) quoted[i] = $"'{names[i].Ref}'";
        System.Array.Sort(quoted, string.CompareOrdinal);
        return Errors.TypeError(
            $"Can't instantiate abstract class {type.Name} without an implementation for abstract method{(quoted.Length == 1 ? "" : "s")} {string.Join(", ", quoted)}");
    }

    // object_init
    [Slot(Slot.TpInit)]
    internal static void Init(ThreadState ts, Value self, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        if (args.Length == 0) return;
        PyType type = self.Type;
        if (type.TpInit != PyType.Object.TpInit) throw Errors.TypeError("object.__init__() takes exactly one argument (the instance to initialize)");
        if (type.TpNew == PyType.Object.TpNew) throw Errors.TypeError($"{type.Name}.__init__() takes exactly one argument (the instance to initialize)");
    }

    [Slot(Slot.TpGetattro), NoThrow]
    internal static Value GetAttribute(ThreadState ts, Value self, Value name) => GenericAttributes.Get(ts, self, name);

    [Slot(Slot.TpSetattro), NoThrow]
    internal static int SetAttribute(ThreadState ts, Value self, Value name, Value value) => GenericAttributes.Set(ts, self, name, value);

    [Slot(Slot.TpHash)]
    internal static long Hash(Value self) => Identity.Hash(self);

    // object_richcompare
    [Slot(Slot.TpRichcompare)]
    internal static Value Compare(ThreadState ts, Value self, Value other, CompareOp op)
    {
        if (op == CompareOp.Eq) return self.Is(other) ? Value.True : Value.NotImplemented;
        if (op != CompareOp.Ne || self.Type.TpRichcompare == null) return Value.NotImplemented;
        Value equal = self.Type.TpRichcompare(ts, self, other, CompareOp.Eq);
        if (equal.IsNull || equal.Is(PyNotImplemented.Instance)) return equal;
        int truth = Truth.Of(ts, equal);
        return truth < 0 ? default : Value.Bool(truth == 0);
    }

    // object_repr
    [Slot(Slot.TpRepr)]
    internal static Value ReprOf(ThreadState ts, Value self)
    {
        PyType type = self.Type;
        string name = type.Name;
        Value module = type.IsHeapType ? type.Namespace.FindString("__module__") : type.ModuleName!;
        if (module.Ref is PyStr text && !text.Is("builtins")) name = $"{text}.{type.QualName}";
        return $"<{name} object at {Identity.Hex(self)}>";
    }

    [Slot(Slot.TpStr)]
    internal static Value StrOf(ThreadState ts, Value self) => Repr.Of(ts, self);

    [PyGetSet("__class__", Setter = nameof(SetClass))]
    internal static Value GetClass(Value self) => self.Type;

    private static void SetClass(ThreadState ts, Value self, Value value)
    {
        if (!value.IsNull) Auditing.Raise(ts, "object.__setattr__", self, "__class__", value);
        ClassAssignment.Assign(ts, self, value);
    }
}
