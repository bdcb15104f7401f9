using System.Runtime.CompilerServices;
using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Execution;

// Displays, comprehensions, f-strings.
internal static unsafe partial class Instructions
{
    [Instruction(102)]
    internal static Value BuildTuple(ReadOnlySpan<Value> items) => PyTuple.From(items);

    [Instruction(103)]
    internal static Value BuildList(ReadOnlySpan<Value> items) => PyList.From(items);

    [Instruction(104)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Value BuildSet(ThreadState ts, ReadOnlySpan<Value> items)
    {
        PySet set = new();
        foreach (Value item in items) set.Add(ts, item);
        return set;
    }

    [Instruction(105, Pops = "2 * arg", Pushes = "1")]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static int BuildMap(ThreadState ts, [Operands] ref Value bottom, [Oparg] int count)
    {
        PyDict dict = new();
        dict.Reserve(count);
        for (int i = 0; i < count; i++) dict.Set(ts, Unsafe.Add(ref bottom, 2 * i), Unsafe.Add(ref bottom, 2 * i + 1));
        Value.Store(ref bottom, dict);
        return 0;
    }

    [Instruction(156)]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static Value BuildConstKeyMap(ThreadState ts, ReadOnlySpan<Value> items, Value keys)
    {
        if (keys.Ref is not PyTuple names || names.Count != items.Length) return ts.Raise(PyType.SystemError, "bad BUILD_CONST_KEY_MAP keys argument");
        PyDict dict = new();
        dict.Reserve(items.Length);
        for (int i = 0; i < items.Length; i++) dict.Set(ts, names[i], items[i]);
        return dict;
    }

    [Instruction(157)]
    internal static Value BuildString(ReadOnlySpan<Value> pieces) => StringBuilding.Concat(pieces);

    [Instruction(145, Pops = "arg + 1", Pushes = "arg")]
    internal static void ListAppend([Operands] ref Value list, [Oparg] int arg)
    {
        PyList made = Unsafe.As<PyList>(list.Ref);
        // In the simplest comprehensions what is gone through stands right on the list.
        if (!made.TryAdd(Unsafe.Add(ref list, arg))) made.AddGrowing(Unsafe.Add(ref list, arg), arg == 2 ? Unsafe.Add(ref list, 1).Ref : null);
    }

    [Instruction(146, Pops = "arg + 1", Pushes = "arg")]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static int SetAdd(ThreadState ts, [Operands] ref Value set, [Oparg] int arg)
    {
        Unsafe.As<PySet>(set.Ref).Add(ts, Unsafe.Add(ref set, arg));
        return 0;
    }

    [Instruction(147, Pops = "arg + 2", Pushes = "arg")]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static int MapAdd(ThreadState ts, [Operands] ref Value map, [Oparg] int arg)
    {
        PyObject? source = arg == 2 ? Unsafe.Add(ref map, 1).Ref : null;
        Unsafe.As<PyDict>(map.Ref).SetGrowing(ts, Unsafe.Add(ref map, arg), Unsafe.Add(ref map, arg + 1), source);
        return 0;
    }

    [Instruction(155, Pops = "1 + ((arg & 4) >> 2)", Pushes = "1")]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static int FormatValue(ThreadState ts, [Operands] ref Value value, [Oparg] int arg)
    {
        Value converted = (arg & 3) switch
        {
            1 => Str.Of(ts, value),
            2 => Repr.Of(ts, value),
            3 => Repr.Ascii(ts, value),
            _ => value,
        };
        bool hasSpecification = (arg & 4) != 0;
        if (!hasSpecification && ReferenceEquals(converted.Type, PyType.Str))
        {
            Value.Store(ref value, converted);
            return 0;
        }
        Value text = FormatCalls.Format(ts, converted, hasSpecification ? Unsafe.Add(ref value, 1) : PyStr.Empty);
        if (text.IsNull) return -1;
        Value.Store(ref value, text);
        return 0;
    }

    [Instruction(162, Pops = "arg + 1", Pushes = "arg")]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static int ListExtend(ThreadState ts, [Operands] ref Value list, [Oparg] int arg)
    {
        Value items = Unsafe.Add(ref list, arg);
        PyList target = (PyList)list.Ref;
        if (Iteration.IsIterable(items)) return Iteration.Extend(ts, target, items);
        return ts.Fail(PyType.TypeError, $"Value after * must be an iterable, not {items.Type.Name}");
    }

    [Instruction(163, Pops = "arg + 1", Pushes = "arg")]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static int SetUpdate(ThreadState ts, [Operands] ref Value set, [Oparg] int arg)
    {
        // As the method update: sets are merged, which decides the order of iteration.
        ((PySet)set.Ref).Update(ts, Unsafe.Add(ref set, arg));
        return 0;
    }

    [Instruction(164, Pops = "arg + 1", Pushes = "arg")]
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal static int DictMerge(ThreadState ts, Instruction* ip, [Operands] ref Value dict, [Oparg] int arg)
    {
        ref Value mapping = ref Unsafe.Add(ref dict, arg);
        if (ip[1].Opcode == (int)Bytecode.Opcode.CallFunctionEx && ReferenceEquals(mapping.Type, PyType.Dict) && ((PyDict)dict.Ref).Count == 0)
        {
            // The call reads it right away: no copy is needed.
            Value.Store(ref dict, mapping);
            return 0;
        }
        Value callable = Unsafe.Subtract(ref dict, 2);
        return KeywordArguments.Merge(ts, callable, (PyDict)dict.Ref, Unsafe.Add(ref dict, arg));
    }

    [Instruction(165, Pops = "arg + 1", Pushes = "arg")]
    internal static int DictUpdate(ThreadState ts, [Operands] ref Value dict, [Oparg] int arg) =>
        KeywordArguments.Update(ts, (PyDict)dict.Ref, Unsafe.Add(ref dict, arg));
}
