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

        Get a named attribute from an object; getattr(x, 'y') is equivalent to x.y.
        When a default argument is given, it is returned when the attribute doesn't
        exist; without it, an exception is raised in that case.
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

    [PyFunction("setattr($module, obj, name, value, /)\n--\n\nSets the named attribute on the given object to the specified value.\n\nsetattr(x, 'y', v) is equivalent to ``x.y = v``")]
    private static void SetAttr(ThreadState ts, Value obj, Value name, Value value) => Protocols.Attributes.SetAny(ts, obj, name, value);

    [PyFunction("delattr($module, obj, name, /)\n--\n\nDeletes the named attribute from the given object.\n\ndelattr(x, 'y') is equivalent to ``del x.y``")]
    private static void DelAttr(ThreadState ts, Value obj, Value name) => Protocols.Attributes.SetAny(ts, obj, name, default);

    [PyFunction("hasattr($module, obj, name, /)\n--\n\nReturn whether the object has an attribute with the given name.\n\nThis is done by calling getattr(obj, name) and catching AttributeError.")]
    private static bool HasAttr(ThreadState ts, Value obj, Value name) =>
        Protocols.Attributes.Has(ts, obj, Protocols.Attributes.CheckName(name));

    [PyFunction("isinstance($module, obj, class_or_tuple, /)\n--\n\nReturn whether an object is an instance of a class or of a subclass thereof.\n\nA tuple, as in ``isinstance(x, (A, B, ...))``, may be given as the target to\ncheck against. This is equivalent to ``isinstance(x, A) or isinstance(x, B)\nor ...`` etc.")]
    private static bool IsInstance(ThreadState ts, Value obj, Value classOrTuple) => InstanceChecks.IsInstance(ts, obj, classOrTuple);

    [PyFunction("issubclass($module, cls, class_or_tuple, /)\n--\n\nReturn whether 'cls' is derived from another class or is the same class.\n\nA tuple, as in ``issubclass(x, (A, B, ...))``, may be given as the target to\ncheck against. This is equivalent to ``issubclass(x, A) or issubclass(x, B)\nor ...``.")]
    private static bool IsSubclass(ThreadState ts, Value cls, Value classOrTuple) => InstanceChecks.IsSubclass(ts, cls, classOrTuple);

    [PyFunction("callable($module, obj, /)\n--\n\nReturn whether the object is callable (i.e., some kind of function).\n\nNote that classes are callable, as are instances of classes with a\n__call__() method.")]
    private static bool Callable(Value obj) => Calls.IsCallable(obj);

    [PyFunction("id($module, obj, /)\n--\n\nReturn the identity of an object.\n\nThis is guaranteed to be unique among simultaneously existing objects.")]
    private static Value Id(Value obj) => Identity.Of(obj);

    [PyFunction("hash($module, obj, /)\n--\n\nReturn the hash value for the given object.\n\nTwo objects that compare equal must also have the same hash value, but the\nreverse is not necessarily true.")]
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
        Value names = args.Length == 0 ? Calls.Method(ts, Locals(ts), "keys") : Directory(ts, args[0]);
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

        Without arguments, equivalent to locals().
        With an argument, equivalent to object.__dict__.
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
