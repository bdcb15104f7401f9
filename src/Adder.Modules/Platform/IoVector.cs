namespace Adder.Modules.Platform;

/// <summary>struct iovec</summary>
internal unsafe struct IoVector
{
    internal byte* Start;
    internal nint Length;
}
