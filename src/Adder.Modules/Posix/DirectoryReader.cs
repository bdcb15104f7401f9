using System.Runtime.InteropServices;
using Adder.Modules.Platform;
using Adder.Objects;
using Adder.Runtime;

namespace Adder.Modules.Posix;

/// <summary>Reads a folder entry by entry, without "." and "..".</summary>
internal sealed unsafe class DirectoryReader : IDisposable
{
    private readonly ThreadState _ts;
    private nint _directory;

    internal DirectoryReader(ThreadState ts, PosixPath path)
    {
        _ts = ts;
        Path = path;
        if (path.IsDescriptor)
        {
            const int duplicateCloseOnExec = 1030;
            int copy = SystemErrors.Check(ts, LibC.Control(path.Descriptor, duplicateCloseOnExec, 0), path.Given);
            _directory = LibC.OpenDirectory(copy);
        }
        else
        {
            fixed (byte* name = path.Bytes) _directory = LibC.OpenDirectory(name);
        }
        if (_directory == 0) throw SystemErrors.Last(ts, path.Given);
    }

    internal PosixPath Path { get; }

    internal bool IsClosed => _directory == 0;

    /// <summary>False at the end. The name is only good until the next call.</summary>
    internal bool Next(out ReadOnlySpan<byte> name, out int type, out ulong inode)
    {
        const int inodeOffset = 0, typeOffset = 18, nameOffset = 19;
        name = default;
        type = 0;
        inode = 0;
        while (_directory != 0)
        {
            Marshal.SetLastSystemError(0);
            byte* entry = LibC.ReadDirectory(_directory);
            if (entry == null)
            {
                int error = Marshal.GetLastPInvokeError();
                Dispose();
                return error == 0 ? false : throw SystemErrors.Of(_ts, error, Path.Given);
            }
            name = MemoryMarshal.CreateReadOnlySpanFromNullTerminated(entry + nameOffset);
            if (name is [(byte)'.'] or [(byte)'.', (byte)'.']) continue;
            type = entry[typeOffset];
            inode = *(ulong*)(entry + inodeOffset);
            return true;
        }
        return false;
    }

    public void Dispose()
    {
        if (_directory == 0) return;
        // The caller's descriptor shares its place with the copy.
        if (Path.IsDescriptor) LibC.RewindDirectory(_directory);
        _ = LibC.CloseDirectory(_directory);
        _directory = 0;
    }
}
