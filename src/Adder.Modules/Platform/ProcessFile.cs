namespace Adder.Modules.Platform;

/// <summary>Small files that are read as the process starts, those of /proc among them. File.ReadAllBytes would do, but costs a short program 0.4 ms.</summary>
internal static unsafe class ProcessFile
{
    /// <summary>The file's content, or null if it can't be opened. The path ends with a zero.</summary>
    internal static byte[]? TryRead(ReadOnlySpan<byte> path)
    {
        byte[] content = new byte[4096];
        int length = 0, descriptor;
        fixed (byte* name = path) descriptor = LibC.Open(name, 0, 0);
        if (descriptor < 0) return null;
        while (true)
        {
            if (length == content.Length) Array.Resize(ref content, 2 * length);
            nint count;
            fixed (byte* free = &content[length]) count = LibC.Read(descriptor, free, content.Length - length);
            if (count <= 0) break;
            length += (int)count;
        }
        _ = LibC.Close(descriptor);
        Array.Resize(ref content, length);
        return content;
    }
}
