using Adder.Modules.IO.Text;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.IO;

/// <summary><c>StringIO</c>: a text stream in memory.</summary>
[PyType("StringIO", Module = "_io", Base = typeof(TextIOBaseType), Doc = """
    StringIO(initial_value='', newline='\n')
    --

    A text stream in memory.

    The initial value is what it holds at first, with the position at its start.
    The newline argument is that of TextIOWrapper, but line ends stay as they are
    by default.
    """)]
internal partial class PyStringIO(PyType type) : PyIOBase(type)
{
    private bool _isReady, _isStringClosed;
    private LineEnding _lines = new("\n", "");
    private NewlineTranslation? _newlines;

    // The text is the value, and behind it what was appended since.
    private PyStr _value = PyStr.Empty;
    private StrBuilder? _appended;
    private long _position;

    [Slot(Slot.TpNew)]
    internal static new Value New(ThreadState ts, PyType type, ReadOnlySpan<Value> args, PyTuple? kwnames) => Allocation.Of<PyStringIO>(type);

    [Slot(Slot.TpInit, Signature = "StringIO(initial_value='', newline='\\n')")]
    private void Init(ThreadState ts, Value initialValue = default, Value newline = default)
    {
        _isReady = false;
        LineEnding lines = newline.IsNull ? new("\n", "") : LineEndingOf(ts, newline);
        PyStr? text = initialValue.Ref as PyStr;
        if (text is null && !initialValue.IsNull && !initialValue.IsNone) throw Errors.TypeError($"initial_value must be str or None, not {initialValue.Type.Name}");
        _lines = lines;
        _newlines = lines.IsUniversal ? new NewlineTranslation(lines.Translates) : null;
        _value = PyStr.Empty;
        _appended = null;
        _position = 0;
        _isStringClosed = false;
        _isReady = true;
        if (text is not null) WriteText(text);
        _position = 0;
    }

    private static LineEnding LineEndingOf(ThreadState ts, Value newline)
    {
        if (newline.IsNone) return new LineEnding(null, "");
        return newline.Ref is PyStr text
            ? new LineEnding(text.ToString(), Repr.Of(ts, newline).ToString())
            : throw Errors.TypeError($"newline must be str or None, not {newline.Type.Name}");
    }

    private void CheckOpen()
    {
        if (!_isReady) throw Errors.ValueError("I/O operation on uninitialized object");
        if (_isStringClosed) throw Errors.ValueError("I/O operation on closed file");
    }

    private int TextLength => _appended?.Length ?? _value.Length;

    // Makes one string of what was appended piece by piece.
    private PyStr Text()
    {
        if (_appended is null) return _value;
        _value = _appended.ToStr();
        _appended = null;
        return _value;
    }

    // write_str
    private void WriteText(PyStr text)
    {
        if (_newlines is not null) text = _newlines.Apply(text, final: true);
        if (_lines.Written is { } written) text = PyTextIOWrapper.Translated(text, written);
        if (text.Length == 0) return;
        if (_position + text.Length > Array.MaxLength) throw Errors.OverflowError("new position too large");
        if (_position >= TextLength) Append(text);
        else Overwrite(text);
        _position += text.Length;
    }

    private void Append(PyStr text)
    {
        if (_appended is null)
        {
            _appended = new StrBuilder(_value.Length + text.Length + 64);
            _appended.Append(_value);
        }
        _appended.Append(0, (int)_position - _appended.Length);
        _appended.Append(text);
    }

    private void Overwrite(PyStr text)
    {
        PyStr old = Text();
        int start = (int)_position, end = start + text.Length;
        StrBuilder made = new(Math.Max(old.Length, end));
        made.Append(old, 0, start);
        made.Append(text);
        if (end < old.Length) made.Append(old, end, old.Length - end);
        _value = made.ToStr();
    }

    [PyMethod("close($self, /)\n--\n\nForget the text; no operation is possible afterwards.")]
    private void Close()
    {
        _isStringClosed = true;
        _value = PyStr.Empty;
        _appended = null;
    }

    [PyMethod("getvalue($self, /)\n--\n\nReturn all of the text.")]
    private PyStr GetValue()
    {
        CheckOpen();
        return Text();
    }

    [PyMethod("read($self, size=-1, /)\n--\n\nRead up to size characters, or everything where it is None or negative.")]
    private PyStr Read(ThreadState ts, Value size = default)
    {
        long wanted = Streams.SizeOf(ts, size);
        CheckOpen();
        long rest = Math.Max(0, TextLength - _position);
        return Take((int)(wanted < 0 ? rest : Math.Min(wanted, rest)));
    }

    private PyStr Take(int count)
    {
        if (count == 0) return PyStr.Empty;
        PyStr text = Text().Substring((int)_position, (int)_position + count);
        _position += count;
        return text;
    }

    [PyMethod("readline($self, size=-1, /)\n--\n\nRead a line, or as much of it as size allows.")]
    private PyStr ReadLine(ThreadState ts, Value size = default)
    {
        long wanted = Streams.SizeOf(ts, size);
        CheckOpen();
        return TakeLine(wanted);
    }

    // _stringio_readline
    private PyStr TakeLine(long limit)
    {
        if (_position >= TextLength) return PyStr.Empty;
        int end = _lines.Find(Text(), (int)_position, out _);
        int length = (end < 0 ? _value.Length : end) - (int)_position;
        return Take(limit >= 0 && limit < length ? (int)limit : length);
    }

    [Slot(Slot.TpIternext)]
    private Value Next(ThreadState ts)
    {
        CheckOpen();
        if (!Type.IsHeapType) return TakeLine(-1) is { Length: > 0 } line ? line : default(Value);
        Value read = Calls.Method(ts, this, "readline").OrThrow(ts);
        if (read.Ref is not PyStr text) throw Errors.Make(PyType.OSError, $"readline() should have returned a str object, not '{read.Type.Name}'");
        return text.Length > 0 ? text : default(Value);
    }

    [PyMethod("tell($self, /)\n--\n\nReturn the position.")]
    private long Tell()
    {
        CheckOpen();
        return _position;
    }

    [PyMethod("truncate($self, pos=None, /)\n--\n\nCut the text to a length, by default to the position, and return it.")]
    private long Truncate(ThreadState ts, Value pos = default)
    {
        long wanted = Streams.SizeOf(ts, pos);
        CheckOpen();
        long size = pos.IsNull || pos.IsNone ? _position : wanted;
        if (size < 0) throw Errors.ValueError($"Negative size value {size}");
        if (size < TextLength) _value = Text().Substring(0, (int)size);
        return size;
    }

    [PyMethod("seek($self, pos, whence=0, /)\n--\n\nMove to a position and return it.\n\nIt counts from the start (whence 0); from here (1) and from the end (2) it must\nbe 0.")]
    private long Seek(long pos, int whence = 0)
    {
        CheckOpen();
        if (whence is < 0 or > 2) throw Errors.ValueError($"Invalid whence ({whence}, should be 0, 1 or 2)");
        if (pos < 0 && whence == 0) throw Errors.ValueError($"Negative seek position {pos}");
        if (whence != 0 && pos != 0) throw Errors.Make(PyType.OSError, "Can't do nonzero cur-relative seeks");
        return _position = whence switch { 0 => pos, 1 => _position, _ => TextLength };
    }

    [PyMethod("write($self, s, /)\n--\n\nWrite text; return how many characters.")]
    private long Write(Value s)
    {
        CheckOpenForWrite(s);
        PyStr text = (PyStr)s.Ref;
        if (text.Length > 0) WriteText(text);
        return text.Length;
    }

    private void CheckOpenForWrite(Value text)
    {
        if (!_isReady) CheckOpen();
        if (text.Ref is not PyStr) throw Errors.TypeError($"string argument expected, got '{text.Type.Name}'");
        CheckOpen();
    }

    [PyMethod("seekable($self, /)\n--\n\nReturn True if the stream is open.")]
    private bool IsSeekable()
    {
        CheckOpen();
        return true;
    }

    [PyMethod("readable($self, /)\n--\n\nReturn True if the stream is open.")]
    private bool IsReadable() => IsSeekable();

    [PyMethod("writable($self, /)\n--\n\nReturn True if the stream is open.")]
    private bool IsWritable() => IsSeekable();

    [PyGetSet("closed")]
    private bool GetClosed() => _isReady ? _isStringClosed : throw Errors.ValueError("I/O operation on uninitialized object");

    [PyGetSet("line_buffering")]
    private bool GetLineBuffering()
    {
        CheckOpen();
        return false;
    }

    [PyGetSet("newlines")]
    private Value GetNewlines()
    {
        CheckOpen();
        return _newlines is null ? Value.None : _newlines.Newlines();
    }

    [PyMethod("", Name = "__getstate__")]
    private PyTuple GetState() => new(
        GetValue(), _lines.Argument is { } newline ? newline : Value.None, _position, DictSlot is { } dict ? dict.Copy() : Value.None);

    [PyMethod("", Name = "__setstate__")]
    private void SetState(ThreadState ts, Value state)
    {
        if (_isReady && _isStringClosed) CheckOpen();
        if (state.Ref is not PyTuple { Count: >= 4 } items)
        {
            throw Errors.TypeError($"_io.StringIO.__setstate__ argument should be 4-tuple, got {state.Type.Name}");
        }
        Init(ts, items[0], items[1]);
        // The text of the state has its line ends already.
        _value = items[0].Ref as PyStr ?? PyStr.Empty;
        _appended = null;
        _position = StreamState.Position(ts, items[2], "third");
        StreamState.Restore(ts, this, items[3], "fourth");
    }
}
