using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Platform;

/// <summary>Path arguments as the system takes them. (PyUnicode_FSConverter)</summary>
internal static class PathArgument
{
    /// <summary>str, bytes or a path object as bytes with a 0 behind. Throws.</summary>
    internal static byte[] ToBytes(ThreadState ts, Value path)
    {
        Value plain = ToPath(ts, path);
        byte[] bytes = plain.Ref is PyStr text ? Encodings.EncodeFileSystem(text) : ((PyBytes)plain.Ref).ToArray();
        if (bytes.AsSpan().Contains((byte)0)) throw Errors.ValueError("embedded null byte");
        return [.. bytes, 0];
    }

    /// <summary><c>os.fspath(path)</c>. Throws. (PyOS_FSPath)</summary>
    internal static Value ToPath(ThreadState ts, Value path)
    {
        if (path.Ref is PyStr or PyBytes) return path;
        Value result = Calls.Special(ts, path, PyStr.Intern("__fspath__"), out bool found);
        if (!found) throw Errors.TypeError($"expected str, bytes or os.PathLike object, not {path.Type.Name}");
        result.OrThrow(ts);
        return result.Ref is PyStr or PyBytes
            ? result
            : throw Errors.TypeError($"expected {path.Type.Name}.__fspath__() to return str or bytes, not {result.Type.Name}");
    }
}
