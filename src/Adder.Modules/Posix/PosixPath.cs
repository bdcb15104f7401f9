using System.Text;
using Adder.Objects;
using Adder.Objects.Codecs;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Posix;

/// <summary>A path argument: text, bytes, an object with <c>__fspath__</c>, or (where allowed) a file descriptor. (path_t)</summary>
internal readonly struct PosixPath
{
    /// <summary>AT_FDCWD: paths are relative to the current folder.</summary>
    internal const int Here = -100;

    private PosixPath(byte[] bytes, Value given, int descriptor, bool isBytes)
    {
        Bytes = bytes;
        Given = given;
        Descriptor = descriptor;
        IsBytes = isBytes;
    }

    /// <summary>With a zero at the end.</summary>
    internal byte[] Bytes { get; }

    /// <summary>The argument, for errors.</summary>
    internal Value Given { get; }

    /// <summary>-1: it is a path.</summary>
    internal int Descriptor { get; }

    internal bool IsBytes { get; }

    internal bool IsDescriptor => Descriptor >= 0;

    /// <summary>Throws TypeError or ValueError for what is no path. (path_converter)</summary>
    internal static PosixPath From(ThreadState ts, Value value, string function, string argument = "path", bool allowDescriptor = false, bool nullable = false)
    {
        if (nullable && (value.IsNull || value.IsNone)) return new PosixPath([(byte)'.', 0], Value.None, -1, false);
        if (allowDescriptor && (value.IsInt || value.Ref is PyLong)) return new PosixPath([], value, ToDescriptor(ts, value), false);
        Value path = value.Ref is PyStr or PyBytes ? value : FileSystemPath(ts, value, function, argument, allowDescriptor, nullable);
        byte[] bytes = path.Ref is PyStr text ? Encode(text) : ((PyBytes)path.Ref).ToArray();
        if (Array.IndexOf(bytes, (byte)0) >= 0) throw Errors.ValueError($"{function}: embedded null character in {argument}");
        return new PosixPath([.. bytes, 0], value, -1, path.Ref is PyBytes);
    }

    private static Value FileSystemPath(ThreadState ts, Value value, string function, string argument, bool allowDescriptor, bool nullable)
    {
        Value result = Calls.Special(ts, value, PyStr.Intern("__fspath__"), out bool found);
        if (!found)
        {
            if (allowDescriptor && value.Type.Has(TypeFlags.LongSubclass)) return value;
            string wanted = (allowDescriptor, nullable) switch
            {
                (true, true) => "string, bytes, os.PathLike, integer or None",
                (true, false) => "string, bytes, os.PathLike or integer",
                (false, true) => "string, bytes, os.PathLike or None",
                _ => "string, bytes or os.PathLike",
            };
            throw Errors.TypeError($"{function}: {argument} should be {wanted}, not {value.Type.Name}");
        }
        if (result.OrThrow(ts).Ref is PyStr or PyBytes) return result;
        throw Errors.TypeError($"expected {value.Type.Name}.__fspath__() to return str or bytes, not {result.Type.Name}");
    }

    private static int ToDescriptor(ThreadState ts, Value value)
    {
        long number = Indexing.ToSsize(ts, value, PyType.OverflowError).OrThrow(ts);
        if (number > int.MaxValue) throw Errors.OverflowError("fd is greater than maximum");
        if (number < int.MinValue) throw Errors.OverflowError("fd is less than minimum");
        return (int)number;
    }

    /// <summary>A dir_fd argument. (dir_fd_converter)</summary>
    internal static int Directory(ThreadState ts, Value value)
    {
        if (value.IsNull || value.IsNone) return Here;
        if (!value.IsInt && value.Ref is not PyLong) throw Errors.TypeError($"argument should be integer or None, not {value.Type.Name}");
        return ToDescriptor(ts, value);
    }

    /// <summary>As os.fsencode. Throws UnicodeEncodeError.</summary>
    internal static byte[] Encode(PyStr text) => Utf8Codec.Encode(text, new SurrogateEscapeEncoding(StrictErrors.Encoding));

    /// <summary>As os.fsdecode.</summary>
    internal static PyStr Decode(ReadOnlySpan<byte> bytes) => Encodings.DecodeFileSystem(bytes);

    /// <summary>A result in the argument's kind of text.</summary>
    internal Value Like(ReadOnlySpan<byte> bytes) => IsBytes ? PyBytes.From(bytes) : Decode(bytes);

    public override string ToString() => Encoding.UTF8.GetString(Bytes);
}
