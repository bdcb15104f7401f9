using Adder.Modules.Platform;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Sqlite;

/// <summary><c>sqlite3.Blob</c>: the bytes of one field, open for reading and writing.</summary>
[PyType("Blob", Module = "sqlite3", Subclassable = false, NoInstantiation = true)]
internal sealed unsafe partial class PyBlob : PyObject
{
    private readonly PyConnection _connection;
    private nint _blob;
    private int _position;
    private Deathbed _deathbed;

    internal PyBlob(PyConnection connection, nint blob) : base(TypeObject)
    {
        _connection = connection;
        _blob = blob;
    }

    ~PyBlob()
    {
        if (_deathbed.IsDead(this)) Shut();
    }

    internal void Shut()
    {
        if (_blob != 0) _ = SqliteLibrary.BlobClose(_blob);
        _blob = 0;
    }

    private int Count => SqliteLibrary.BlobBytes(_blob);

    private void Check(ThreadState ts)
    {
        _connection.CheckThread(ts);
        _connection.CheckOpen();
        if (_blob == 0) throw SqliteErrors.Programming("Cannot operate on a closed blob.");
    }

    private byte[] ReadAt(ThreadState ts, int offset, int count)
    {
        var bytes = new byte[count];
        int code;
        fixed (byte* start = bytes)
        {
            using (NativeCall.Leave(ts)) code = SqliteLibrary.BlobRead(_blob, start, count, offset);
        }
        return code == SqliteCode.Ok ? bytes : throw SqliteErrors.Of(ts, _connection.Database);
    }

    private void WriteAt(ThreadState ts, ReadOnlySpan<byte> bytes, int offset)
    {
        int code;
        fixed (byte* start = bytes)
        {
            using (NativeCall.Leave(ts)) code = SqliteLibrary.BlobWrite(_blob, start, bytes.Length, offset);
        }
        if (code != SqliteCode.Ok) throw SqliteErrors.Of(ts, _connection.Database);
    }

    [PyMethod("read($self, length=-1, /)\n--\n\nRead bytes from the position on: so many, or all that are left.")]
    private Value Read(ThreadState ts, int length = -1)
    {
        Check(ts);
        // An expired blob has no bytes, wherever its position is.
        int rest = Math.Max(0, Count - _position);
        int count = length < 0 ? rest : Math.Min(length, rest);
        PyBytes bytes = PyBytes.Own(ReadAt(ts, _position, count));
        _position += count;
        return bytes;
    }

    [PyMethod("write($self, data, /)\n--\n\nWrite bytes at the position; the number of bytes in the blob cannot change.")]
    private void Write(ThreadState ts, BufferView data)
    {
        Check(ts);
        if (data.Length > Count - _position) throw Errors.ValueError("data longer than blob length");
        if (data.Length > 0) WriteAt(ts, data.Span, _position);
        _position += data.Length;
    }

    [PyMethod("seek($self, offset, origin=0, /)\n--\n\nMove to a position, counted from the start (0), from here (1) or from the end (2).")]
    private void Seek(ThreadState ts, int offset, int origin = 0)
    {
        Check(ts);
        long from = origin switch
        {
            0 => 0,
            1 => _position,
            2 => Count,
            _ => throw Errors.ValueError("'origin' should be os.SEEK_SET, os.SEEK_CUR, or os.SEEK_END"),
        };
        long position = from + offset;
        if (position > int.MaxValue && origin != 0) throw Errors.OverflowError("seek offset results in overflow");
        if (position < 0 || position > Count) throw Errors.ValueError("offset out of blob range");
        _position = (int)position;
    }

    [PyMethod("tell($self, /)\n--\n\nReturn the position.")]
    private int Tell(ThreadState ts)
    {
        Check(ts);
        return _position;
    }

    [PyMethod("close($self, /)\n--\n\nClose the blob.")]
    private void Close(ThreadState ts)
    {
        _connection.CheckThread(ts);
        _connection.CheckOpen();
        Shut();
    }

    [PyMethod("__enter__($self, /)\n--\n\nReturn the blob itself.", Name = "__enter__")]
    private PyBlob Enter(ThreadState ts)
    {
        Check(ts);
        return this;
    }

    [PyMethod("__exit__($self, type, val, tb, /)\n--\n\nClose the blob.", Name = "__exit__")]
    private void Exit(ThreadState ts, Value type, Value val, Value tb)
    {
        Check(ts);
        Shut();
    }

    [Slot(Slot.MpLength)]
    private long Length(ThreadState ts)
    {
        Check(ts);
        return Count;
    }

    private int IndexOf(ThreadState ts, Value key)
    {
        long index = Indexing.ToSsize(ts, key, PyType.IndexError).OrThrow(ts);
        if (index < 0) index += Count;
        return index >= 0 && index < Count ? (int)index : throw Errors.IndexError("Blob index out of range");
    }

    [Slot(Slot.MpSubscript)]
    private Value Get(ThreadState ts, Value key)
    {
        Check(ts);
        if (Positions.HasIndex(key)) return Value.Int(ReadAt(ts, IndexOf(ts, key), 1)[0]);
        if (key.Ref is not PySlice slice) return ts.Raise(PyType.TypeError, "Blob indices must be integers");
        if (!slice.TryResolve(ts, Count, out SliceBounds bounds)) return default;
        if (bounds.Count == 0) return PyBytes.Empty;
        if (bounds.Step == 1) return PyBytes.Own(ReadAt(ts, (int)bounds.Start, (int)bounds.Count));
        return PyBytes.Own(Sequences.Select<byte>(ReadAt(ts, 0, Count), bounds));
    }

    [Slot(Slot.MpAssSubscript)]
    private int Set(ThreadState ts, Value key, Value value)
    {
        Check(ts);
        if (Positions.HasIndex(key)) SetByte(ts, key, value);
        else if (key.Ref is PySlice slice) SetSlice(ts, slice, value);
        else throw Errors.TypeError("Blob indices must be integers");
        return 0;
    }

    private void SetByte(ThreadState ts, Value key, Value value)
    {
        if (value.IsNull) throw Errors.TypeError("Blob doesn't support item deletion");
        int index = IndexOf(ts, key);
        if (!PyLong.TryBig(value, out System.Numerics.BigInteger number)) throw Errors.TypeError($"'{value.Type.Name}' object cannot be interpreted as an integer");
        if (number < 0 || number > 255) throw Errors.ValueError("byte must be in range(0, 256)");
        WriteAt(ts, [(byte)number], index);
    }

    private void SetSlice(ThreadState ts, PySlice slice, Value value)
    {
        if (value.IsNull) throw Errors.TypeError("Blob doesn't support slice deletion");
        if (!slice.TryResolve(ts, Count, out SliceBounds bounds)) throw ts.Throwable();
        if (bounds.Count == 0) return;
        using BufferView view = BufferView.From(ts, value);
        if (view.Length != bounds.Count) throw Errors.IndexError("Blob slice assignment is wrong size");
        if (bounds.Step == 1)
        {
            WriteAt(ts, view.Span, (int)bounds.Start);
            return;
        }
        byte[] all = ReadAt(ts, 0, Count);
        for (int i = 0; i < view.Length; i++) all[bounds.Start + i * bounds.Step] = view.Span[i];
        WriteAt(ts, all, 0);
    }
}
