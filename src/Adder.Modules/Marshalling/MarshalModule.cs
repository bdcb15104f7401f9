using Adder.Bytecode;
using Adder.Importing;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Marshalling;

/// <summary><c>marshal</c>: objects as bytes, for compiled code.</summary>
[PyModule("marshal", Doc = """
    Objects of built-in types, and code objects, as bytes.

    The format is meant for the files of compiled modules: it can change with
    every version of Python, and reading damaged or hostile data is no good idea.
    """)]
internal static partial class MarshalModule
{
    [PyConstant(Name = "version")]
    internal const long Version = MarshalWriter.CurrentVersion;

    [PyFunction("""
        dumps($module, value, version=version, /)
        --

        Return the bytes that dump() would write.

        Raises ValueError if the value has, or contains, an object of a type that
        is not supported.
        """)]
    private static Value Dumps(ThreadState ts, Value value, int version = MarshalWriter.CurrentVersion) =>
        PyBytes.Own(Written(ts, value, version));

    private static byte[] Written(ThreadState ts, Value value, int version)
    {
        Auditing.Raise(ts, "marshal.dumps", value, version);
        return MarshalWriter.Write(ts, value, version);
    }

    [PyFunction("""
        dump($module, value, file, version=version, /)
        --

        Write the value to an open binary file.

        Raises ValueError if the value has, or contains, an object of a type that
        is not supported; nothing is written then.
        """)]
    private static Value Dump(ThreadState ts, Value value, Value file, int version = MarshalWriter.CurrentVersion) =>
        Calls.Method(ts, file, "write", PyBytes.Own(Written(ts, value, version)));

    [PyFunction("""
        loads($module, bytes, /)
        --

        Return the object that the bytes hold; what follows it is ignored.
        """)]
    private static Value Loads(ThreadState ts, Value bytes)
    {
        if (!Auditing.IsOn(ts) && Known(ts, bytes) is { } known) return known;
        byte[] data = Buffers.CopyContiguous(ts, bytes);
        if (Auditing.IsOn(ts)) Auditing.Raise(ts, "marshal.loads", PyBytes.From(data));
        return LoadedCode.Read(ts, data);
    }

    // What another interpreter has read before: without a copy of the bytes.
    private static CodeObject? Known(ThreadState ts, Value bytes)
    {
        if (ts.Interpreter.IsMain) return null;
        PyBuffer buffer = Buffers.Get(ts, bytes, BufferRequest.FullReadOnly);
        CodeObject? known = buffer.IsContiguous ? LoadedCode.Known(ts, buffer.Span) : null;
        buffer.Release(ts);
        return known;
    }

    [PyFunction("""
        load($module, file, /)
        --

        Read one object from an open binary file.

        Raises EOFError, ValueError or TypeError if there is none that can be read.
        """)]
    private static Value Load(ThreadState ts, Value file)
    {
        Value probe = Calls.Method(ts, file, "read", 0).OrThrow(ts);
        if (probe.Ref is not PyBytes) throw Errors.TypeError($"file.read() returned not bytes but {probe.Type.Name}");
        Auditing.Raise(ts, "marshal.load");
        return MarshalReader.Read(ts, buffer => Fill(ts, file, buffer));
    }

    // r_string
    private static void Fill(ThreadState ts, Value file, Span<byte> buffer)
    {
        var room = new PyByteArray(new byte[buffer.Length]);
        long count = Indexing.ToSsize(ts, Calls.Method(ts, file, "readinto", room).OrThrow(ts), PyType.ValueError);
        if (count > buffer.Length)
        {
            throw Errors.ValueError($"read() returned too much data: {buffer.Length} bytes requested, {count} returned");
        }
        if (count < buffer.Length) throw Errors.Make(PyType.EOFError, "EOF read where not expected");
        room.Span.CopyTo(buffer);
    }
}
