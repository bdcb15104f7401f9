using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary>Calls a slot with the arguments of its dunder method. (the wrap_ functions of typeobject.c)</summary>
internal static unsafe class WrapperCalls
{
    internal static Value Call(
        ThreadState ts, SlotDefinition definition, void* slot, Value self, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        WrapKind kind = definition.Wrap;
        if (kind == WrapKind.Call) return ((delegate*<ThreadState, Value, ReadOnlySpan<Value>, PyTuple?, Value>)slot)(ts, self, args, kwnames);
        if (kind == WrapKind.Init)
        {
            return NoneUnlessFailed(((delegate*<ThreadState, Value, ReadOnlySpan<Value>, PyTuple?, int>)slot)(ts, self, args, kwnames));
        }
        if (kwnames is { Count: > 0 }) return ts.Raise(PyType.TypeError, $"wrapper {definition.Name}() takes no keyword arguments");
        (int min, int max) = Arity(kind);
        if (args.Length < min || args.Length > max) return WrongCount(ts, kind, args.Length, min, max);
        return Dispatch(ts, kind, slot, self, args);
    }

    private static (int Min, int Max) Arity(WrapKind kind) => kind switch
    {
        WrapKind.Unary or WrapKind.Inquiry or WrapKind.Length or WrapKind.Hash or WrapKind.Iter or WrapKind.Next or WrapKind.Finalize => (0, 0),
        WrapKind.Ternary or WrapKind.TernaryReflected or WrapKind.DescrGet => (1, 2),
        WrapKind.SetItem or WrapKind.SetSubscript or WrapKind.SetAttribute or WrapKind.DescrSet => (2, 2),
        _ => (1, 1),
    };

    private static Value WrongCount(ThreadState ts, WrapKind kind, int given, int min, int max)
    {
        // These come from PyArg_UnpackTuple with an empty name, the others from check_num_args.
        string name = max == 2 || kind == WrapKind.IndexArgument ? " " : "";
        string expected = min == max ? $"expected {min} argument{(min == 1 ? "" : "s")}"
            : given < min ? $"expected at least {min} argument{(min == 1 ? "" : "s")}" : $"expected at most {max} arguments";
        return ts.Raise(PyType.TypeError, $"{name}{expected}, got {given}");
    }

    private static Value Dispatch(ThreadState ts, WrapKind kind, void* slot, Value self, ReadOnlySpan<Value> args)
    {
        switch (kind)
        {
            case WrapKind.Unary: return ((delegate*<ThreadState, Value, Value>)slot)(ts, self);
            case WrapKind.Binary: return ((delegate*<ThreadState, Value, Value, Value>)slot)(ts, self, args[0]);
            case WrapKind.BinaryReflected: return ((delegate*<ThreadState, Value, Value, Value>)slot)(ts, args[0], self);
            case WrapKind.Ternary: return ((delegate*<ThreadState, Value, Value, Value, Value>)slot)(ts, self, args[0], args.Length > 1 ? args[1] : Value.None);
            case WrapKind.TernaryReflected: return ((delegate*<ThreadState, Value, Value, Value, Value>)slot)(ts, args[0], self, args.Length > 1 ? args[1] : Value.None);
            case WrapKind.Inquiry: return Truth(((delegate*<ThreadState, Value, int>)slot)(ts, self));
            case WrapKind.Length: return Number(ts, ((delegate*<ThreadState, Value, long>)slot)(ts, self));
            case WrapKind.Hash: return Number(ts, ((delegate*<ThreadState, Value, long>)slot)(ts, self));
            case WrapKind.Next: return Next(ts, ((delegate*<ThreadState, Value, Value>)slot)(ts, self));
            case WrapKind.Contains: return Truth(((delegate*<ThreadState, Value, Value, int>)slot)(ts, self, args[0]));
            case WrapKind.IndexArgument: return Repeat(ts, (delegate*<ThreadState, Value, long, Value>)slot, self, args[0]);
            case WrapKind.Item or WrapKind.SetItem or WrapKind.DelItem: return Item(ts, kind, slot, self, args);
            case WrapKind.SetSubscript: return NoneUnlessFailed(((delegate*<ThreadState, Value, Value, Value, int>)slot)(ts, self, args[0], args[1]));
            case WrapKind.DelSubscript: return NoneUnlessFailed(((delegate*<ThreadState, Value, Value, Value, int>)slot)(ts, self, args[0], default));
            case WrapKind.GetAttribute or WrapKind.SetAttribute or WrapKind.DelAttribute: return Attribute(ts, kind, slot, self, args);
            case WrapKind.DescrGet or WrapKind.DescrSet or WrapKind.DescrDelete: return Descriptor(ts, kind, slot, self, args);
            case WrapKind.Finalize: return NoneUnlessFailed(((delegate*<ThreadState, Value, int>)slot)(ts, self));
            case WrapKind.Buffer: return Buffer(ts, (delegate*<ThreadState, Value, int, Value>)slot, self, args[0]);
            default: return ((delegate*<ThreadState, Value, Value, CompareOp, Value>)slot)(ts, self, args[0], (CompareOp)(kind - WrapKind.Lt));
        }
    }

    private static Value Truth(int result) => result < 0 ? default : Value.Bool(result != 0);

    private static Value Number(ThreadState ts, long result) => result == -1 && ts.HasPending ? default : Value.Int(result);

    private static Value NoneUnlessFailed(int result) => result < 0 ? default : Value.None;

    private static Value Next(ThreadState ts, Value result)
    {
        if (!result.IsNull || ts.HasPending) return result;
        Value stop = ts.StopValue;
        ts.StopValue = default;
        return ts.Raise(PyStopIteration.With(stop));
    }

    private static Value Repeat(ThreadState ts, delegate*<ThreadState, Value, long, Value> slot, Value self, Value count)
    {
        long number = Indexing.ToSsize(ts, count, PyType.OverflowError);
        return number == -1 && ts.HasPending ? default : slot(ts, self, number);
    }

    private static Value Item(ThreadState ts, WrapKind kind, void* slot, Value self, ReadOnlySpan<Value> args)
    {
        long index = Indexing.ToSsize(ts, args[0], PyType.OverflowError);
        if (index == -1 && ts.HasPending) return default;
        if (index < 0 && self.Type.SqLength != null)
        {
            long length = self.Type.SqLength(ts, self);
            if (length < 0) return default;
            index += length;
        }
        if (kind == WrapKind.Item) return ((delegate*<ThreadState, Value, long, Value>)slot)(ts, self, index);
        return NoneUnlessFailed(((delegate*<ThreadState, Value, long, Value, int>)slot)(ts, self, index, kind == WrapKind.SetItem ? args[1] : default));
    }

    private static Value Attribute(ThreadState ts, WrapKind kind, void* slot, Value self, ReadOnlySpan<Value> args)
    {
        if (args[0].Ref is not PyStr)
        {
            return ts.Raise(PyType.TypeError, $"attribute name must be string, not '{args[0].Type.Name}'");
        }
        if (kind == WrapKind.GetAttribute) return ((delegate*<ThreadState, Value, Value, Value>)slot)(ts, self, args[0]);
        string name = kind == WrapKind.SetAttribute ? "__setattr__" : "__delattr__";
        if (!MayUseSetter(ts, self, slot, name)) return default;
        return NoneUnlessFailed(((delegate*<ThreadState, Value, Value, Value, int>)slot)(ts, self, args[0], kind == WrapKind.SetAttribute ? args[1] : default));
    }

    // hackcheck: object.__setattr__(a_type, ...) must not get round type.__setattr__.
    private static bool MayUseSetter(ThreadState ts, Value self, void* slot, string name)
    {
        if ((void*)self.Type.NativeBase.TpSetattro == slot || !self.Type.IsSubtypeOf(PyType.Type)) return true;
        ts.Raise(PyType.TypeError, $"can't apply this {name} to {self.Type.Name} object");
        return false;
    }

    private static Value Descriptor(ThreadState ts, WrapKind kind, void* slot, Value self, ReadOnlySpan<Value> args)
    {
        if (kind == WrapKind.DescrSet) return NoneUnlessFailed(((delegate*<ThreadState, Value, Value, Value, int>)slot)(ts, self, args[0], args[1]));
        if (kind == WrapKind.DescrDelete) return NoneUnlessFailed(((delegate*<ThreadState, Value, Value, Value, int>)slot)(ts, self, args[0], default));
        Value obj = args[0].IsNone ? default : args[0];
        Value type = args.Length < 2 || args[1].IsNone ? default : args[1];
        if (obj.IsNull && type.IsNull) return ts.Raise(PyType.TypeError, "__get__(None, None) is invalid");
        return ((delegate*<ThreadState, Value, Value, Value, Value>)slot)(ts, self, obj, type);
    }

    private static Value Buffer(ThreadState ts, delegate*<ThreadState, Value, int, Value> slot, Value self, Value flags)
    {
        long number = Indexing.ToSsize(ts, flags, PyType.OverflowError);
        if (number == -1 && ts.HasPending) return default;
        Value exported = slot(ts, self, (int)number);
        return exported.Ref is PyBuffer buffer ? new PyMemoryView(buffer) : exported;
    }
}
