using System.Runtime.InteropServices;

namespace Adder.Modules.Platform;

/// <summary>struct statx: the same on every processor.</summary>
[StructLayout(LayoutKind.Explicit, Size = 256)]
internal struct FileStatus
{
    /// <summary>STATX_BASIC_STATS</summary>
    internal const uint Basic = 0x7ff;

    [FieldOffset(4)] internal uint BlockSize;
    [FieldOffset(16)] internal uint Links;
    [FieldOffset(20)] internal uint User;
    [FieldOffset(24)] internal uint Group;
    [FieldOffset(28)] internal ushort Mode;
    [FieldOffset(32)] internal ulong Inode;
    [FieldOffset(40)] internal ulong Size;
    [FieldOffset(48)] internal ulong Blocks;
    [FieldOffset(64)] internal long AccessSeconds;
    [FieldOffset(72)] internal uint AccessNanoseconds;
    [FieldOffset(96)] internal long ChangeSeconds;
    [FieldOffset(104)] internal uint ChangeNanoseconds;
    [FieldOffset(112)] internal long ModifySeconds;
    [FieldOffset(120)] internal uint ModifyNanoseconds;
    [FieldOffset(128)] internal uint DeviceOfSpecialMajor;
    [FieldOffset(132)] internal uint DeviceOfSpecialMinor;
    [FieldOffset(136)] internal uint DeviceMajor;
    [FieldOffset(140)] internal uint DeviceMinor;

    internal readonly bool IsDirectory => (Mode & 0xF000) == 0x4000;

    internal readonly bool IsRegular => (Mode & 0xF000) == 0x8000;

    internal readonly ulong Device => Number(DeviceMajor, DeviceMinor);

    internal readonly ulong SpecialDevice => Number(DeviceOfSpecialMajor, DeviceOfSpecialMinor);

    // gnu_dev_makedev
    internal static ulong Number(uint major, uint minor) =>
        (minor & 0xffUL) | ((major & 0xfffUL) << 8) | ((minor & ~0xffUL) << 12) | ((major & ~0xfffUL) << 32);
}
