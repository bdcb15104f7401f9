using Adder.Modules.Platform;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Multiprocessing;

/// <summary>The <c>_posixshmem</c> module.</summary>
[PyModule("_posixshmem", Doc = "POSIX shared memory module")]
internal static unsafe partial class PosixShmemModule
{
    [PyFunction("shm_open($module, /, path, flags, mode=511)\n--\n\nOpen or make a shared memory object; gives a file descriptor.", Name = "shm_open")]
    private static long Open(ThreadState ts, PyStr path, int flags, int mode = 511)
    {
        const int closeOnExec = 0x80000;
        fixed (byte* start = Name(ts, path))
        {
            byte* name = start;
            return SystemCall.Check(ts, () => LibC.OpenSharedMemory(name, flags | closeOnExec, (uint)mode), path);
        }
    }

    [PyFunction("shm_unlink($module, /, path)\n--\n\nRemove the name of a shared memory object.\n\nIts memory goes when the last process has unmapped it.", Name = "shm_unlink")]
    private static void Unlink(ThreadState ts, PyStr path)
    {
        fixed (byte* start = Name(ts, path))
        {
            byte* name = start;
            SystemCall.Check(ts, () => LibC.UnlinkSharedMemory(name), path);
        }
    }

    private static byte[] Name(ThreadState ts, PyStr path)
    {
        byte[] name = Encodings.EncodeUtf8(ts, path);
        return name.AsSpan().Contains((byte)0) ? throw Errors.ValueError("embedded null character") : [.. name, 0];
    }
}
