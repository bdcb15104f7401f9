using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Json;

/// <summary>Reads any JSON value.</summary>
internal ref partial struct JsonReader<T>
    where T : unmanaged, IBinaryInteger<T>
{
    internal JsonReader(ThreadState ts, PyStr source, ReadOnlySpan<T> text, PyJsonScanner options) : this(ts, source, text, options.IsStrict)
    {
        _options = options;
    }

    private readonly void SkipSpace(ref int at)
    {
        while (At(at) is ' ' or '\t' or '\n' or '\r') at++;
    }

    private readonly PythonException Stop(int at) => JsonModule.NoValue(_ts, at);

    /// <summary>The value at an index, which moves behind it. Throws. (scan_once_unicode)</summary>
    internal readonly Value Read(ref int at)
    {
        switch (At(at))
        {
            case '"':
                at++;
                return String(ref at);
            case '{':
                if (!_ts.EnterRecursive(" while decoding a JSON object from a unicode string")) throw _ts.Throwable();
                Value made = Object(ref at);
                _ts.LeaveRecursive();
                return made;
            case '[':
                if (!_ts.EnterRecursive(" while decoding a JSON array from a unicode string")) throw _ts.Throwable();
                Value items = List(ref at);
                _ts.LeaveRecursive();
                return items;
            case 'n' when Follows("null", ref at):
                return Value.None;
            case 't' when Follows("true", ref at):
                return Value.True;
            case 'f' when Follows("false", ref at):
                return Value.False;
            case 'N' when Follows("NaN", ref at):
                return Constant("NaN");
            case 'I' when Follows("Infinity", ref at):
                return Constant("Infinity");
            case '-' when Follows("-Infinity", ref at):
                return Constant("-Infinity");
            default:
                return Number(ref at);
        }
    }

    private readonly Value Constant(string name) => Calls.Call(_ts, _options.ParseConstant, name).OrThrow(_ts);

    private readonly bool Follows(string word, ref int at)
    {
        for (int i = 0; i < word.Length; i++)
        {
            if (At(at + i) != word[i]) return false;
        }
        at += word.Length;
        return true;
    }

    // _parse_object_unicode
    private readonly Value Object(ref int at)
    {
        bool asPairs = !_options.ObjectPairsHook.IsNone;
        PyDict? dict = asPairs ? null : new PyDict();
        PyList? pairs = asPairs ? new PyList() : null;
        at++;
        SkipSpace(ref at);
        while (At(at) != '}' || (dict?.Count ?? pairs!.Count) > 0)
        {
            if (At(at) != '"') throw Error("Expecting property name enclosed in double quotes", at);
            at++;
            Value key = Key(ref at);
            SkipSpace(ref at);
            if (At(at) != ':') throw Error("Expecting ':' delimiter", at);
            at++;
            SkipSpace(ref at);
            Value item = Read(ref at);
            if (asPairs) pairs!.Add(new PyTuple(key, item));
            else dict!.Set(_ts, key, item);
            SkipSpace(ref at);
            if (At(at) == '}') break;
            if (At(at) != ',') throw Error("Expecting ',' delimiter", at);
            at++;
            SkipSpace(ref at);
        }
        at++;
        if (asPairs) return Calls.Call(_ts, _options.ObjectPairsHook, pairs!).OrThrow(_ts);
        return _options.ObjectHook.IsNone ? dict! : Calls.Call(_ts, _options.ObjectHook, dict!).OrThrow(_ts);
    }

    private readonly Value Key(ref int at)
    {
        JsonKeys keys = _options.Keys;
        int end = typeof(T) == typeof(byte) ? Plain(at, at - 1) : -1;
        if (end < 0 || At(end) != '"') return keys.First(_ts, String(ref at));
        ReadOnlySpan<byte> text = MemoryMarshal.AsBytes(_text[at..end]);
        if (!JsonKeys.AreKept(text)) return keys.First(_ts, String(ref at));
        ref PyStr? place = ref keys.PlaceOf(text);
        if (!JsonKeys.Holds(place, text)) place = (PyStr)keys.First(_ts, _source.Substring(at, end)).Ref;
        at = end + 1;
        return place!;
    }

    // _parse_array_unicode
    private readonly Value List(ref int at)
    {
        var items = new PyList();
        at++;
        SkipSpace(ref at);
        if (At(at) != ']')
        {
            while (true)
            {
                items.Add(Read(ref at));
                SkipSpace(ref at);
                if (At(at) == ']') break;
                if (At(at) != ',') throw Error("Expecting ',' delimiter", at);
                at++;
                SkipSpace(ref at);
            }
        }
        at++;
        return items;
    }

    // _match_number_unicode
    private readonly Value Number(ref int at)
    {
        int start = at;
        int i = at;
        if (At(i) == '-') i++;
        if (At(i) is >= '1' and <= '9') SkipDigits(ref i);
        else if (At(i) == '0') i++;
        else throw Stop(start);
        bool isFloat = false;
        if (At(i) == '.' && IsDigit(At(i + 1)))
        {
            isFloat = true;
            i++;
            SkipDigits(ref i);
        }
        if (At(i) is 'e' or 'E')
        {
            int mark = i + 1;
            if (At(mark) is '+' or '-') mark++;
            if (IsDigit(At(mark)))
            {
                isFloat = true;
                i = mark;
                SkipDigits(ref i);
            }
        }
        at = i;
        return isFloat ? Float(start, i) : Integer(start, i);
    }

    private static bool IsDigit(int c) => c is >= '0' and <= '9';

    private readonly void SkipDigits(ref int at)
    {
        while (IsDigit(At(at))) at++;
    }

    private readonly Value Float(int start, int end)
    {
        if (!_options.ParseFloat.Is(PyType.Float)) return Calls.Call(_ts, _options.ParseFloat, _source.Substring(start, end)).OrThrow(_ts);
        Span<char> digits = end - start <= 64 ? stackalloc char[64] : new char[end - start];
        digits = digits[..(end - start)];
        for (int i = 0; i < digits.Length; i++) digits[i] = (char)At(start + i);
        return double.Parse(digits, NumberStyles.Float, CultureInfo.InvariantCulture);
    }

    private readonly Value Integer(int start, int end)
    {
        const int SafeDigits = 18;
        bool isPlain = _options.ParseInt.Is(PyType.Int);
        if (!isPlain || end - start > SafeDigits)
        {
            return Calls.Call(_ts, isPlain ? PyType.Int : _options.ParseInt, _source.Substring(start, end)).OrThrow(_ts);
        }
        bool negative = At(start) == '-';
        long number = 0;
        for (int i = negative ? start + 1 : start; i < end; i++) number = number * 10 + (At(i) - '0');
        return Value.Int(negative ? -number : number);
    }
}
