using System.Collections;
using System.Globalization;
using System.Numerics;
using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Hosting;

/// <summary>.NET values as Python objects and back.</summary>
internal static class DotNetValues
{
    /// <summary>
    /// None, bool, int, float, complex, str, bytes, list, dict for what they correspond to; a delegate becomes a function. Throws
    /// ArgumentException for a type that has no counterpart.
    /// </summary>
    internal static Value ToPython(ThreadState ts, PythonEngine engine, object? value)
    {
        switch (value)
        {
            case null: return Value.None;
            case bool flag: return Value.Bool(flag);
            case string text: return text;
            case char character: return character.ToString();
            case sbyte or byte or short or ushort or int or uint or long: return Convert.ToInt64(value, CultureInfo.InvariantCulture);
            case ulong number: return PyLong.From(number);
            case BigInteger number: return PyLong.From(number);
            case float number: return (double)number;
            case double number: return number;
            case Complex number: return new PyComplex(number.Real, number.Imaginary);
            case byte[] bytes: return PyBytes.From(bytes);
            case PythonObject known: return known.Value;
            case Value known: return known;
            case PyObject known: return known;
            case Delegate function: return new PyDelegate(engine, function);
            case IDictionary dictionary: return ToDict(ts, engine, dictionary);
            case IEnumerable items: return ToList(ts, engine, items);
            default: throw new ArgumentException($"{value.GetType()} has no counterpart in Python");
        }
    }

    private static PyDict ToDict(ThreadState ts, PythonEngine engine, IDictionary dictionary)
    {
        PyDict result = new();
        foreach (DictionaryEntry entry in dictionary) result.Set(ts, ToPython(ts, engine, entry.Key), ToPython(ts, engine, entry.Value));
        return result;
    }

    private static PyList ToList(ThreadState ts, PythonEngine engine, IEnumerable items)
    {
        PyList list = new();
        foreach (object? item in items) list.Add(ToPython(ts, engine, item));
        return list;
    }

    /// <summary>As this type, or where it is object as the nearest one; what has none stays a PythonObject.</summary>
    internal static object? ToDotNet(PythonEngine engine, Value value, Type type)
    {
        if (type == typeof(PythonObject)) return new PythonObject(engine, value);
        object? nearest = Nearest(engine, value);
        if (nearest is null || type.IsInstanceOfType(nearest)) return nearest;
        Type target = Nullable.GetUnderlyingType(type) ?? type;
        if (target == typeof(string)) return new PythonObject(engine, value).ToString();
        if (target == typeof(BigInteger) && nearest is long small) return new BigInteger(small);
        if (target.IsArray && nearest is List<object?> items) return ToArray(items, target.GetElementType()!);
        return Convert.ChangeType(nearest, target, CultureInfo.InvariantCulture);
    }

    private static Array ToArray(List<object?> items, Type element)
    {
        Array array = Array.CreateInstance(element, items.Count);
        for (int i = 0; i < items.Count; i++) array.SetValue(Convert.ChangeType(items[i], element, CultureInfo.InvariantCulture), i);
        return array;
    }

    private static object? Nearest(PythonEngine engine, Value value)
    {
        if (value.IsNone) return null;
        if (value.IsInt) return value.Bits;
        if (value.IsFloat) return value.Double;
        switch (value.Ref)
        {
            case PyBool: return value.IsTrue;
            case PyStr text: return text.ToString();
            case PyBytes bytes: return bytes.Span.ToArray();
            case PyComplex complex: return new Complex(complex.Real, complex.Imaginary);
            case PyList list: return Items(engine, list.Items);
            case PyTuple tuple: return Items(engine, tuple.Items);
            case PyDict dict: return Entries(engine, dict);
            case PyDelegate function: return function.Target;
        }
        if (PyFloat.Is(value)) return PyFloat.Of(value);
        if (PyLong.Is(value) && PyLong.TryBig(value, out BigInteger big)) return big >= long.MinValue && big <= long.MaxValue ? (long)big : big;
        return new PythonObject(engine, value);
    }

    private static List<object?> Items(PythonEngine engine, ReadOnlySpan<Value> values)
    {
        List<object?> items = new(values.Length);
        foreach (Value value in values) items.Add(Nearest(engine, value));
        return items;
    }

    private static Dictionary<object, object?> Entries(PythonEngine engine, PyDict dict)
    {
        Dictionary<object, object?> entries = [];
        for (int i = 0; i < dict.EntryCount; i++)
        {
            PyDict.Entry entry = dict.EntryAt(i);
            if (!entry.Key.IsNull) entries[Nearest(engine, entry.Key) ?? Value.None] = Nearest(engine, entry.Item);
        }
        return entries;
    }
}
