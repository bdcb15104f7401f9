using Adder.Modules.Platform;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.IO;

internal partial class PyFileIO
{
    private const int Permissions = 0x1B6; // 0o666

    [Slot(Slot.TpInit, Signature = "FileIO(file, mode='r', closefd=True, opener=None)")]
    private void Init(ThreadState ts, Value file, [NoNulls] string mode = "r", bool closefd = true, Value opener = default)
    {
        if (_descriptor >= 0 && _closesDescriptor) Release(ts);
        _descriptor = -1;
        Open(ts, file, FileMode.Parse(mode), closefd, opener);
    }

    // _io_FileIO___init___impl
    internal void Open(ThreadState ts, Value file, FileMode mode, bool closesDescriptor, Value opener)
    {
        _mode = mode;
        _closesDescriptor = closesDescriptor;
        Watch(closesDescriptor);
        _isSeekable = null;
        bool isOurs = false;
        bool isPath = !TryDescriptor(ts, file, out int descriptor);
        Auditing.Raise(ts, "open", file, mode.Text, mode.Flags);
        if (isPath)
        {
            byte[] path = PathArgument.ToBytes(ts, file);
            if (!closesDescriptor) throw Errors.ValueError("Cannot use closefd=False with file name");
            descriptor = opener.IsNull || opener.IsNone ? OpenPath(ts, file, path, mode) : CallOpener(ts, file, mode, opener);
            isOurs = true;
        }
        _descriptor = descriptor;
        _interpreter = ts.Interpreter;
        if (closesDescriptor) _interpreter.Finalization.Open();
        try
        {
            Inspect(ts, file);
            Attributes.Set(ts, this, "name", file);
            if (mode.Appends) SeekToEnd(ts);
        }
        catch (PythonException)
        {
            if (isOurs)
            {
                Release(ts);
                throw;
            }
            _descriptor = -1;
            if (closesDescriptor) _interpreter.Finalization.Close();
            throw;
        }
    }

    // Where nothing is left to do, as for closed files and standard streams, no finalizer keeps what the file refers to (a whole
    // interpreter, once that has ended) from being collected at once.
    private void Watch(bool watches)
    {
        if (watches == _isWatched) return;
        _isWatched = watches;
        if (watches) GC.ReRegisterForFinalize(this);
        else GC.SuppressFinalize(this);
    }

    // 0 to int.MaxValue is a descriptor; what is no number at all is a path.
    private static bool TryDescriptor(ThreadState ts, Value file, out int descriptor)
    {
        descriptor = -1;
        if (!Positions.HasIndex(file)) return false;
        if (!Objects.Clinic.ArgumentConversion.ToInt(ts, file, out descriptor))
        {
            ts.ClearPending();
            return false;
        }
        return descriptor >= 0 ? true : throw Errors.ValueError("negative file descriptor");
    }

    private static int OpenPath(ThreadState ts, Value file, byte[] path, FileMode mode)
    {
        UnwrittenFiles.Of(ts).WriteOut(ts, path);
        int descriptor = Platform.Descriptor.Open(ts, path, mode.Flags, Permissions);
        return descriptor >= 0 ? descriptor : throw SystemErrors.Last(ts, file);
    }

    private static int CallOpener(ThreadState ts, Value file, FileMode mode, Value opener)
    {
        Value result = Calls.Call(ts, opener, file, mode.Flags).OrThrow(ts);
        if (!Positions.IsInt(result)) throw Errors.TypeError("expected integer from opener");
        long descriptor = Indexing.ToSsize(ts, result, PyType.OverflowError).OrThrow(ts);
        return descriptor >= 0 ? (int)descriptor : throw Errors.ValueError($"opener returned {descriptor}");
    }

    private void Inspect(ThreadState ts, Value file)
    {
        if (LibC.StatusOf(_descriptor, out FileStatus status) < 0)
        {
            // The kernel is too old for statx, or the file system odd: only a bad descriptor is an error.
            if (System.Runtime.InteropServices.Marshal.GetLastPInvokeError() == Errno.BadFile) throw SystemErrors.Of(ts, Errno.BadFile);
            return;
        }
        if (status.IsDirectory) throw SystemErrors.Of(ts, Errno.IsDirectory, file);
        Identity = new FileIdentity(status);
        BlockSize = status.BlockSize > 1 ? status.BlockSize : Streams.DefaultBufferSize;
    }

    // Pipes have no end to go to, which does not matter.
    private void SeekToEnd(ThreadState ts)
    {
        if (Platform.Descriptor.Seek(ts, _descriptor, 0, 2) >= 0) return;
        if (System.Runtime.InteropServices.Marshal.GetLastPInvokeError() != Errno.BadSeek) throw SystemErrors.Last(ts);
    }

    [PyMethod("close($self, /)\n--\n\nClose the file.\n\nNothing else is possible afterwards; closing again has no effect.")]
    internal void Close(ThreadState ts)
    {
        PyException? failed = null;
        try
        {
            CloseBase(ts);
        }
        catch (PythonException error)
        {
            failed = error.Error;
        }
        if (_closesDescriptor)
        {
            try
            {
                Release(ts);
            }
            catch (PythonException error)
            {
                failed = failed is null ? error.Error : Streams.Chain(failed, error.Error);
            }
        }
        _descriptor = -1;
        if (failed is not null) throw new PythonException(failed);
    }

    // internal_close
    private void Release(ThreadState ts)
    {
        int descriptor = _descriptor;
        _descriptor = -1;
        if (descriptor < 0) return;
        Watch(false);
        _interpreter?.Finalization.Close();
        ts.Interpreter.Lock.Drop();
        int result = LibC.Close(descriptor);
        int error = System.Runtime.InteropServices.Marshal.GetLastPInvokeError();
        ts.Interpreter.Lock.Take(ts);
        if (result < 0) throw SystemErrors.Of(ts, error);
    }

    // Where CPython would close an unreferenced file at once, the collector does it some time.
    ~PyFileIO()
    {
        if (_descriptor < 0 || !_closesDescriptor) return;
        if (_interpreter is { HasEnded: false, IsFinalizing: false }) _interpreter.Finalization.Found(new UnclosedFile(this));
        else CloseUnreferenced();
    }

    internal void CloseUnreferenced()
    {
        _interpreter?.Finalization.Close();
        _ = LibC.Close(_descriptor);
        _descriptor = -1;
    }
}
