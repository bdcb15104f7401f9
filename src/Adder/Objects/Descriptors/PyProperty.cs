using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary><c>property</c>.</summary>
[PyType("property", Doc = "property(fget=None, fset=None, fdel=None, doc=None)\n--\n\nAn attribute that functions compute.")]
public partial class PyProperty : PyObject
{
    private bool _docFromGetter;
    private Value _name;

    public PyProperty(PyType type) : base(type) { }

    [PyMember("fget")]
    internal Value Getter = Value.None;

    [PyMember("fset")]
    internal Value Setter = Value.None;

    [PyMember("fdel")]
    internal Value Deleter = Value.None;

    [PyMember("__doc__", ReadOnly = false)]
    internal Value Doc = Value.None;

    [Slot(Slot.TpNew)]
    internal static unsafe Value New(ThreadState ts, PyType type, ReadOnlySpan<Value> args, PyTuple? kwnames) => type.AllocateInstance(type);

    // property_init_impl
    [Slot(Slot.TpInit)]
    internal void Init(ThreadState ts, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        Span<Value> given = [Value.None, Value.None, Value.None, Value.None];
        ArgumentList.Bind("property", s_parameters, args, kwnames, given);
        (Getter, Setter, Deleter, Doc) = (given[0], given[1], given[2], given[3]);
        _docFromGetter = false;
        Value doc = Doc;
        Doc = Value.None;
        if (doc.IsNone && !Getter.IsNone)
        {
            doc = Attributes.Find(ts, Getter, "__doc__");
            if (doc.IsNull && ts.HasPending) throw ts.Throwable();
            _docFromGetter = !doc.IsNull && !doc.IsNone;
        }
        if (ReferenceEquals(Type, PyType.Property))
        {
            Doc = doc.IsNull ? Value.None : doc;
            return;
        }
        SetOnInstance(ts, doc);
    }

    // The class of a subclass has a __doc__ of its own, which hides the member: the instance needs an attribute.
    private void SetOnInstance(ThreadState ts, Value doc)
    {
        if (doc.IsNull) doc = Value.None;
        if (Attributes.TrySet(ts, this, PyStr.Intern("__doc__"), doc) >= 0) return;
        // As on CPython, only the documentation of a getter must find a place.
        if (_docFromGetter || !ts.ClearIf(PyType.AttributeError)) throw ts.Throwable();
    }

    private static readonly string[] s_parameters = ["fget", "fset", "fdel", "doc"];

    [Slot(Slot.TpDescrGet)]
    internal static Value Get(ThreadState ts, Value self, Value obj, Value type)
    {
        PyProperty property = (PyProperty)self.Ref;
        if (obj.IsNull || obj.IsNone) return self;
        if (!property.Getter.IsNone) return Calls.Call(ts, property.Getter, obj);
        return ts.Raise(PyType.AttributeError, property.Lacks(ts, obj, "getter"));
    }

    [Slot(Slot.TpDescrSet)]
    internal static int Set(ThreadState ts, Value self, Value obj, Value value)
    {
        PyProperty property = (PyProperty)self.Ref;
        Value function = value.IsNull ? property.Deleter : property.Setter;
        if (function.IsNone) return ts.Fail(PyType.AttributeError, property.Lacks(ts, obj, value.IsNull ? "deleter" : "setter"));
        Value result = value.IsNull ? Calls.Call(ts, function, obj) : Calls.Call(ts, function, obj, value);
        return result.IsNull ? -1 : 0;
    }

    private string Lacks(ThreadState ts, Value obj, string what) => _name.IsNull
        ? $"property of '{obj.Type.QualName}' object has no {what}"
        : $"property {Repr.Of(ts, _name)} of '{obj.Type.QualName}' object has no {what}";

    [PyMethod("__set_name__($self, owner, name, /)\n--\n\nRemember the name of the property.", Name = "__set_name__", Convention = CallingConvention.FastCall)]
    private void SetName(params ReadOnlySpan<Value> args)
    {
        if (args.Length != 2) throw Errors.TypeError($"__set_name__() takes 2 positional arguments but {args.Length} were given");
        _name = args[1];
    }

    [PyMethod("getter($self, fget, /)\n--\n\nA copy with another getter.", Name = "getter")]
    private Value WithGetter(ThreadState ts, Value fget) => Copy(ts, fget, default, default);

    [PyMethod("setter($self, fset, /)\n--\n\nA copy with another setter.", Name = "setter")]
    private Value WithSetter(ThreadState ts, Value fset) => Copy(ts, default, fset, default);

    [PyMethod("deleter($self, fdel, /)\n--\n\nA copy with another deleter.", Name = "deleter")]
    private Value WithDeleter(ThreadState ts, Value fdel) => Copy(ts, default, default, fdel);

    // property_copy
    private Value Copy(ThreadState ts, Value fget, Value fset, Value fdel)
    {
        Value getter = fget.IsNull || fget.IsNone ? Getter : fget;
        Value setter = fset.IsNull || fset.IsNone ? Setter : fset;
        Value deleter = fdel.IsNull || fdel.IsNone ? Deleter : fdel;
        Value doc = _docFromGetter && !getter.IsNone ? Value.None : Doc;
        Value made = Calls.Call(ts, Type, getter, setter, deleter, doc);
        if (!made.IsNull && made.Ref is PyProperty property) property._name = _name;
        return made;
    }

    [PyGetSet("__isabstractmethod__")]
    private Value GetIsAbstract(ThreadState ts)
    {
        foreach (Value function in new[] { Getter, Setter, Deleter })
        {
            Value result = PyWrappedFunction.IsAbstract(ts, function);
            if (result.IsNull || result.IsTrue) return result;
        }
        return Value.False;
    }
}

/// <summary>Arguments of constructors written by hand: positional or keyword, all optional.</summary>
internal static class ArgumentList
{
    internal static void Bind(string function, string[] names, ReadOnlySpan<Value> args, PyTuple? kwnames, Span<Value> given)
    {
        int positional = args.Length - (kwnames?.Count ?? 0);
        if (args.Length > names.Length) throw Errors.TypeError($"{function}() takes at most {names.Length} arguments ({args.Length} given)");
        args[..positional].CopyTo(given);
        for (int i = positional; i < args.Length; i++)
        {
            string name = kwnames![i - positional].Ref.ToString()!;
            int index = System.Array.IndexOf(names, name);
            if (index < 0) throw Errors.TypeError($"'{name}' is an invalid keyword argument for {function}()");
            if (index < positional) throw Errors.TypeError($"argument for {function}() given by name ('{name}') and position ({index + 1})");
            given[index] = args[i];
        }
    }
}
