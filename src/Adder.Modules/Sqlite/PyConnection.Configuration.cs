using Adder.Modules.Platform;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Sqlite;

/// <summary>Limits, options, blobs and backups.</summary>
internal unsafe partial class PyConnection
{
    private const int FirstOption = 1002;
    private const int LastOption = 1017;

    [PyMethod("getlimit($self, category, /)\n--\n\nReturn a limit of the connection.", Name = "getlimit")]
    private int GetLimit(ThreadState ts, int category) => SetLimit(ts, category, -1);

    [PyMethod("setlimit($self, category, limit, /)\n--\n\nChange a limit of the connection and return what it was.", Name = "setlimit")]
    private int SetLimit(ThreadState ts, int category, int limit)
    {
        Check(ts);
        int old = SqliteLibrary.Limit(Database, category, limit);
        return old >= 0 ? old : throw SqliteErrors.Programming("'category' is out of bounds");
    }

    private int Configure(ThreadState ts, int op, int value)
    {
        Check(ts);
        if (op is < FirstOption or > LastOption) throw Errors.ValueError($"unknown config 'op': {op}");
        int current;
        int code = SqliteLibrary.Configure(Database, op, value, &current);
        return code == SqliteCode.Ok ? current : throw SqliteErrors.OfCode(ts, code);
    }

    [PyMethod("getconfig($self, op, /)\n--\n\nReturn whether an option is on.", Name = "getconfig")]
    private bool GetConfig(ThreadState ts, int op) => Configure(ts, op, -1) != 0;

    [PyMethod("setconfig($self, op, enable=True, /)\n--\n\nSwitch an option on or off.", Name = "setconfig")]
    private void SetConfig(ThreadState ts, int op, bool enable = true)
    {
        if (Configure(ts, op, enable ? 1 : 0) != (enable ? 1 : 0)) throw SqliteErrors.Operational("Unable to set config");
    }

    [PyMethod("blobopen($self, table, column, row, /, *, readonly=False, name='main')\n--\n\nOpen the bytes of one field to read and write them bit by bit.", Name = "blobopen")]
    private Value BlobOpen(ThreadState ts, PyStr table, PyStr column, long row, bool @readonly = false, PyStr? name = null)
    {
        Check(ts);
        nint handle;
        int code;
        fixed (byte* tableText = SqlText.Terminated(ts, table))
        fixed (byte* columnText = SqlText.Terminated(ts, column))
        fixed (byte* nameText = SqlText.Terminated(ts, name ?? PyStr.Intern("main")))
        {
            using (NativeCall.Leave(ts)) code = SqliteLibrary.BlobOpen(Database, nameText, tableText, columnText, row, @readonly ? 0 : 1, &handle);
        }
        if (code != SqliteCode.Ok) throw SqliteErrors.Of(ts, Database);
        PyBlob blob = new(this, handle);
        _blobs.RemoveAll(static reference => !reference.TryGetTarget(out _));
        _blobs.Add(new(blob));
        return blob;
    }

    [PyMethod("backup($self, /, target, *, pages=-1, progress=None, name='main',\n       sleep=0.25)\n--\n\nCopy the database into another one, some pages at a time.", Name = "backup")]
    private void Backup(ThreadState ts, PyConnection target, int pages = -1, Value progress = default, PyStr? name = null, double sleep = 0.25)
    {
        Check(ts);
        target.Check(ts);
        if (ReferenceEquals(target, this)) throw Errors.ValueError("target cannot be the same connection instance");
        if (!progress.IsNull && !progress.IsNone && !Calls.IsCallable(progress)) throw Errors.TypeError("progress argument must be a callable");
        if (pages == 0) pages = -1;
        nint backup;
        fixed (byte* nameText = SqlText.Terminated(ts, name ?? PyStr.Intern("main")))
        fixed (byte* mainText = "main\0"u8)
        {
            using (NativeCall.Leave(ts)) backup = SqliteLibrary.BackupInit(target.Database, mainText, Database, nameText);
        }
        if (backup == 0) throw SqliteErrors.Of(ts, target.Database);
        try
        {
            CopyPages(ts, backup, pages, progress, sleep);
        }
        catch (PythonException)
        {
            _ = SqliteLibrary.BackupFinish(backup);
            throw;
        }
        int code;
        using (NativeCall.Leave(ts)) code = SqliteLibrary.BackupFinish(backup);
        if (code != SqliteCode.Ok) throw SqliteErrors.Of(ts, target.Database);
    }

    private static void CopyPages(ThreadState ts, nint backup, int pages, Value progress, double sleep)
    {
        int code;
        do
        {
            using (NativeCall.Leave(ts)) code = SqliteLibrary.BackupStep(backup, pages);
            if (!progress.IsNull && !progress.IsNone)
            {
                Calls.Call(
                    ts, progress, Value.Int(code), Value.Int(SqliteLibrary.BackupRemaining(backup)),
                    Value.Int(SqliteLibrary.BackupPageCount(backup))).OrThrow(ts);
            }
            if (code is SqliteCode.Busy or SqliteCode.Locked) Blocking.Run(ts, () => Thread.Sleep((int)(sleep * 1000)));
        }
        while (code is SqliteCode.Ok or SqliteCode.Busy or SqliteCode.Locked);
    }
}
