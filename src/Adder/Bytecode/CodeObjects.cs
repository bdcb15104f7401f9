using System.Numerics;
using Adder.Objects;
using Adder.Runtime;
using Adder.Syntax.Tree;

namespace Adder.Bytecode;

/// <summary>Makes code objects from what the compiler puts out.</summary>
internal static class CodeObjects
{
    internal static CodeObject From(ThreadState ts, CodeUnit unit, PyStr fileName)
    {
        Value[] constants = new Value[unit.Consts.Length];
        for (int i = 0; i < constants.Length; i++) constants[i] = Constant(ts, unit.Consts[i], fileName);
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
            Constants = constants,
            Names = Interned(unit.Names),
            LocalsPlusNames = Interned(unit.LocalsPlusNames),
            LocalsPlusKinds = unit.LocalsPlusKinds,
            LineTable = unit.LineTable,
            ExceptionTable = unit.ExceptionTable,
        };
    }

    /// <summary>Code that only has a name and place, and fails when it runs. (PyCode_NewEmpty)</summary>
    internal static CodeObject Empty(string fileName, string name, int firstLine) => new()
    {
        Name = PyStr.Intern(name),
        QualName = PyStr.Intern(name),
        FileName = PyStr.From(fileName),
        Flags = CodeFlags.Optimized | CodeFlags.NewLocals,
        ArgCount = 0,
        PosOnlyArgCount = 0,
        KwOnlyArgCount = 0,
        StackSize = 1,
        FirstLine = firstLine,
        Bytecode = [(byte)Opcode.Resume, 0, (byte)Opcode.LoadAssertionError, 0, (byte)Opcode.RaiseVarargs, 1],
        Constants = [],
        Names = [],
        LocalsPlusNames = [],
        LocalsPlusKinds = [],
        LineTable = [0x80 | (15 << 3) | 2],
        ExceptionTable = [],
    };

    private static PyStr[] Interned(string[] names)
    {
        PyStr[] interned = new PyStr[names.Length];
        for (int i = 0; i < names.Length; i++) interned[i] = PyStr.Intern(names[i]);
        return interned;
    }

    internal static Value Constant(ThreadState ts, object constant, PyStr fileName) => constant switch
    {
        CodeUnit unit => From(ts, unit, fileName),
        string text => Text(text),
        int[] points => PyStr.FromUcs4(points),
        long number => number,
        int number => number,
        BigInteger number => PyLong.From(number),
        double number => number,
        byte[] bytes => PyBytes.Own(bytes),
        Imaginary number => new PyComplex(PyType.Complex, number.Real, number.Imag),
        object[] items => new PyTuple(Items(ts, items, fileName)),
        FrozenItems set => FrozenSet(ts, Items(ts, set.Items, fileName)),
        _ when ReferenceEquals(constant, Singleton.None) => Value.None,
        _ when ReferenceEquals(constant, Singleton.True) => Value.True,
        _ when ReferenceEquals(constant, Singleton.False) => Value.False,
        _ => Value.Ellipsis,
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

    private static PyFrozenSet FrozenSet(ThreadState ts, Value[] items)
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

    private static Value[] Items(ThreadState ts, object[] items, PyStr fileName)
    {
        Value[] values = new Value[items.Length];
        for (int i = 0; i < values.Length; i++) values[i] = Constant(ts, items[i], fileName);
        return values;
    }
}
