using System.Runtime.CompilerServices;
using Adder.Syntax.Text;

namespace Adder.Syntax.Tokenizing;

// Characters and lines.
public sealed partial class Tokenizer
{
    private readonly ILineSource? _lines;
    private byte[] _buffer = [];
    private int _length;
    private int _cur;
    private int _limit;
    private int _firstNull = int.MaxValue;
    private bool _hasInvalidUtf8;
    private bool _stopReading;
    private bool _continuationLine;

    private void UseWholeSource(byte[] source)
    {
        _buffer = source;
        _length = source.Length;
        if (source.AsSpan().Contains((byte)'\r')) TranslateNewlines();
        if (_options.ImplicitNewline && (_length == 0 || _buffer[_length - 1] != '\n'))
        {
            if (_length == _buffer.Length) Array.Resize(ref _buffer, _length + 1);
            _buffer[_length++] = (byte)'\n';
            HasImplicitNewline = true;
        }
        int firstNull = Buffer.IndexOf((byte)0);
        if (firstNull >= 0) _firstNull = firstNull;
        _hasInvalidUtf8 = _options.FileName is not null && !System.Text.Unicode.Utf8.IsValid(Buffer);
    }

    private void TranslateNewlines()
    {
        byte[] source = _buffer;
        byte[] target = new byte[_length + 1];
        int written = 0;
        for (int i = 0; i < _length; i++)
        {
            byte c = source[i];
            if (c == '\r')
            {
                c = (byte)'\n';
                if (i + 1 < _length && source[i + 1] == '\n') i++;
            }
            target[written++] = c;
        }
        _buffer = target;
        _length = written;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int NextChar()
    {
        int at = _cur;
        if (at < _limit)
        {
            _cur = at + 1;
            return _buffer[at];
        }
        return NextCharOfNextLine();
    }

    private int NextCharOfNextLine()
    {
        if (Status != TokenizerStatus.Ok || !ReadLine())
        {
            _cur = _limit;
            return -1;
        }
        LineStart = _cur;
        if (_hasInvalidUtf8 && !IsLineValidUtf8()) return -1;
        if (_limit > _firstNull && _buffer.AsSpan(_cur, _limit - _cur).Contains((byte)0))
        {
            Fail("source code cannot contain null bytes");
            _cur = _limit;
            return -1;
        }
        return _buffer[_cur++];
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Backup(int c)
    {
        if (c >= 0) _cur--;
    }

    private int Peek()
    {
        int c = NextChar();
        Backup(c);
        return c;
    }

    private bool ReadLine()
    {
        if (_lines is not null && !AppendLine()) return false;
        if (_limit == _length)
        {
            Status = TokenizerStatus.EndOfFile;
            return false;
        }
        if (_start < 0) ChunkStart = _cur;
        LineStart = _cur;
        Line++;
        int newline = _buffer.AsSpan(_limit, _length - _limit).IndexOf((byte)'\n');
        _limit = newline < 0 ? _length : _limit + newline + 1;
        return true;
    }

    private bool AppendLine()
    {
        if (_limit < _length) return true;
        if (_stopReading)
        {
            Status = TokenizerStatus.Stopped;
            return false;
        }
        byte[]? line = _lines!.ReadLine(_continuationLine || Level > 0 || Indentation > 0 || _modeIndex > 0);
        if (line is null || line.Length == 0)
        {
            if (Status == TokenizerStatus.Ok) Status = TokenizerStatus.EndOfFile;
            return false;
        }
        int needed = _length + line.Length + 1;
        if (needed > _buffer.Length) Array.Resize(ref _buffer, Math.Max(needed, _buffer.Length * 2));
        line.CopyTo(_buffer, _length);
        if (_firstNull == int.MaxValue && line.AsSpan().Contains((byte)0)) _firstNull = _length;
        _length += line.Length;
        if (_buffer[_length - 1] != '\n')
        {
            _buffer[_length++] = (byte)'\n';
            HasImplicitNewline = true;
        }
        return true;
    }

    private bool IsLineValidUtf8()
    {
        ReadOnlySpan<byte> line = _buffer.AsSpan(_cur, _limit - _cur);
        if (!Utf8Fault.Find(line, out Utf8Fault fault)) return true;
        FailWithoutPosition(
            $"Non-UTF-8 code starting with '\\x{line[fault.Start]:x2}' in file {_options.FileName} on line {Line}, " +
            "but no encoding declared; see https://peps.python.org/pep-0263/ for details");
        _cur = _limit;
        return false;
    }

    /// <summary>Goes on with the line after a backslash; false when there is none (tok_continuation_line).</summary>
    private bool SkipContinuation()
    {
        int c = NextChar();
        if (c == '\r') c = NextChar();
        if (c != '\n')
        {
            ContinuationError();
            return false;
        }
        c = NextChar();
        if (c < 0)
        {
            if (Status == TokenizerStatus.EndOfFile) EndOfFileError();
            return false;
        }
        Backup(c);
        return true;
    }
}
