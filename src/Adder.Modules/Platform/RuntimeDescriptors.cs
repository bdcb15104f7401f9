using Adder.Runtime;

namespace Adder.Modules.Platform;

/// <summary>
/// The low descriptors that .NET opened for itself before the program began: pipes between its threads, memory for compiled code. In CPython
/// these numbers are free, and programs that close all but the standard streams mean no others.
/// </summary>
internal sealed class RuntimeDescriptors : IState<RuntimeDescriptors>
{
    static RuntimeDescriptors IState<RuntimeDescriptors>.New() => new();

    private const int Count = 64, FirstAfterStreams = 3;

    // By descriptor; the runtime may close one, and the program then gets its number for a file of its own.
    private readonly (uint Major, uint Minor, ulong Inode)[] _files = new (uint, uint, ulong)[Count];

    /// <summary>To be made before the program opens anything.</summary>
    public RuntimeDescriptors()
    {
        for (int descriptor = FirstAfterStreams; descriptor < Count; descriptor++)
        {
            if (LibC.ClosesOnExec(descriptor)) _files[descriptor] = Identity(descriptor);
        }
    }

    internal bool Has(int descriptor) =>
        (uint)descriptor < Count && _files[descriptor].Inode != 0 && _files[descriptor] == Identity(descriptor);

    private static (uint Major, uint Minor, ulong Inode) Identity(int descriptor) =>
        LibC.StatusOf(descriptor, out FileStatus status) < 0 ? default : (status.DeviceMajor, status.DeviceMinor, status.Inode);
}
