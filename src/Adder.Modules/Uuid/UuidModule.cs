using System.Runtime.InteropServices;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Runtime;

namespace Adder.Modules.Uuid;

/// <summary>The <c>_uuid</c> module, where the system has libuuid.</summary>
[PyModule("_uuid")]
internal static unsafe partial class UuidModule
{
    private const string Library = "libuuid.so.1";

    [LibraryImport(Library, EntryPoint = "uuid_generate_time_safe")]
    private static partial int Generate(byte* result);

    [PyModuleExec]
    private static void Execute(ThreadState ts, PyModule module)
    {
        if (!NativeLibrary.TryLoad(Library, out _)) throw Errors.Make(PyType.ImportError, $"{Library}: cannot open shared object file: No such file or directory");
        module.Dict.SetString("has_uuid_generate_time_safe", 1);
    }

    [PyFunction("generate_time_safe($module, /)\n--\n\nThe bytes of a UUID made from time and address, and 0 if it is sure to be unique.", Name = "generate_time_safe")]
    private static Value GenerateTimeSafe()
    {
        byte* bytes = stackalloc byte[16];
        int status = Generate(bytes);
        return new PyTuple(PyBytes.From(new ReadOnlySpan<byte>(bytes, 16)), status);
    }
}
