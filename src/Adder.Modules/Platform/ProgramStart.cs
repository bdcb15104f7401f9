using System.Runtime.InteropServices;

namespace Adder.Modules.Platform;

/// <summary>A program about to be started: what posix_spawn is to do between clone and exec.</summary>
internal sealed unsafe class ProgramStart : IDisposable
{
    internal const short ResetIds = 1, SetGroup = 2, SetDefaultSignals = 4, SetSignalMask = 8, SetPriority = 0x10, SetPolicy = 0x20, SetSession = 0x80;

    // The structures take 80 and 336 bytes in glibc, less elsewhere.
    private const int Room = 512;

    private readonly void* _actions = NativeMemory.AllocZeroed(Room), _attributes = NativeMemory.AllocZeroed(Room);
    private short _flags;

    internal ProgramStart()
    {
        _ = LibC.SpawnActionsInit(_actions);
        _ = LibC.SpawnAttributesInit(_attributes);
    }

    /// <summary>The first errno of those that the preparations answered.</summary>
    internal int Error { get; private set; }

    internal void Duplicate(int from, int to) => Note(LibC.SpawnAddDuplicate(_actions, from, to));

    internal void Close(int descriptor) => Note(LibC.SpawnAddClose(_actions, descriptor));

    internal void CloseFrom(int descriptor) => Note(LibC.SpawnAddCloseFrom(_actions, descriptor));

    internal void Open(int descriptor, byte[] path, int flags, uint mode)
    {
        fixed (byte* name = path) Note(LibC.SpawnAddOpen(_actions, descriptor, name, flags, mode));
    }

    internal void ChangeDirectory(byte[] path)
    {
        fixed (byte* name = path) Note(LibC.SpawnAddChangeDirectory(_actions, name));
    }

    internal void UseFlag(short flag) => _flags |= flag;

    internal void UseGroup(int group)
    {
        _flags |= SetGroup;
        Note(LibC.SpawnSetGroup(_attributes, group));
    }

    internal void UseDefaultSignals(SignalSet signals)
    {
        _flags |= SetDefaultSignals;
        Note(LibC.SpawnSetDefaultSignals(_attributes, (ulong*)&signals));
    }

    internal void UseSignalMask(SignalSet signals)
    {
        _flags |= SetSignalMask;
        Note(LibC.SpawnSetSignalMask(_attributes, (ulong*)&signals));
    }

    internal void UsePolicy(int policy)
    {
        _flags |= SetPolicy;
        Note(LibC.SpawnSetPolicy(_attributes, policy));
    }

    internal void UsePriority(int priority)
    {
        _flags |= SetPriority;
        Note(LibC.SpawnSetPriority(_attributes, &priority));
    }

    /// <summary>Starts the program; 0, or the errno of what failed in the child.</summary>
    internal int Run(byte[] path, NativeStrings arguments, byte** environment, bool searchPath, out int process)
    {
        process = -1;
        if (Error != 0) return Error;
        _ = LibC.SpawnSetFlags(_attributes, _flags);
        int started;
        int error;
        fixed (byte* name = path)
        {
            error = searchPath
                ? LibC.SpawnFromPath(&started, name, _actions, _attributes, arguments.Start, environment)
                : LibC.Spawn(&started, name, _actions, _attributes, arguments.Start, environment);
        }
        if (error == 0) process = started;
        return error;
    }

    private void Note(int error)
    {
        if (Error == 0) Error = error;
    }

    public void Dispose()
    {
        _ = LibC.SpawnActionsDestroy(_actions);
        _ = LibC.SpawnAttributesDestroy(_attributes);
        NativeMemory.Free(_actions);
        NativeMemory.Free(_attributes);
    }
}
