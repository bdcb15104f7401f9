using System.Runtime.CompilerServices;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

public partial class PyStr
{
    [PyMethod("""
        translate($self, table, /)
        --

        Replace each character by what the table has for its ordinal.

          table
            A mapping (anything with __getitem__) from ordinals to ordinals,
            strings or None. A LookupError leaves the character as it is; None
            drops it.
        """)]
    private PyStr Translate(ThreadState ts, Value table)
    {
        StrBuilder text = StrBuilder.Spare(ts, Length);
        int done = IsLatin1 && System.Text.Ascii.IsValid(Latin1) ? TranslateAscii(ts, table, text) : 0;
        for (int i = done; i < Length; i++) AppendMapped(text, Mapped(ts, table, this[i]));
        return text.ToStr(ts);
    }

    // Remembers what characters become, until one is no ASCII character any more: how many there are before. (unicode_fast_translate)
    private int TranslateAscii(ThreadState ts, Value table, StrBuilder text)
    {
        const int dropped = -1;
        Span<int> known = stackalloc int[128];
        for (int i = 0; i < Length; i++)
        {
            ref int found = ref known[this[i]];
            if (found == 0)
            {
                Value mapped = Mapped(ts, table, this[i]);
                if (mapped.IsNone) found = dropped;
                else if (mapped.IsInt) found = (int)mapped.Bits + 1;
                else if (mapped.Ref is PyStr { Length: 1 } other) found = other[0] + 1;
                if (found is 0 or > 128) return i;
            }
            if (found > 0) text.Append(found - 1);
        }
        return Length;
    }

    // charmaptranslate_lookup; a missing character maps to itself.
    private static Value Mapped(ThreadState ts, Value table, int c)
    {
        bool isDict = ReferenceEquals(table.Type, PyType.Dict);
        Value mapped = isDict ? Unsafe.As<PyDict>(table.Ref).Find(ts, c) : Subscript.Get(ts, table, c);
        if (mapped.IsNull) return isDict && !ts.HasPending || ts.ClearIf(PyType.LookupError) ? c : throw ts.Throwable();
        if (mapped.IsNone || mapped.Ref is PyStr) return mapped;
        if (!PyLong.Is(mapped)) throw Errors.TypeError("character mapping must return integer, None or str");
        if (PyLong.TryInt64(mapped, out long number) && number is >= 0 and <= 0x10FFFF) return number;
        throw Errors.ValueError("character mapping must be in range(0x110000)");
    }

    private static void AppendMapped(StrBuilder text, Value mapped)
    {
        if (mapped.IsInt) text.Append((int)mapped.Bits);
        else if (mapped.Ref is PyStr replacement) text.Append(replacement);
    }

    [PyMethod("""
        Return a translation table usable for str.translate().

        One argument: a dictionary from ordinals or characters to ordinals,
        strings or None. Two: strings of equal length; each character of x is
        mapped to the one at the same position in y. A third string lists
        characters that are mapped to None.
        """, Name = "maketrans", Static = true, Convention = CallingConvention.FastCall)]
    private static Value MakeTrans(ThreadState ts, Value x, Value y = default, Value z = default)
    {
        PyDict table = new();
        if (!y.IsNull) MapPairs(ts, table, x, y, z);
        else MapKeys(ts, table, x);
        return table;
    }

    private static void MapPairs(ThreadState ts, PyDict table, Value x, Value y, Value z)
    {
        if (x.Ref is not PyStr from) throw Errors.TypeError("first maketrans argument must be a string if there is a second argument");
        if (y.Ref is not PyStr to) throw Errors.TypeError($"maketrans() argument 2 must be str, not {y.Type.Name}");
        if (!z.IsNull && z.Ref is not PyStr) throw Errors.TypeError($"maketrans() argument 3 must be str, not {z.Type.Name}");
        if (from.Length != to.Length) throw Errors.ValueError("the first two maketrans arguments must have equal length");
        for (int i = 0; i < from.Length; i++) table.Set(ts, from[i], to[i]);
        if (z.Ref is not PyStr dropped) return;
        for (int i = 0; i < dropped.Length; i++) table.Set(ts, dropped[i], Value.None);
    }

    private static void MapKeys(ThreadState ts, PyDict table, Value x)
    {
        if (x.Ref is not PyDict mapping || !ReferenceEquals(x.Type, PyType.Dict))
        {
            throw Errors.TypeError("if you give only one argument to maketrans it must be a dict");
        }
        for (int i = 0; i < mapping.EntryCount; i++)
        {
            PyDict.Entry entry = mapping.EntryAt(i);
            if (entry.Key.IsNull) continue;
            if (entry.Key.Ref is PyStr key)
            {
                if (key.Length != 1) throw Errors.ValueError("string keys in translate table must be of length 1");
                table.Set(ts, key[0], entry.Item);
            }
            else if (PyLong.Is(entry.Key))
            {
                table.Set(ts, entry.Key, entry.Item);
            }
            else
            {
                throw Errors.TypeError("keys in translate table must be strings or integers");
            }
        }
    }
}
