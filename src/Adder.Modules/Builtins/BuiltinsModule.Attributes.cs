using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Builtins;

internal static partial class BuiltinsModule
{
    [PyFunction("""
        getattr(...)

        getattr(object, name[, default]) -> value

        The attribute of this name: getattr(x, 'y') is x.y.
        Where there is none, the default if one is given, else AttributeError.
        """, Name = "getattr", Convention = CallingConvention.FastCall)]
    private static Value GetAttr(ThreadState ts, params ReadOnlySpan<Value> args)
    {
        if (args.Length is < 2 or > 3)
        {
            return ts.Raise(PyType.TypeError, args.Length < 2
                ? $"getattr expected at least 2 arguments, got {args.Length}"
                : $"getattr expected at most 3 arguments, got {args.Length}");
        }
        if (args[1].Ref is not PyStr name) return ts.Raise(PyType.TypeError, $"attribute name must be string, not '{args[1].Type.Name}'");
        if (args.Length == 2) return Protocols.Attributes.Get(ts, args[0], name);
        Value found = Protocols.Attributes.Find(ts, args[0], name);
        return found.IsNull && !ts.HasPending ? args[2] : found;
    }

    [PyFunction("setattr($module, obj, name, value, /)\n--\n\nSet an attribute, as ``x.y = v`` does.\n\nThe name is a string: setattr(x, 'y', v)")]
    private static void SetAttr(ThreadState ts, Value obj, Value name, Value value) => Protocols.Attributes.SetAny(ts, obj, name, value);

    [PyFunction("delattr($module, obj, name, /)\n--\n\nRemove an attribute, as ``del x.y`` does.\n\nThe name is a string: delattr(x, 'y')")]
    private static void DelAttr(ThreadState ts, Value obj, Value name) => Protocols.Attributes.SetAny(ts, obj, name, default);

    [PyFunction("hasattr($module, obj, name, /)\n--\n\nWhether getattr(obj, name) finds something instead of raising AttributeError.")]
    private static bool HasAttr(ThreadState ts, Value obj, Value name) =>
        Protocols.Attributes.Has(ts, obj, Protocols.Attributes.CheckName(name));

    [PyFunction("isinstance($module, obj, class_or_tuple, /)\n--\n\nWhether an object is an instance of a class, or of a class derived from it.\n\nSeveral classes can be given as a tuple, or as a union A | B: one of them is enough.")]
    private static bool IsInstance(ThreadState ts, Value obj, Value classOrTuple) => InstanceChecks.IsInstance(ts, obj, classOrTuple);

    [PyFunction("issubclass($module, cls, class_or_tuple, /)\n--\n\nWhether a class is another one, or derived from it.\n\nSeveral classes can be given as a tuple, or as a union A | B: one of them is enough.")]
    private static bool IsSubclass(ThreadState ts, Value cls, Value classOrTuple) => InstanceChecks.IsSubclass(ts, cls, classOrTuple);

    [PyFunction("callable($module, obj, /)\n--\n\nWhether the object can be called: functions, methods, classes, and instances of classes that have __call__().")]
    private static bool Callable(Value obj) => Calls.IsCallable(obj);

    [PyFunction("id($module, obj, /)\n--\n\nA number that no other object has as long as this one lives.")]
    private static Value Id(ThreadState ts, Value obj)
    {
        Value id = Identity.Of(obj);
        Auditing.Raise(ts, "builtins.id", id);
        return id;
    }

    [PyFunction("hash($module, obj, /)\n--\n\nAn integer that is the same for objects that are equal.\n\nObjects that differ may have the same one.")]
    private static long Hash(ThreadState ts, Value obj) => Hashing.Of(ts, obj).OrThrow(ts);

    [PyFunction("""
        dir(...)

        dir([object]) -> list of strings

        Without argument, the names in the current scope; else an alphabetized list of
        names comprising (some of) the attributes of the given object, and of attributes
        reachable from it.
        """, Name = "dir", Convention = CallingConvention.VarArgs)]
    private static Value Dir(ThreadState ts, params ReadOnlySpan<Value> args)
    {
        if (args.Length > 1) throw Errors.TypeError($"dir expected at most 1 argument, got {args.Length}");
        Value names = args.Length == 0 ? Calls.Method(ts, Locals(ts).OrThrow(ts), "keys") : Directory(ts, args[0]);
        PyList list = Iterables.ToList(ts, names.OrThrow(ts));
        Calls.Method(ts, list, "sort").OrThrow(ts);
        return list;
    }

    private static Value Directory(ThreadState ts, Value obj)
    {
        Value hook = Protocols.Attributes.FindSpecial(ts, obj, "__dir__").OrThrow(ts);
        return Calls.Call(ts, hook);
    }

    [PyFunction("""
        vars(...)

        vars([object]) -> dictionary

        The __dict__ of an object; without one, the same as locals().
        """, Name = "vars", Convention = CallingConvention.VarArgs)]
    private static Value Vars(ThreadState ts, params ReadOnlySpan<Value> args)
    {
        if (args.Length > 1) throw Errors.TypeError($"vars expected at most 1 argument, got {args.Length}");
        if (args.Length == 0) return Locals(ts);
        Value dict = Protocols.Attributes.Find(ts, args[0], "__dict__");
        if (dict.IsNull && !ts.HasPending) throw Errors.TypeError("vars() argument must have __dict__ attribute");
        return dict;
    }
}
