using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.CodecFunctions;

/// <summary>The <c>_codecs</c> module: the registry; the codecs stand in the other parts.</summary>
[PyModule("_codecs")]
internal static partial class CodecsModule
{
    [PyFunction("""
        register($module, search_function, /)
        --

        Add a function that looks codecs up.

        It gets an encoding's name in lower case, and returns a tuple (encoder,
        decoder, stream reader, stream writer), a CodecInfo, or None.
        """)]
    private static void Register(ThreadState ts, Value searchFunction) => CodecRegistry.Register(ts, searchFunction);

    [PyFunction("""
        unregister($module, search_function, /)
        --

        Remove a function that looks codecs up, and forget what was found.

        Nothing happens if it was not added.
        """)]
    private static void Unregister(ThreadState ts, Value searchFunction) => CodecRegistry.Unregister(ts, searchFunction);

    [PyFunction("""
        lookup($module, encoding, /)
        --

        Find the codec for an encoding.
        """)]
    private static Value Lookup(ThreadState ts, [NoNulls] string encoding) => CodecRegistry.Lookup(ts, encoding);

    [PyFunction("""
        encode($module, /, obj, encoding='utf-8', errors='strict')
        --

        Encode an object with the codec for an encoding.

        The codec decides which objects it takes and which errors handlers it
        knows; most take text and 'strict', 'ignore', 'replace' and others.
        """)]
    private static Value Encode(ThreadState ts, Value obj, [NoNulls] string encoding = "utf-8", [NoNulls] string? errors = null) =>
        CodecCalls.Encode(ts, obj, CodecRegistry.Lookup(ts, encoding), encoding, errors);

    [PyFunction("""
        decode($module, /, obj, encoding='utf-8', errors='strict')
        --

        Decode an object with the codec for an encoding.

        The codec decides which objects it takes and which errors handlers it
        knows; most take bytes and 'strict', 'ignore', 'replace' and others.
        """)]
    private static Value Decode(ThreadState ts, Value obj, [NoNulls] string encoding = "utf-8", [NoNulls] string? errors = null) =>
        CodecCalls.Decode(ts, obj, CodecRegistry.Lookup(ts, encoding), encoding, errors);

    [PyFunction("_forget_codec($module, encoding, /)\n--\n\nForget the codec that was found for an encoding.", Name = "_forget_codec")]
    private static void ForgetCodec(ThreadState ts, [NoNulls] string encoding) => CodecRegistry.Forget(ts, encoding);

    [PyFunction("""
        register_error($module, errors, handler, /)
        --

        Register an error handler under a name.

        It gets the exception, and either raises one or returns a tuple of a
        replacement and the position where to go on.
        """)]
    private static void RegisterError(ThreadState ts, [NoNulls] string errors, Value handler) =>
        CodecRegistry.RegisterError(ts, errors, handler);

    [PyFunction("""
        lookup_error($module, name, /)
        --

        Return the error handler with a name; LookupError if there is none.
        """)]
    private static Value LookupError(ThreadState ts, [NoNulls] string name) => CodecRegistry.LookupError(ts, name);

    /// <summary>The bytes of a buffer, or a text in UTF-8. (format unit s*)</summary>
    private static byte[] BytesOf(ThreadState ts, Value data) =>
        data.Ref is PyStr text ? Encodings.EncodeUtf8(ts, text) : Buffers.CopyContiguous(ts, data);

    private static PyTuple Result(PyStr text, long consumed) => new(text, consumed);

    private static PyTuple Result(byte[] bytes, long consumed) => new(PyBytes.Own(bytes), consumed);
}
