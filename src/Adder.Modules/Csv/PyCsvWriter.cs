using System.Buffers;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Csv;

/// <summary>What <c>csv.writer()</c> gives.</summary>
[PyType("writer", Module = "_csv", Subclassable = false, NoInstantiation = true, Doc = "CSV writer\n\nAn object that writes rows to a file.")]
internal sealed unsafe partial class PyCsvWriter : PyObject
{
    private readonly Value _write;
    private SearchValues<byte>? _special;

    internal PyCsvWriter(Value write, PyDialect dialect) : base(TypeObject)
    {
        _write = write;
        Dialect = dialect;
    }

    [PyMember("dialect")]
    internal readonly PyDialect Dialect;

    [PyMethod("writerow(iterable)\n\nWrite the fields of one row; what is no string is converted by str().", Name = "writerow")]
    private Value WriteRow(ThreadState ts, Value row)
    {
        Value iterator = Iteration.GetIter(ts, row);
        if (iterator.IsNull)
        {
            if (ts.ClearIf(PyType.TypeError)) throw CsvModule.Error($"iterable expected, not {row.Type.Name}");
            return default;
        }
        var line = new StrBuilder();
        int count = 0;
        bool single = false;
        while (Iteration.Next(ts, iterator) is { IsNull: false } field)
        {
            if (count > 0) line.Append(Dialect.DelimiterChar);
            single = count++ == 0;
            PyStr? text = field.IsNone ? null : field.Ref as PyStr ?? Str.Of(ts, field);
            Append(line, text, MustQuote(field));
        }
        if (ts.HasPending) return default;
        if (single && line.Length == 0)
        {
            // Nothing at all could not be told from no field.
            if (Dialect.Quoting == CsvModule.QuoteNone) throw CsvModule.Error("single empty field record must be quoted");
            Append(line, null, true);
        }
        line.Append(Dialect.Terminator);
        return Calls.Call(ts, _write, line.ToStr());
    }

    [PyMethod("writerows(iterable of iterables)\n\nWrite one row after the other.", Name = "writerows")]
    private Value WriteRows(ThreadState ts, Value rows)
    {
        Value iterator = Iteration.GetIter(ts, rows);
        if (iterator.IsNull) return default;
        while (Iteration.Next(ts, iterator) is { IsNull: false } row)
        {
            if (WriteRow(ts, row).IsNull) return default;
        }
        return ts.HasPending ? default : Value.None;
    }

    private bool MustQuote(Value field) => Dialect.Quoting switch
    {
        CsvModule.QuoteNonNumeric => !IsNumber(field),
        CsvModule.QuoteAll => true,
        CsvModule.QuoteStrings => field.Ref is PyStr,
        CsvModule.QuoteNotNull => !field.IsNone,
        _ => false,
    };

    private static bool IsNumber(Value value) =>
        value.IsInt || value.IsFloat || value.Type.NbIndex != null || value.Type.NbInt != null || value.Type.NbFloat != null || value.Ref is PyComplex;

    // join_append_data: whether quotes are needed shows only at the end, and escapes go in on the way.
    private void Append(StrBuilder line, PyStr? field, bool quoted)
    {
        if (field is null || IsPlain(field))
        {
            if (quoted) line.Append(Dialect.QuoteChar);
            if (field is not null) line.Append(field);
            if (quoted) line.Append(Dialect.QuoteChar);
            return;
        }
        var text = new StrBuilder();
        for (int i = 0; i < field.Length; i++)
        {
            int c = field[i];
            if (IsSpecial(c)) Escape(text, c, ref quoted);
            text.Append(c);
        }
        if (quoted) line.Append(Dialect.QuoteChar);
        line.Append(text.ToStr());
        if (quoted) line.Append(Dialect.QuoteChar);
    }

    // Looked for all at once: a field with nothing to escape or quote is nearly every field.
    private bool IsPlain(PyStr field)
    {
        if (!field.IsLatin1) return false;
        _special ??= SpecialBytes();
        return field.Latin1.IndexOfAny(_special) < 0;
    }

    private SearchValues<byte> SpecialBytes()
    {
        List<byte> bytes = [];
        for (int c = 0; c < 256; c++)
        {
            if (IsSpecial(c)) bytes.Add((byte)c);
        }
        return SearchValues.Create(bytes.ToArray());
    }

    private bool IsSpecial(int c)
    {
        if (c == Dialect.DelimiterChar || c == Dialect.EscapeChar || c == Dialect.QuoteChar) return true;
        for (int i = 0; i < Dialect.Terminator.Length; i++)
        {
            if (Dialect.Terminator[i] == c) return true;
        }
        return false;
    }

    private void Escape(StrBuilder text, int c, ref bool quoted)
    {
        bool escape = Dialect.Quoting == CsvModule.QuoteNone;
        if (!escape)
        {
            if (c == Dialect.QuoteChar)
            {
                if (Dialect.DoubleQuote) text.Append(Dialect.QuoteChar);
                else escape = true;
            }
            else if (c == Dialect.EscapeChar) escape = true;
            if (!escape) quoted = true;
        }
        if (!escape) return;
        if (Dialect.EscapeChar == PyDialect.NotSet) throw CsvModule.Error("need to escape, but no escapechar set");
        text.Append(Dialect.EscapeChar);
    }
}
