using Adder.Modules.Platform;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Posix;

/// <summary><c>os.DirEntry</c></summary>
[PyType("DirEntry", Module = "posix", Subclassable = false, NoInstantiation = true)]
internal sealed partial class PyDirEntry : PyObject
{
    private const int UnknownType = 0, Directory = 4, Regular = 8, Link = 10;
    private const int TypeMask = 0xF000, DirectoryMode = 0x4000, RegularMode = 0x8000;

    private readonly PosixPath _folder;
    private readonly int _type;
    private readonly ulong _inode;
    private Value _status, _linkStatus;

    internal PyDirEntry(PosixPath folder, Value name, Value path, int type, ulong inode) : base(TypeObject)
    {
        _folder = folder;
        _type = type;
        _inode = inode;
        Name = name;
        Path = path;
    }

    [PyMember("name", Doc = "the name within the folder that was scanned")]
    internal readonly Value Name;

    [PyMember("path", Doc = "the path of the entry: that given to scandir(), joined with the name")]
    internal readonly Value Path;

    [PyMethod("is_dir($self, /, *, follow_symlinks=True)\n--\n\nTell whether it is a directory, as found first.")]
    private bool IsDir(ThreadState ts, bool followSymlinks = true) => Is(ts, followSymlinks, Directory, DirectoryMode);

    [PyMethod("is_file($self, /, *, follow_symlinks=True)\n--\n\nTell whether it is a regular file, as found first.")]
    private bool IsFile(ThreadState ts, bool followSymlinks = true) => Is(ts, followSymlinks, Regular, RegularMode);

    [PyMethod("is_symlink($self, /)\n--\n\nTell whether it is a symbolic link, as found first.")]
    private bool IsSymlink(ThreadState ts) => _type != UnknownType ? _type == Link : Is(ts, false, Link, 0xA000);

    [PyMethod("is_junction($self, /)\n--\n\nTell whether it is a junction: never, here.")]
    private bool IsJunction() => false;

    [PyMethod("inode($self, /)\n--\n\nThe inode's number.")]
    private Value Inode() => PyLong.From(_inode);

    // DirEntry_test_mode
    private bool Is(ThreadState ts, bool follow, int type, int mode)
    {
        bool needsStatus = _type == UnknownType || (follow && _type == Link);
        if (!needsStatus) return _type == type;
        try
        {
            return ((int)((PyStructSequence)Status(ts, follow).Ref)[0].Bits & TypeMask) == mode;
        }
        catch (PythonException error) when (error.Error.Type.IsSubtypeOf(PyType.FileNotFoundError))
        {
            return false;
        }
    }

    [PyMethod("stat($self, /, *, follow_symlinks=True)\n--\n\nWhat os.stat() says of it, as found first.")]
    private Value Stat(ThreadState ts, bool followSymlinks = true) => Status(ts, followSymlinks);

    private Value Status(ThreadState ts, bool follow)
    {
        if (follow && !IsSymlink(ts)) follow = false;
        ref Value known = ref follow ? ref _status : ref _linkStatus;
        if (!known.IsNull) return known;
        bool byDescriptor = _folder.IsDescriptor;
        PosixPath file = PosixPath.From(ts, byDescriptor ? Name : Path, "stat");
        int directory = byDescriptor ? _folder.Descriptor : PosixPath.Here;
        SystemErrors.Check(ts, PosixModule.Status(ts, file, directory, follow, out FileStatus status), Path);
        return known = PosixRecords.StatOf(status);
    }

    [PyMethod("__fspath__($self, /)\n--\n\nReturns the path for the entry.")]
    private Value FsPath() => Path;

    [PyMethod("__class_getitem__($type, item, /)\n--\n\nSee PEP 585", Class = true)]
    private static Value ClassGetItem(PyType type, Value item) => new PyGenericAlias(type, item);

    [Slot(Slot.TpRepr)]
    private Value ReprOf(ThreadState ts) => $"<DirEntry {Repr.Of(ts, Name)}>";
}

/// <summary>What scandir() returns.</summary>
[PyType("ScandirIterator", Module = "posix", Subclassable = false, NoInstantiation = true)]
internal sealed partial class PyScandirIterator : PyObject
{
    private readonly DirectoryReader _reader;

    private readonly Interpreter _interpreter;

    internal PyScandirIterator(ThreadState ts, DirectoryReader reader) : base(TypeObject)
    {
        _reader = reader;
        _interpreter = ts.Interpreter;
    }

    ~PyScandirIterator()
    {
        if (_reader.IsClosed) return;
        if (_interpreter is { HasEnded: false, IsFinalizing: false }) _interpreter.Finalization.Found(new UnclosedScan(this, _reader));
        else _reader.Dispose();
    }

    [Slot(Slot.TpIter)]
    private Value Iterate() => this;

    [Slot(Slot.TpIternext)]
    private Value Next(ThreadState ts)
    {
        if (!_reader.Next(out ReadOnlySpan<byte> name, out int type, out ulong inode)) return default;
        PosixPath folder = _reader.Path;
        Value entryName = folder.Like(name);
        Value path = folder.IsDescriptor ? entryName : folder.Like(Join(folder.Bytes.AsSpan(0, folder.Bytes.Length - 1), name, folder.Given.IsNone));
        return new PyDirEntry(folder, entryName, path, type, inode);
    }

    private static byte[] Join(ReadOnlySpan<byte> folder, ReadOnlySpan<byte> name, bool isDefault)
    {
        if (isDefault) return [.. "./"u8, .. name];
        return folder.Length == 0 || folder[^1] == '/' ? [.. folder, .. name] : [.. folder, (byte)'/', .. name];
    }

    [PyMethod("close($self, /)\n--\n\nClose the folder.")]
    private void Close() => _reader.Dispose();

    [PyMethod("__enter__($self, /)\n--\n\nThe iterator itself.")]
    private Value Enter() => this;

    [PyMethod("__exit__(*exc)\n\nClose the folder.", Name = "__exit__", Convention = CallingConvention.VarArgs)]
    private void Exit(params ReadOnlySpan<Value> args) => _reader.Dispose();
}
