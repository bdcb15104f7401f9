using System.Numerics;
using Adder.Objects;
using Adder.Runtime;
using Adder.Syntax.Tree;

namespace Adder.Bytecode;

/// <summary>Makes Python objects of what one compilation put out, equal constants and tables once. (c_const_cache)</summary>
internal sealed class ConstantCache(ThreadState ts, PyStr fileName, bool isTrusted = true)
{
    private readonly Dictionary<object, Value> _made = new(ConstantComparer.Instance);

    internal CodeObject Code(CodeUnit unit)
    {
        PyTuple constants = (PyTuple)Of(unit.Consts).Ref;
        return new CodeObject
        {
            Name = PyStr.Intern(unit.Name),
            QualName = PyStr.Intern(unit.Qualname),
            FileName = fileName,
            Flags = unit.Flags,
            ArgCount = unit.ArgCount,
            PosOnlyArgCount = unit.PosOnlyArgCount,
            KwOnlyArgCount = unit.KwOnlyArgCount,
            StackSize = unit.StackSize,
            FirstLine = unit.FirstLine,
            Bytecode = unit.Code,
            Constants = constants.ToArray(),
            ConstantsTuple = constants,
            Names = Interned(unit.Names),
            LocalsPlusNames = Interned(unit.LocalsPlusNames),
            LocalsPlusKinds = unit.LocalsPlusKinds,
            LineTable = ts.Interpreter.Config.CodeDebugRanges ? (PyBytes)Of(unit.LineTable).Ref : LocationTable.WithoutColumns(unit.LineTable),
            ExceptionTable = unit.ExceptionTable,
            IsCompiled = isTrusted,
        };
    }

    private static PyStr[] Interned(string[] names)
    {
        PyStr[] interned = new PyStr[names.Length];
        for (int i = 0; i < names.Length; i++) interned[i] = PyStr.Intern(names[i]);
        return interned;
    }

    // merge_consts_recursive
    internal Value Of(object constant)
    {
        if (constant is long number) return number;
        if (constant is Singleton singleton) return Of(singleton);
        if (_made.TryGetValue(constant, out Value made)) return made;
        made = Make(constant);
        _made.Add(constant, made);
        return made;
    }

    private static Value Of(Singleton constant)
    {
        if (ReferenceEquals(constant, Singleton.None)) return Value.None;
        if (ReferenceEquals(constant, Singleton.True)) return Value.True;
        return ReferenceEquals(constant, Singleton.False) ? Value.False : Value.Ellipsis;
    }

    private Value Make(object constant) => constant switch
    {
        CodeUnit unit => Code(unit),
        string text => Text(text),
        int[] points => PyStr.FromUcs4(points),
        int number => number,
        BigInteger number => PyLong.From(number),
        double number => number,
        byte[] bytes => PyBytes.Own(bytes),
        Imaginary number => new PyComplex(PyType.Complex, number.Real, number.Imag),
        object[] items => PyTuple.Own(Items(items)),
        FrozenItems set => FrozenSet(Items(set.Items)),
        _ => throw Errors.SystemError($"a constant of type {constant.GetType().Name}"),
    };

    // all_name_chars: what could be a name is interned.
    private static Value Text(string text)
    {
        foreach (char c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c != '_') return PyStr.From(text);
        }
        return PyStr.Intern(text);
    }

    private PyFrozenSet FrozenSet(Value[] items)
    {
        if (items.Length == 0) return PyFrozenSet.Empty;
        PyFrozenSet folded = new(PyType.FrozenSet);
        foreach (Value item in items) folded.Add(ts, item);
        // merge_consts_recursive builds the set anew from itself, which shows in the order of iteration.
        PyFrozenSet merged = new(PyType.FrozenSet);
        for (int i = 0; i < folded.TableSize; i++)
        {
            PySet.Entry entry = folded.EntryAt(i);
            if (!entry.Key.IsNull) merged.Add(ts, entry.Key, entry.Hash);
        }
        return merged;
    }

    private Value[] Items(object[] items)
    {
        Value[] values = new Value[items.Length];
        for (int i = 0; i < values.Length; i++) values[i] = Of(items[i]);
        return values;
    }
}
