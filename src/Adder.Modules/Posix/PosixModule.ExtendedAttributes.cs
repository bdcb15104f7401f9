using Adder.Modules.Platform;
using Adder.Objects.Clinic;
using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;
using System.Runtime.InteropServices;

namespace Adder.Modules.Posix;

internal static unsafe partial class PosixModule
{
    private const int LargestAttribute = 65536;

    [PyFunction("getxattr($module, /, path, attribute, *, follow_symlinks=True)\n--\n\nThe value of an extended attribute of a file, given by its path or descriptor.\n\nOf a symbolic link itself if follow_symlinks is False.", Name = "getxattr")]
    private static Value GetAttribute(ThreadState ts, Value path, Value attribute, bool followSymlinks = true)
    {
        (PosixPath file, byte[] key) = AttributeArguments(ts, path, attribute, followSymlinks, "getxattr");
        Auditing.Raise(ts, "os.getxattr", file.Given, attribute);
        byte[] buffer = new byte[LargestAttribute];
        fixed (byte* name = file.Bytes, k = key, value = buffer)
        {
            nint size = file.IsDescriptor ? LibC.GetAttribute(file.Descriptor, k, value, buffer.Length)
                : followSymlinks ? LibC.GetAttribute(name, k, value, buffer.Length)
                : LibC.GetLinkAttribute(name, k, value, buffer.Length);
            return PyBytes.From(buffer.AsSpan(0, SystemErrors.Check(ts, (int)size, file.Given)));
        }
    }

    [PyFunction("setxattr($module, /, path, attribute, value, flags=0, *,\n         follow_symlinks=True)\n--\n\nSet an extended attribute of a file, given by its path or descriptor.\n\nOf a symbolic link itself if follow_symlinks is False.", Name = "setxattr")]
    private static void SetAttribute(ThreadState ts, Value path, Value attribute, BufferView value, int flags = 0, bool followSymlinks = true)
    {
        (PosixPath file, byte[] key) = AttributeArguments(ts, path, attribute, followSymlinks, "setxattr");
        if (Auditing.IsOn(ts)) Auditing.Raise(ts, "os.setxattr", file.Given, attribute, PyBytes.From(value.Span), flags);
        fixed (byte* name = file.Bytes, k = key, v = value.Span)
        {
            int result = file.IsDescriptor ? LibC.SetAttribute(file.Descriptor, k, v, value.Length, flags)
                : followSymlinks ? LibC.SetAttribute(name, k, v, value.Length, flags)
                : LibC.SetLinkAttribute(name, k, v, value.Length, flags);
            SystemErrors.Check(ts, result, file.Given);
        }
    }

    [PyFunction("removexattr($module, /, path, attribute, *, follow_symlinks=True)\n--\n\nRemove an extended attribute of a file, given by its path or descriptor.\n\nOf a symbolic link itself if follow_symlinks is False.", Name = "removexattr")]
    private static void RemoveAttribute(ThreadState ts, Value path, Value attribute, bool followSymlinks = true)
    {
        (PosixPath file, byte[] key) = AttributeArguments(ts, path, attribute, followSymlinks, "removexattr");
        Auditing.Raise(ts, "os.removexattr", file.Given, attribute);
        fixed (byte* name = file.Bytes, k = key)
        {
            int result = file.IsDescriptor ? LibC.RemoveAttribute(file.Descriptor, k)
                : followSymlinks ? LibC.RemoveAttribute(name, k)
                : LibC.RemoveLinkAttribute(name, k);
            SystemErrors.Check(ts, result, file.Given);
        }
    }

    [PyFunction("listxattr($module, /, path=None, *, follow_symlinks=True)\n--\n\nThe names of a file's extended attributes; the file is given by its path or descriptor,\nNone is the current folder.\n\nOf a symbolic link itself if follow_symlinks is False.", Name = "listxattr")]
    private static Value ListAttributes(ThreadState ts, Value path = default, bool followSymlinks = true)
    {
        PosixPath file = PosixPath.From(ts, path, "listxattr", allowDescriptor: true, nullable: true);
        if (file.IsDescriptor && !followSymlinks) throw Errors.ValueError("listxattr: cannot use fd and follow_symlinks together");
        Auditing.Raise(ts, "os.listxattr", file.Given);
        byte[] buffer = new byte[LargestAttribute];
        int size;
        fixed (byte* name = file.Bytes, list = buffer)
        {
            nint result = file.IsDescriptor ? LibC.ListAttributes(file.Descriptor, list, buffer.Length)
                : followSymlinks ? LibC.ListAttributes(name, list, buffer.Length)
                : LibC.ListLinkAttributes(name, list, buffer.Length);
            size = SystemErrors.Check(ts, (int)result, file.Given);
        }
        PyList names = new();
        for (int start = 0; start < size;)
        {
            int length = buffer.AsSpan(start).IndexOf((byte)0);
            names.Add(PosixPath.Decode(buffer.AsSpan(start, length)));
            start += length + 1;
        }
        return names;
    }

    private static (PosixPath File, byte[] Key) AttributeArguments(ThreadState ts, Value path, Value attribute, bool followSymlinks, string function)
    {
        PosixPath file = PosixPath.From(ts, path, function, allowDescriptor: true);
        PosixPath key = PosixPath.From(ts, attribute, function, "attribute");
        return file.IsDescriptor && !followSymlinks ? throw Errors.ValueError($"{function}: cannot use fd and follow_symlinks together") : (file, key.Bytes);
    }
}
