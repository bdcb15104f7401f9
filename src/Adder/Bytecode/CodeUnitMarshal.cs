using System.Numerics;
using System.Text;
using Adder.Syntax.Tree;

namespace Adder.Bytecode;

/// <summary>Marshals a compiled unit without a runtime: for modules that are frozen at build time.</summary>
internal sealed class CodeUnitMarshal
{
    private const int Referable = 0x80;

    private readonly MarshalOutput _output = new();
    private readonly Dictionary<string, int> _strings = [];
    private readonly string _fileName;

    private CodeUnitMarshal(string fileName) => _fileName = fileName;

    public static byte[] Write(CodeUnit unit, string fileName)
    {
        CodeUnitMarshal writer = new(fileName);
        writer.Code(unit);
        return writer._output.Written.ToArray();
    }

    private void Code(CodeUnit unit)
    {
        _output.Byte('c');
        _output.Int(unit.ArgCount);
        _output.Int(unit.PosOnlyArgCount);
        _output.Int(unit.KwOnlyArgCount);
        _output.Int(unit.StackSize);
        _output.Int((int)unit.Flags);
        Bytes(unit.Code);
        Items(unit.Consts);
        Names(unit.Names);
        Names(unit.LocalsPlusNames);
        Bytes(Array.ConvertAll(unit.LocalsPlusKinds, kind => (byte)kind));
        Text(_fileName);
        Text(unit.Name);
        Text(unit.Qualname);
        _output.Int(unit.FirstLine);
        Bytes(unit.LineTable);
        Bytes(unit.ExceptionTable);
    }

    private void Constant(object value)
    {
        switch (value)
        {
            case Singleton singleton: _output.Byte(CodeOf(singleton)); break;
            case long number: Integer(number); break;
            case BigInteger number: Integer(number); break;
            case double number: _output.Byte('g'); _output.Double(number); break;
            case Imaginary number: _output.Byte('y'); _output.Double(number.Real); _output.Double(number.Imag); break;
            case string text: Text(text); break;
            case int[] points: WideText(points); break;
            case byte[] bytes: Bytes(bytes); break;
            case object[] items: Items(items); break;
            case FrozenItems set:
                _output.Byte('>');
                _output.Int(set.Items.Length);
                foreach (object item in set.Items) Constant(item);
                break;
            case CodeUnit unit: Code(unit); break;
            default: throw new InvalidOperationException($"no marshal form for {value.GetType()}");
        }
    }

    private static char CodeOf(Singleton singleton)
    {
        if (ReferenceEquals(singleton, Singleton.None)) return 'N';
        if (ReferenceEquals(singleton, Singleton.True)) return 'T';
        return ReferenceEquals(singleton, Singleton.False) ? 'F' : '.';
    }

    private void Integer(BigInteger number)
    {
        if (number >= int.MinValue && number <= int.MaxValue)
        {
            _output.Byte('i');
            _output.Int((int)number);
            return;
        }
        _output.Byte('l');
        _output.Digits(number);
    }

    private void Items(object[] items)
    {
        TupleOf(items.Length);
        foreach (object item in items) Constant(item);
    }

    private void Names(string[] names)
    {
        TupleOf(names.Length);
        foreach (string name in names) Text(name);
    }

    private void TupleOf(int length)
    {
        if (length < 256)
        {
            _output.Byte(')');
            _output.Byte(length);
            return;
        }
        _output.Byte('(');
        _output.Int(length);
    }

    private void Bytes(byte[] bytes)
    {
        _output.Byte('s');
        _output.Sized(bytes);
    }

    // A string that comes again is written once; those that look like names are interned by who reads them.
    private void Text(string text)
    {
        if (_strings.TryGetValue(text, out int index))
        {
            _output.Byte('r');
            _output.Int(index);
            return;
        }
        _strings.Add(text, _strings.Count);
        if (!Ascii.IsValid(text))
        {
            _output.Byte('u' | Referable);
            WriteRunes(text);
            return;
        }
        bool interned = IsNameLike(text);
        if (text.Length < 256)
        {
            _output.Byte((interned ? 'Z' : 'z') | Referable);
            _output.Byte(text.Length);
        }
        else
        {
            _output.Byte((interned ? 'A' : 'a') | Referable);
            _output.Int(text.Length);
        }
        _output.Bytes(Encoding.ASCII.GetBytes(text));
    }

    private static bool IsNameLike(string text)
    {
        foreach (char c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c != '_') return false;
        }
        return true;
    }

    private void WideText(int[] points)
    {
        MarshalOutput utf8 = new();
        foreach (int point in points) Point(utf8, point);
        _output.Byte('u');
        _output.Sized(utf8.Written);
    }

    private void WriteRunes(string text)
    {
        MarshalOutput utf8 = new();
        for (int i = 0; i < text.Length; i++)
        {
            bool pair = char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]);
            Point(utf8, pair ? char.ConvertToUtf32(text[i], text[++i]) : text[i]);
        }
        _output.Sized(utf8.Written);
    }

    // Lone surrogates as UTF-8 would have them.
    private static void Point(MarshalOutput utf8, int point)
    {
        if (point is >= 0xD800 and <= 0xDFFF)
        {
            utf8.Byte(0xED);
            utf8.Byte(0x80 | ((point >> 6) & 0x3F));
            utf8.Byte(0x80 | (point & 0x3F));
        }
        else
        {
            utf8.Bytes(Encoding.UTF8.GetBytes(char.ConvertFromUtf32(point)));
        }
    }
}
