using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Struct;

/// <summary><c>struct.error</c></summary>
[PyType("error", Module = "struct", Base = typeof(ExceptionType))]
internal static partial class StructErrorType;

/// <summary>The _struct module: values to bytes and back.</summary>
[PyModule("_struct", Doc = "Packs values into bytes, and unpacks them, as format strings say.")]
[PyModuleType(typeof(PyStruct), Name = "Struct")]
[PyModuleType(typeof(StructErrorType), Name = "error")]
internal static partial class StructModule
{
    private const int MostCached = 100;

    internal static PythonException Error(string message) => Errors.Make(StructErrorType.TypeObject, message);

    /// <summary>The compiled format, kept for the next time. Throws. (cache_struct_converter)</summary>
    private static PyStruct Cached(ThreadState ts, Value format)
    {
        if (format.Ref is PyStruct made) return made;
        PyDict cache = ts.Interpreter.State<Cache>().Structs;
        if (format.Ref is PyStr or PyBytes)
        {
            if (cache.Find(ts, format).Ref is PyStruct known) return known;
            if (ts.HasPending) throw ts.Throwable();
        }
        var compiled = new PyStruct(PyStruct.TypeObject);
        compiled.Compile(format);
        if (cache.Count >= MostCached) cache.Clear();
        if (format.Ref is PyStr or PyBytes) cache.Set(ts, format, compiled);
        return compiled;
    }

    private sealed class Cache : IState<Cache>
    {
        static Cache IState<Cache>.New() => new();

        internal readonly PyDict Structs = new();
    }

    [PyFunction("_clearcache($module, /)\n--\n\nForget the compiled formats.", Name = "_clearcache")]
    private static void ClearCache(ThreadState ts) => ts.Interpreter.State<Cache>().Structs.Clear();

    [PyFunction("calcsize($module, format, /)\n--\n\nHow many bytes the format describes.", Name = "calcsize")]
    private static long CalcSize(ThreadState ts, Value format) => Cached(ts, format).Size;

    [PyFunction("pack(format, v1, v2, ...) -> bytes\n\nThe values as bytes.", Name = "pack", Convention = CallingConvention.FastCall)]
    private static Value Pack(ThreadState ts, params ReadOnlySpan<Value> values)
    {
        if (values.IsEmpty) return ts.Raise(PyType.TypeError, "missing format argument");
        return Cached(ts, values[0]).PackAll(ts, values[1..]);
    }

    [PyFunction("pack_into(format, buffer, offset, v1, v2, ...)\n\nThe values into a buffer.", Name = "pack_into", Convention = CallingConvention.FastCall)]
    private static Value PackInto(ThreadState ts, params ReadOnlySpan<Value> values)
    {
        if (values.IsEmpty) return ts.Raise(PyType.TypeError, "missing format argument");
        Cached(ts, values[0]).PackAllInto(ts, values[1..]);
        return Value.None;
    }

    [PyFunction("unpack($module, format, buffer, /)\n--\n\nA tuple of the values that the bytes stand for.")]
    private static Value Unpack(ThreadState ts, Value format, Value buffer) => Cached(ts, format).UnpackAll(ts, buffer);

    [PyFunction("unpack_from($module, format, /, buffer, offset=0)\n--\n\nA tuple of the values at an offset of the bytes.")]
    private static Value UnpackFrom(ThreadState ts, Value format, Value buffer, long offset = 0) =>
        Cached(ts, format).UnpackAt(ts, buffer, offset);

    [PyFunction("iter_unpack($module, format, buffer, /)\n--\n\nAn iterator over tuples of values, one after the other in the bytes.")]
    private static Value IterUnpack(ThreadState ts, Value format, Value buffer) => Cached(ts, format).Iterate(ts, buffer);
}
