using System.Numerics;
using System.Runtime.CompilerServices;
using Adder.Bytecode;
using Adder.Modules.Platform;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Runtime;

namespace Adder.Modules.TestInternals;

// The marshal format, to and from files.
internal static partial class TestCapiModule
{
    // PyMarshal_WriteLongToFile
    [PyFunction("pymarshal_write_long_to_file($module, value, filename, version, /)\n--\n\nWrite four bytes.", Name = "pymarshal_write_long_to_file")]
    private static void WriteLongToFile(ThreadState ts, int value, Value filename, int version)
    {
        _ = version;
        var output = new MarshalOutput();
        output.Int(value);
        File.WriteAllBytes(NameOf(ts, filename), output.Written.ToArray());
    }

    // PyMarshal_WriteObjectToFile
    [PyFunction("pymarshal_write_object_to_file($module, obj, filename, version, /)\n--\n\nWrite an object.", Name = "pymarshal_write_object_to_file")]
    private static void WriteObjectToFile(ThreadState ts, Value obj, Value filename, int version) =>
        File.WriteAllBytes(NameOf(ts, filename), MarshalWriter.Write(ts, obj, version));

    // PyMarshal_ReadShortFromFile
    [PyFunction("pymarshal_read_short_from_file($module, filename, /)\n--\n\nA number of two bytes, and where it ends.", Name = "pymarshal_read_short_from_file")]
    private static Value ReadShortFromFile(ThreadState ts, Value filename)
    {
        using FileStream file = File.OpenRead(NameOf(ts, filename));
        return new PyTuple(Number<short>(file), file.Position);
    }

    // PyMarshal_ReadLongFromFile
    [PyFunction("pymarshal_read_long_from_file($module, filename, /)\n--\n\nA number of four bytes, and where it ends.", Name = "pymarshal_read_long_from_file")]
    private static Value ReadLongFromFile(ThreadState ts, Value filename)
    {
        using FileStream file = File.OpenRead(NameOf(ts, filename));
        return new PyTuple(Number<int>(file), file.Position);
    }

    // PyMarshal_ReadLastObjectFromFile: nothing behind it is kept.
    [PyFunction("pymarshal_read_last_object_from_file($module, filename, /)\n--\n\nThe object in a file, and where the file ends.", Name = "pymarshal_read_last_object_from_file")]
    private static Value ReadLastObjectFromFile(ThreadState ts, Value filename)
    {
        byte[] bytes = File.ReadAllBytes(NameOf(ts, filename));
        return new PyTuple(MarshalReader.Read(ts, bytes), bytes.Length);
    }

    // PyMarshal_ReadObjectFromFile
    [PyFunction("pymarshal_read_object_from_file($module, filename, /)\n--\n\nAn object, and where it ends in the file.", Name = "pymarshal_read_object_from_file")]
    private static Value ReadObjectFromFile(ThreadState ts, Value filename)
    {
        using FileStream file = File.OpenRead(NameOf(ts, filename));
        return new PyTuple(MarshalReader.Read(ts, buffer => Fill(file, buffer)), file.Position);
    }

    private static int Number<T>(FileStream file) where T : unmanaged, IBinaryInteger<T>
    {
        Span<byte> bytes = stackalloc byte[Unsafe.SizeOf<T>()];
        Fill(file, bytes);
        return int.CreateChecked(T.ReadLittleEndian(bytes, isUnsigned: false));
    }

    private static void Fill(FileStream file, Span<byte> bytes)
    {
        if (file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false) < bytes.Length)
        {
            throw Errors.Make(PyType.EOFError, "EOF read where data expected");
        }
    }

    private static string NameOf(ThreadState ts, Value filename) => System.Text.Encoding.UTF8.GetString(PathArgument.ToBytes(ts, filename)).TrimEnd('\0');
}
