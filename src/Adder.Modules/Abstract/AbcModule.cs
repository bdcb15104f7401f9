using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Abstract;

/// <summary>The <c>_abc</c> module: abstract base classes.</summary>
[PyModule("_abc", Doc = "What abc.ABCMeta does at its hottest, in compiled code.")]
internal static partial class AbcModule
{
    [PyFunction("get_cache_token($module, /)\n--\n\nA value that changes whenever a class is registered with any abstract class.\n\nOnly comparing two of them for equality means something.", Name = "get_cache_token")]
    private static long GetCacheToken(ThreadState ts) => ts.Interpreter.State<AbcState>().InvalidationCounter;

    [PyFunction("_abc_init($module, self, /)\n--\n\nSet a new abstract class up: its registry, its caches and the names of its abstract methods.", Name = "_abc_init")]
    private static void Init(ThreadState ts, Value self)
    {
        PyType cls = ClassOf(ts, self, "__dict__");
        AbstractMethods.Compute(ts, cls);
        ts.Interpreter.State<AbcState>().DataOf(cls);
        Value pattern = cls.Namespace.FindString("__abc_tpflags__");
        if (pattern.IsInt)
        {
            const TypeFlags both = TypeFlags.Sequence | TypeFlags.Mapping;
            TypeFlags chosen = (TypeFlags)pattern.Bits & both;
            if (chosen == both) throw Errors.TypeError("__abc_tpflags__ cannot be both Py_TPFLAGS_SEQUENCE and Py_TPFLAGS_MAPPING");
            cls.Flags |= chosen;
        }
        if (!pattern.IsNull) Protocols.Attributes.Set(ts, cls, "__abc_tpflags__", default);
    }

    [PyFunction("_abc_register($module, self, subclass, /)\n--\n\nMake a class a virtual subclass of an abstract one; the abc module calls it.", Name = "_abc_register")]
    private static Value Register(ThreadState ts, Value self, Value subclass)
    {
        if (subclass.Ref is not PyType type) throw Errors.TypeError("Can only register classes");
        if (InstanceChecks.IsSubclass(ts, subclass, self)) return subclass;
        if (InstanceChecks.IsSubclass(ts, self, subclass)) throw Errors.RuntimeError("Refusing to create an inheritance cycle");
        AbcState state = ts.Interpreter.State<AbcState>();
        PyType cls = ClassOf(ts, self);
        state.DataOf(cls).Registry.Add(type);
        state.InvalidationCounter++;
        TypeFlags pattern = cls.Flags & (TypeFlags.Sequence | TypeFlags.Mapping);
        if (pattern != 0) SetPatternFlags(type, pattern);
        return subclass;
    }

    private static void SetPatternFlags(PyType type, TypeFlags pattern)
    {
        if (type.IsImmutable) return;
        type.Flags = type.Flags & ~(TypeFlags.Sequence | TypeFlags.Mapping) | pattern;
        foreach (PyType subclass in type.LiveSubclasses()) SetPatternFlags(subclass, pattern);
    }

    // _abc__abc_instancecheck_impl
    [PyFunction("_abc_instancecheck($module, self, instance, /)\n--\n\nWhat isinstance() asks of an abstract class; the abc module calls it.", Name = "_abc_instancecheck")]
    private static Value InstanceCheck(ThreadState ts, Value self, Value instance)
    {
        AbcState state = ts.Interpreter.State<AbcState>();
        AbcData data = state.DataOf(ClassOf(ts, self));
        Value subclass = Protocols.Attributes.Get(ts, instance, "__class__").OrThrow(ts);
        if (subclass.Ref is PyType known && data.Cache.Contains(known)) return Value.True;
        if (subclass.Is(instance.Type) && data.NegativeVersion == state.InvalidationCounter && data.Negative.Contains(instance.Type)) return Value.False;
        PyStr check = PyStr.Intern("__subclasscheck__");
        Value result = Calls.Method(ts, self, check, subclass);
        if (result.IsNull || subclass.Is(instance.Type)) return result;
        int truth = Truth.Of(ts, result);
        if (truth != 0) return truth < 0 ? default : result;
        return Calls.Method(ts, self, check, instance.Type);
    }

    [PyFunction("_abc_subclasscheck($module, self, subclass, /)\n--\n\nWhat issubclass() asks of an abstract class; the abc module calls it.", Name = "_abc_subclasscheck")]
    private static bool SubclassCheck(ThreadState ts, Value self, Value subclass)
    {
        if (subclass.Ref is not PyType type) throw Errors.TypeError("issubclass() arg 1 must be a class");
        return SubclassTest.Run(ts, ClassOf(ts, self), type);
    }

    [PyFunction("_get_dump($module, self, /)\n--\n\nInternal ABC helper for cache and registry debugging.", Name = "_get_dump")]
    private static Value GetDump(ThreadState ts, Value self)
    {
        AbcData data = ts.Interpreter.State<AbcState>().DataOf(ClassOf(ts, self));
        return new PyTuple(data.Registry.References(ts), data.Cache.References(ts), data.Negative.References(ts), data.NegativeVersion);
    }

    [PyFunction("_reset_registry($module, self, /)\n--\n\nInternal ABC helper to reset registry of a given class.", Name = "_reset_registry")]
    private static void ResetRegistry(ThreadState ts, Value self) => ts.Interpreter.State<AbcState>().DataOf(ClassOf(ts, self)).Registry.Clear();

    [PyFunction("_reset_caches($module, self, /)\n--\n\nInternal ABC helper to reset both caches of a given class.", Name = "_reset_caches")]
    private static void ResetCaches(ThreadState ts, Value self)
    {
        AbcData data = ts.Interpreter.State<AbcState>().DataOf(ClassOf(ts, self));
        data.Cache.Clear();
        data.Negative.Clear();
    }

    // _get_impl: the data of other objects would be an attribute.
    private static PyType ClassOf(ThreadState ts, Value self, string attribute = "_abc_impl")
    {
        if (self.Ref is PyType type) return type;
        Protocols.Attributes.Get(ts, self, attribute).OrThrow(ts);
        throw Errors.TypeError("_abc_impl is set to a wrong type");
    }
}
