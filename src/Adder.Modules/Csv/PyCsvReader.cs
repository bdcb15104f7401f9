using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Objects.NumberText;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Csv;

/// <summary>What <c>csv.reader()</c> gives.</summary>
[PyType("reader", Module = "_csv", Subclassable = false, NoInstantiation = true, Doc = "CSV reader\n\nAn iterator over the rows of lines of text.")]
internal sealed partial class PyCsvReader : PyObject
{
    private const int EndOfLine = -2;

    private enum State
    {
        StartRecord, StartField, EscapedChar, InField, InQuotedField, EscapeInQuotedField, QuoteInQuotedField, EatNewline, AfterEscapedNewline,
    }

    private readonly Value _lines;
    private PyList _fields = new();
    private StrBuilder _field = new();
    private State _state;
    private bool _numeric;
    private long _limit;

    internal PyCsvReader(Value lines, PyDialect dialect) : base(TypeObject)
    {
        _lines = lines;
        Dialect = dialect;
    }

    [PyMember("dialect")]
    internal readonly PyDialect Dialect;

    [PyMember("line_num")]
    internal long LineNumber;

    [Slot(Slot.TpIter)]
    [NoThrow]
    internal static Value Iterate(ThreadState ts, Value self) => self;

    // Reader_iternext
    [Slot(Slot.TpIternext)]
    private Value Next(ThreadState ts)
    {
        _fields = new PyList();
        _field = new StrBuilder();
        _state = State.StartRecord;
        _numeric = false;
        _limit = ts.Interpreter.State<CsvModule.Registry>().FieldLimit;
        do
        {
            Value line = Iteration.Next(ts, _lines);
            if (line.IsNull)
            {
                if (ts.HasPending || (_field.Length == 0 && _state != State.InQuotedField)) return default;
                if (Dialect.Strict) throw CsvModule.Error("unexpected end of data");
                SaveField(ts);
                break;
            }
            if (line.Ref is not PyStr text)
            {
                throw CsvModule.Error($"iterator should return strings, not {line.Type.Name} (the file should be opened in text mode)");
            }
            LineNumber++;
            Read(ts, text);
            Process(ts, EndOfLine);
        }
        while (_state != State.StartRecord);
        return _fields;
    }

    // What means nothing to the machine is copied in one piece.
    private void Read(ThreadState ts, PyStr text)
    {
        if (!text.IsLatin1)
        {
            for (int i = 0; i < text.Length; i++) Process(ts, text[i]);
            return;
        }
        ReadOnlySpan<byte> line = text.Latin1;
        byte delimiter = Special(Dialect.DelimiterChar), escape = Special(Dialect.EscapeChar), quote = Special(Dialect.QuoteChar);
        bool takesWhole = Dialect.Quoting != CsvModule.QuoteNonNumeric && !Dialect.SkipInitialSpace;
        for (int at = 0; at < line.Length;)
        {
            ReadOnlySpan<byte> rest = line[at..];
            int run = 0;
            if (_state == State.InQuotedField) run = quote == (byte)'\n' ? 0 : rest.IndexOfAny(quote, escape == (byte)'\n' ? quote : escape);
            else if (_state == State.InField || (takesWhole && _state is State.StartField or State.StartRecord && rest[0] != quote)) run = rest.IndexOfAny([delimiter, escape, (byte)'\n', (byte)'\r']);
            if (run < 0) run = rest.Length;
            if (run == 0)
            {
                Process(ts, line[at++]);
                continue;
            }
            if (_field.Length + run > _limit) throw CsvModule.Error($"field larger than field limit ({_limit})");
            bool isWhole = _state is State.StartField or State.StartRecord && run < rest.Length && rest[run] == delimiter;
            if (isWhole)
            {
                _fields.Add(PyStr.FromLatin1(rest[..run]));
                _state = State.StartField;
                at += run + 1;
                continue;
            }
            _field.AppendLatin1(rest[..run]);
            if (_state != State.InQuotedField) _state = State.InField;
            at += run;
        }
    }

    // Where there is no such character, or where it cannot occur, a line feed stands for it.
    private static byte Special(int c) => c is >= 0 and < 256 ? (byte)c : (byte)'\n';

    private static bool IsNewline(int c) => c is '\n' or '\r' or EndOfLine;

    private void EndField(ThreadState ts, int c)
    {
        SaveField(ts);
        _state = c == EndOfLine ? State.StartRecord : State.EatNewline;
    }

    // parse_process_char
    private void Process(ThreadState ts, int c)
    {
        switch (_state)
        {
            case State.StartRecord:
                if (c == EndOfLine) break;
                if (IsNewline(c))
                {
                    _state = State.EatNewline;
                    break;
                }
                StartField(ts, c);
                break;
            case State.StartField:
                StartField(ts, c);
                break;
            case State.EscapedChar:
                if (c is '\n' or '\r')
                {
                    Add(c);
                    _state = State.AfterEscapedNewline;
                    break;
                }
                Add(c == EndOfLine ? '\n' : c);
                _state = State.InField;
                break;
            case State.AfterEscapedNewline when c == EndOfLine:
                break;
            case State.AfterEscapedNewline or State.InField:
                if (IsNewline(c)) EndField(ts, c);
                else if (c == Dialect.EscapeChar) _state = State.EscapedChar;
                else if (c == Dialect.DelimiterChar) NextField(ts);
                else
                {
                    Add(c);
                    _state = State.InField;
                }
                break;
            case State.InQuotedField:
                Quoted(c);
                break;
            case State.EscapeInQuotedField:
                Add(c == EndOfLine ? '\n' : c);
                _state = State.InQuotedField;
                break;
            case State.QuoteInQuotedField:
                AfterQuote(ts, c);
                break;
            case State.EatNewline:
                if (c == EndOfLine) _state = State.StartRecord;
                else if (!IsNewline(c))
                {
                    throw CsvModule.Error(
                        "new-line character seen in unquoted field - do you need to open the file in universal-newline mode?");
                }
                break;
        }
    }

    private void StartField(ThreadState ts, int c)
    {
        _state = State.StartField;
        if (IsNewline(c)) EndField(ts, c);
        else if (c == Dialect.QuoteChar && Dialect.Quoting != CsvModule.QuoteNone) _state = State.InQuotedField;
        else if (c == Dialect.EscapeChar) _state = State.EscapedChar;
        else if (c == ' ' && Dialect.SkipInitialSpace) return;
        else if (c == Dialect.DelimiterChar) SaveField(ts);
        else
        {
            if (Dialect.Quoting == CsvModule.QuoteNonNumeric) _numeric = true;
            Add(c);
            _state = State.InField;
        }
    }

    private void Quoted(int c)
    {
        if (c == EndOfLine) return;
        if (c == Dialect.EscapeChar) _state = State.EscapeInQuotedField;
        else if (c == Dialect.QuoteChar && Dialect.Quoting != CsvModule.QuoteNone)
        {
            _state = Dialect.DoubleQuote ? State.QuoteInQuotedField : State.InField;
        }
        else Add(c);
    }

    private void AfterQuote(ThreadState ts, int c)
    {
        if (Dialect.Quoting != CsvModule.QuoteNone && c == Dialect.QuoteChar)
        {
            Add(c);
            _state = State.InQuotedField;
        }
        else if (c == Dialect.DelimiterChar) NextField(ts);
        else if (IsNewline(c)) EndField(ts, c);
        else if (!Dialect.Strict)
        {
            Add(c);
            _state = State.InField;
        }
        else
        {
            throw CsvModule.Error($"'{PyStr.FromCodePoint(Dialect.DelimiterChar)}' expected after '{PyStr.FromCodePoint(Dialect.QuoteChar)}'");
        }
    }

    private void NextField(ThreadState ts)
    {
        SaveField(ts);
        _state = State.StartField;
    }

    private void Add(int c)
    {
        if (_field.Length >= _limit) throw CsvModule.Error($"field larger than field limit ({_limit})");
        _field.Append(c);
    }

    private void SaveField(ThreadState ts)
    {
        Value field = PyStr.Empty;
        if (_field.Length > 0)
        {
            field = _field.ToStr();
            _field = new StrBuilder();
        }
        if (_numeric)
        {
            _numeric = false;
            field = Calls.Call(ts, PyType.Float, field).OrThrow(ts);
        }
        _fields.Add(field);
    }
}
