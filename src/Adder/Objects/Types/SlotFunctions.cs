using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary>The slots of classes written in Python: each looks its dunder method up and calls it. (the slot_ functions of typeobject.c)</summary>
internal static unsafe partial class SlotFunctions
{
    private static PyStr Name(string name) => PyStr.Intern(name);

    /// <summary>Calls the dunder method, which must be there: TypeError would be a lie, so AttributeError as CPython.</summary>
    private static Value CallOrMissing(ThreadState ts, Value self, string name, params ReadOnlySpan<Value> args)
    {
        Value result = Calls.Special(ts, self, Name(name), out bool found, args);
        return found ? result : ts.Raise(PyType.AttributeError, name);
    }

    internal static Value TpRepr(ThreadState ts, Value self)
    {
        Value result = Calls.Special(ts, self, Name("__repr__"), out bool found);
        return found ? result : $"<{self.Type.Name} object at {Identity.Hex(self)}>";
    }

    internal static Value TpStr(ThreadState ts, Value self)
    {
        Value result = Calls.Special(ts, self, Name("__str__"), out bool found);
        return found ? result : TpRepr(ts, self);
    }

    internal static long TpHash(ThreadState ts, Value self)
    {
        Value method = TypeLookup.Find(ts, self.Type, Name("__hash__"));
        if (method.IsNull || method.IsNone) return Hashing.NotImplemented(ts, self);
        Value result = CallOrMissing(ts, self, "__hash__");
        if (result.IsNull) return -1;
        if (result.IsInt) return result.Bits == -1 ? -2 : result.Bits;
        if (result.Ref is not PyLong number) return ts.Fail(PyType.TypeError, "__hash__ method should return an integer");
        // Results that do not fit are hashed as the ints they are.
        long hash = PyType.Int.TpHash(ts, PyLong.From(number.Number));
        return hash == -1 ? -2 : hash;
    }

    internal static Value TpCall(ThreadState ts, Value self, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        Value attribute = TypeLookup.Find(ts, self.Type, Name("__call__"));
        if (attribute.IsNull) return ts.Raise(PyType.TypeError, $"'{self.Type.Name}' object is not callable");
        if (attribute.Type.Has(TypeFlags.MethodDescriptor)) return Calls.CallWithFirst(ts, attribute, self, args, kwnames);
        Value method = Descriptors.Bind(ts, attribute, self, self.Type);
        return method.IsNull ? default : Calls.Call(ts, method, args, kwnames);
    }

    internal static Value TpRichcompare(ThreadState ts, Value self, Value other, CompareOp op)
    {
        string name = op switch
        {
            CompareOp.Lt => "__lt__", CompareOp.Le => "__le__", CompareOp.Eq => "__eq__",
            CompareOp.Ne => "__ne__", CompareOp.Gt => "__gt__", _ => "__ge__",
        };
        Value method = TypeLookup.Find(ts, self.Type, Name(name));
        if (method.IsNull) return Value.NotImplemented;
        if (method.Type.Has(TypeFlags.MethodDescriptor)) return Calls.Call(ts, method, self, other);
        method = Descriptors.Bind(ts, method, self, self.Type);
        if (!method.IsNull) return Calls.Call(ts, method, other);
        ts.ClearPending();
        return Value.NotImplemented;
    }

    internal static Value TpIter(ThreadState ts, Value self)
    {
        Value method = TypeLookup.Find(ts, self.Type, Name("__iter__"));
        if (method.IsNone) return ts.Raise(PyType.TypeError, $"'{self.Type.Name}' object is not iterable");
        if (!method.IsNull) return CallOrMissing(ts, self, "__iter__");
        if (TypeLookup.Find(ts, self.Type, Name("__getitem__")).IsNull)
        {
            return ts.Raise(PyType.TypeError, $"'{self.Type.Name}' object is not iterable");
        }
        return Iteration.OverSequence(self);
    }

    internal static Value TpIternext(ThreadState ts, Value self)
    {
        Value result = CallOrMissing(ts, self, "__next__");
        if (result.IsNull && ts.PendingIs(PyType.StopIteration))
        {
            ts.StopValue = ((PyStopIteration)ts.TakePending()).Result;
        }
        return result;
    }

    internal static Value TpDescrGet(ThreadState ts, Value self, Value obj, Value type)
    {
        Value get = TypeLookup.Find(ts, self.Type, Name("__get__"));
        if (get.IsNull) return self;
        return Calls.Call(ts, get, self, obj.IsNull ? Value.None : obj, type.IsNull ? Value.None : type);
    }

    internal static int TpDescrSet(ThreadState ts, Value self, Value obj, Value value)
    {
        Value result = value.IsNull ? CallOrMissing(ts, self, "__delete__", obj) : CallOrMissing(ts, self, "__set__", obj, value);
        return result.IsNull ? -1 : 0;
    }

    internal static int TpSetattro(ThreadState ts, Value self, Value name, Value value)
    {
        Value result = value.IsNull ? CallOrMissing(ts, self, "__delattr__", name) : CallOrMissing(ts, self, "__setattr__", name, value);
        return result.IsNull ? -1 : 0;
    }

    /// <summary>With <c>__getattribute__</c> or <c>__getattr__</c> written in Python. (slot_tp_getattr_hook)</summary>
    internal static Value TpGetattro(ThreadState ts, Value self, Value name)
    {
        PyType type = self.Type;
        Value getattr = TypeLookup.Find(ts, type, Name("__getattr__"));
        Value getattribute = TypeLookup.Find(ts, type, Name("__getattribute__"));
        Value found;
        if (getattribute.IsNull || getattribute.Ref is PyWrapperDescriptor { Pointer: var pointer } && pointer == GenericAttributes.GetSlot)
        {
            found = getattr.IsNull ? GenericAttributes.Get(ts, self, name) : GenericAttributes.Find(ts, self, (PyStr)name.Ref);
        }
        else
        {
            found = CallOrMissing(ts, self, "__getattribute__", name);
        }
        if (!found.IsNull || getattr.IsNull) return found;
        if (ts.HasPending && !ts.ClearIf(PyType.AttributeError)) return default;
        return CallOrMissing(ts, self, "__getattr__", name);
    }

    internal static int TpInit(ThreadState ts, Value self, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        Value init = TypeLookup.Find(ts, self.Type, Name("__init__"));
        Value result;
        if (init.Type.Has(TypeFlags.MethodDescriptor))
        {
            result = Calls.CallWithFirst(ts, init, self, args, kwnames);
        }
        else
        {
            Value bound = Descriptors.Bind(ts, init, self, self.Type);
            if (bound.IsNull) return -1;
            result = Calls.Call(ts, bound, args, kwnames);
        }
        if (result.IsNull) return -1;
        return result.IsNone ? 0 : ts.Fail(PyType.TypeError, $"__init__() should return None, not '{result.Type.Name}'");
    }

    internal static Value TpNew(ThreadState ts, PyType type, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        Value constructor = Attributes.Get(ts, type, Name("__new__"));
        return constructor.IsNull ? default : Calls.CallWithFirst(ts, constructor, type, args, kwnames);
    }

    internal static int TpFinalize(ThreadState ts, Value self)
    {
        Value result = Calls.Special(ts, self, Name("__del__"), out bool found);
        if (found && result.IsNull) Unraisable.Report(ts, TypeLookup.Find(ts, self.Type, Name("__del__")));
        return 0;
    }

    internal static Value AmAwait(ThreadState ts, Value self)
    {
        Value result = Calls.Special(ts, self, Name("__await__"), out bool found);
        return found ? result : ts.Raise(PyType.AttributeError, $"object {self.Type.Name} does not have __await__ method");
    }

    internal static Value AmAiter(ThreadState ts, Value self)
    {
        Value result = Calls.Special(ts, self, Name("__aiter__"), out bool found);
        return found ? result : ts.Raise(PyType.AttributeError, $"object {self.Type.Name} does not have __aiter__ method");
    }

    internal static Value AmAnext(ThreadState ts, Value self)
    {
        Value result = Calls.Special(ts, self, Name("__anext__"), out bool found);
        return found ? result : ts.Raise(PyType.AttributeError, $"object {self.Type.Name} does not have __anext__ method");
    }

    internal static Value BfGetbuffer(ThreadState ts, Value self, int flags) => CallOrMissing(ts, self, "__buffer__", flags);
}
