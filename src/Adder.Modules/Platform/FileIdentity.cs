namespace Adder.Modules.Platform;

/// <summary>Which file it is, whatever name leads to it.</summary>
internal readonly record struct FileIdentity(ulong Device, ulong Inode, bool IsRegular)
{
    internal FileIdentity(in FileStatus status) : this(status.Device, status.Inode, status.IsRegular)
    {
    }
}
