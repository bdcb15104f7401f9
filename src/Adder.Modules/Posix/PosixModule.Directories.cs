using System.Text;
using System.Runtime.InteropServices;
using Adder.Modules.Platform;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Posix;

internal static unsafe partial class PosixModule
{
    [PyFunction("getcwd($module, /)\n--\n\nThe current directory.")]
    private static Value GetCurrentDirectory(ThreadState ts) => PosixPath.Decode(CurrentDirectory(ts));

    [PyFunction("getcwdb($module, /)\n--\n\nThe current directory as bytes.")]
    private static Value GetCurrentDirectoryBytes(ThreadState ts) => PyBytes.From(CurrentDirectory(ts));

    private static ReadOnlySpan<byte> CurrentDirectory(ThreadState ts)
    {
        byte[] buffer = new byte[4096];
        fixed (byte* start = buffer)
        {
            if (LibC.CurrentDirectory(start, buffer.Length) == null) throw SystemErrors.Last(ts);
        }
        return buffer.AsSpan(0, Array.IndexOf(buffer, (byte)0));
    }

    [PyFunction("chdir($module, /, path)\n--\n\nChange the current working directory to the specified path.")]
    private static void ChangeDirectory(ThreadState ts, Value path)
    {
        PosixPath file = PosixPath.From(ts, path, "chdir");
        Auditing.Raise(ts, "os.chdir", file.Given);
        fixed (byte* name = file.Bytes) SystemErrors.Check(ts, LibC.ChangeDirectory(name), file.Given);
    }

    [PyFunction("listdir($module, /, path=None)\n--\n\nReturn a list containing the names of the files in the directory.\n\nThe list is in arbitrary order.  It does not include the special\nentries '.' and '..' even if they are present in the directory.")]
    private static Value ListDirectory(ThreadState ts, Value path = default)
    {
        PosixPath folder = PosixPath.From(ts, path, "listdir", allowDescriptor: true, nullable: true);
        Auditing.Raise(ts, "os.listdir", path.IsNull ? Value.None : path);
        using DirectoryReader reader = new(ts, folder);
        PyList names = new();
        while (reader.Next(out ReadOnlySpan<byte> name, out _, out _)) names.Add(reader.Path.Like(name));
        return names;
    }

    [PyFunction("scandir($module, /, path=None)\n--\n\nReturn an iterator of DirEntry objects for given path.")]
    private static Value ScanDirectory(ThreadState ts, Value path = default)
    {
        Auditing.Raise(ts, "os.scandir", path.IsNull ? Value.None : path);
        return new PyScandirIterator(ts, new DirectoryReader(ts, PosixPath.From(ts, path, "scandir", allowDescriptor: true, nullable: true)));
    }

    [PyFunction("fspath($module, /, path)\n--\n\nA path as str or bytes: those as they are, other objects by their __fspath__() method.\n\nWithout that method: TypeError.")]
    private static Value FileSystemPath(ThreadState ts, Value path)
    {
        if (path.Ref is PyStr or PyBytes) return path;
        Value result = Calls.Special(ts, path, PyStr.Intern("__fspath__"), out bool found);
        if (!found) throw Errors.TypeError($"expected str, bytes or os.PathLike object, not {path.Type.Name}");
        if (result.IsNull || result.Ref is PyStr or PyBytes) return result;
        throw Errors.TypeError($"expected {path.Type.Name}.__fspath__() to return str or bytes, not {result.Type.Name}");
    }

    // os__path_normpath_impl: zeros are characters like others here.
    [PyFunction("_path_normpath($module, /, path)\n--\n\nNormalize path, eliminating double slashes, etc.", Name = "_path_normpath")]
    private static Value NormalizePath(ThreadState ts, Value path)
    {
        if (path.Ref is not (PyStr or PyBytes) && Attributes.FindSpecial(ts, path, "__fspath__").IsNull)
        {
            throw ts.HasPending ? ts.Throwable() : Errors.TypeError($"_path_normpath: path should be string, bytes or os.PathLike, not {path.Type.Name}");
        }
        Value plain = PathArgument.ToPath(ts, path);
        return plain.Ref is PyBytes bytes
            ? PyBytes.From(Encoding.Latin1.GetBytes(Normalized(Encoding.Latin1.GetString(bytes.Span))))
            : Normalized(plain.Ref.ToString()!);
    }

    private static string Normalized(string text)
    {
        if (text.Length == 0) return ".";
        int slashes = text.StartsWith("//", StringComparison.Ordinal) && !text.StartsWith("///", StringComparison.Ordinal) ? 2 : text[0] == '/' ? 1 : 0;
        List<string> parts = [];
        foreach (string part in text.Split('/'))
        {
            if (part.Length == 0 || part == ".") continue;
            if (part != ".." || (slashes == 0 && parts.Count == 0) || (parts.Count > 0 && parts[^1] == "..")) parts.Add(part);
            else if (parts.Count > 0) parts.RemoveAt(parts.Count - 1);
        }
        string joined = slashes == 2 ? "//" : slashes == 1 ? "/" : "";
        joined += string.Join('/', parts);
        return joined.Length == 0 ? "." : joined;
    }
}
