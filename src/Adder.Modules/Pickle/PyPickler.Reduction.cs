using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Pickle;

internal partial class PyPickler
{
    private void SaveByReduction(ThreadState ts, Value obj, PyType type)
    {
        Value reduction = default;
        if (!_reducerOverride.IsNull)
        {
            reduction = Calls.Call(ts, _reducerOverride, obj).OrThrow(ts);
            if (reduction.Is(Value.NotImplemented)) reduction = default;
        }
        if (reduction.IsNull)
        {
            if (ReferenceEquals(type, PyType.Type))
            {
                SaveType(ts, obj);
                return;
            }
            if (ReferenceEquals(type, PyType.Function))
            {
                SaveGlobal(ts, obj, default);
                return;
            }
            Value function = RegisteredReducer(ts, type);
            if (function.IsNull && type.IsSubtypeOf(PyType.Type))
            {
                SaveGlobal(ts, obj, default);
                return;
            }
            reduction = function.IsNull ? OwnReduction(ts, obj, type) : Calls.Call(ts, function, obj).OrThrow(ts);
        }
        if (reduction.Ref is PyStr) SaveGlobal(ts, obj, reduction);
        else if (reduction.Ref is PyTuple) SaveReduction(ts, reduction, obj);
        else throw PickleModule.PicklingError("__reduce__ must return a string or tuple");
    }

    private Value RegisteredReducer(ThreadState ts, PyType type)
    {
        Value found = _dispatchTable.IsNull ? _state.DispatchTable.Find(ts, type) : Subscript.Find(ts, _dispatchTable, type);
        return found.IsNull && ts.HasPending ? throw ts.Throwable() : found;
    }

    private Value OwnReduction(ThreadState ts, Value obj, PyType type)
    {
        Value reduce = Attributes.Find(ts, obj, "__reduce_ex__");
        if (!reduce.IsNull) return Calls.Call(ts, reduce, Value.Int(_protocol)).OrThrow(ts);
        if (ts.HasPending) throw ts.Throwable();
        reduce = Attributes.Find(ts, obj, "__reduce__");
        if (!reduce.IsNull) return Calls.Call(ts, reduce).OrThrow(ts);
        throw ts.HasPending
            ? ts.Throwable()
            : PickleModule.PicklingError($"can't pickle '{type.Name}' object: {Repr.Of(ts, obj)}");
    }

    /// <summary>What a reduction says, checked. (save_reduce)</summary>
    private readonly ref struct Reduced
    {
        internal readonly Value Callable, State, ListItems, DictItems, StateSetter;
        internal readonly PyTuple Arguments;

        internal Reduced(PyTuple tuple)
        {
            if (tuple.Count is < 2 or > 6)
            {
                throw PickleModule.PicklingError("tuple returned by __reduce__ must contain 2 through 6 elements");
            }
            Callable = tuple[0];
            if (!Calls.IsCallable(Callable)) throw PickleModule.PicklingError("first item of the tuple returned by __reduce__ must be callable");
            Arguments = tuple[1].Ref as PyTuple
                ?? throw PickleModule.PicklingError("second item of the tuple returned by __reduce__ must be a tuple");
            State = Optional(tuple, 2);
            ListItems = Optional(tuple, 3);
            DictItems = Optional(tuple, 4);
            StateSetter = Optional(tuple, 5);
            if (!ListItems.IsNull && !Iteration.IsIterator(ListItems)) throw Wrong("fourth", "an iterator", ListItems);
            if (!DictItems.IsNull && !Iteration.IsIterator(DictItems)) throw Wrong("fifth", "an iterator", DictItems);
            if (!StateSetter.IsNull && !Calls.IsCallable(StateSetter)) throw Wrong("sixth", "a function", StateSetter);
        }

        private static Value Optional(PyTuple tuple, int index) => index < tuple.Count && !tuple[index].IsNone ? tuple[index] : default;

        private static PythonException Wrong(string which, string what, Value value) =>
            PickleModule.PicklingError($"{which} element of the tuple returned by __reduce__ must be {what}, not {value.Type.Name}");
    }

    private void SaveReduction(ThreadState ts, Value reduction, Value obj)
    {
        var reduced = new Reduced((PyTuple)reduction.Ref);
        string constructor = _protocol >= 2 ? NameOfConstructor(ts, reduced.Callable) : "";
        if (constructor == "__newobj_ex__") SaveNewObjectEx(ts, reduced.Arguments);
        else if (constructor == "__newobj__") SaveNewObject(ts, reduced.Arguments, obj);
        else SaveCall(ts, reduced.Callable, reduced.Arguments);
        if (!obj.IsNull)
        {
            int known = _memo.Find(obj.Ref);
            if (known >= 0)
            {
                // Reached again through its own arguments: that copy counts.
                Output.Byte(PickleOp.Pop);
                WriteGet(known);
            }
            else
            {
                Memoize(obj.Ref);
            }
        }
        if (!reduced.ListItems.IsNull) BatchList(ts, reduced.ListItems);
        if (!reduced.DictItems.IsNull) BatchDict(ts, reduced.DictItems);
        if (reduced.State.IsNull) return;
        if (reduced.StateSetter.IsNull)
        {
            Save(ts, reduced.State);
            Output.Byte(PickleOp.Build);
            return;
        }
        Save(ts, reduced.StateSetter);
        Save(ts, obj);
        Save(ts, reduced.State);
        Output.Byte(PickleOp.Tuple2);
        Output.Bytes(PickleOp.Reduce, PickleOp.Pop);
    }

    private static string NameOfConstructor(ThreadState ts, Value callable)
    {
        Value name = Attributes.Find(ts, callable, "__name__");
        if (name.IsNull && ts.HasPending) throw ts.Throwable();
        if (name.Ref is not PyStr text) return "";
        return text.Is("__newobj__") ? "__newobj__" : text.Is("__newobj_ex__") ? "__newobj_ex__" : "";
    }

    private void SaveCall(ThreadState ts, Value callable, Value arguments)
    {
        Save(ts, callable);
        Save(ts, arguments);
        Output.Byte(PickleOp.Reduce);
    }

    private void SaveNewObject(ThreadState ts, PyTuple arguments, Value obj)
    {
        if (arguments.Count < 1) throw PickleModule.PicklingError("__newobj__ arglist is empty");
        Value cls = arguments[0];
        if (cls.Ref is not PyType) throw PickleModule.PicklingError("args[0] from __newobj__ args is not a type");
        if (!obj.IsNull)
        {
            Value actual = Attributes.Get(ts, obj, "__class__").OrThrow(ts);
            if (!actual.Is(cls)) throw PickleModule.PicklingError("args[0] from __newobj__ args has the wrong class");
        }
        Save(ts, cls);
        Save(ts, PyTuple.From(arguments.Items[1..]));
        Output.Byte(PickleOp.NewObj);
    }

    private void SaveNewObjectEx(ThreadState ts, PyTuple arguments)
    {
        if (arguments.Count != 3)
        {
            throw PickleModule.PicklingError($"length of the NEWOBJ_EX argument tuple must be exactly 3, not {arguments.Count}");
        }
        Value cls = arguments[0];
        if (cls.Ref is not PyType) throw NewObjectExItem("first", "class", cls);
        if (arguments[1].Ref is not PyTuple args) throw NewObjectExItem("second", "tuple", arguments[1]);
        if (arguments[2].Ref is not PyDict keywords) throw NewObjectExItem("third", "dict", arguments[2]);
        if (_protocol >= 4)
        {
            Save(ts, cls);
            Save(ts, args);
            Save(ts, keywords);
            Output.Byte(PickleOp.NewObjEx);
            return;
        }
        Value construct = Attributes.Get(ts, cls, "__new__").OrThrow(ts);
        Value partial = Calls.CallWithDict(ts, _state.Partial, [construct, cls, .. args.Items], keywords).OrThrow(ts);
        SaveCall(ts, partial, PyTuple.Empty);
    }

    private static PythonException NewObjectExItem(string which, string what, Value value) =>
        PickleModule.PicklingError($"{which} item from NEWOBJ_EX argument tuple must be a {what}, not {value.Type.Name}");
}
