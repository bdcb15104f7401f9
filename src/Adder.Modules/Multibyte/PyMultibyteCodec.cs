using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Objects.Codecs;
using Adder.Objects.Codecs.Multibyte;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Multibyte;

/// <summary><c>MultibyteCodec</c>: a codec's stateless functions.</summary>
[PyType("MultibyteCodec", Module = "_multibytecodec", Subclassable = false, NoInstantiation = true)]
internal sealed partial class PyMultibyteCodec : PyObject
{
    internal PyMultibyteCodec(MultibyteCodec codec) : base(TypeObject)
    {
        Codec = codec;
    }

    internal MultibyteCodec Codec { get; }

    internal static PyMultibyteCodec Get(Value encoding, Func<string, MultibyteCodec?> find)
    {
        if (encoding.Ref is not PyStr name) throw Errors.TypeError("encoding name must be a string.");
        MultibyteCodec codec = find(name.ToString()) ?? throw Errors.Make(PyType.LookupError, "no such codec is supported.");
        return new PyMultibyteCodec(codec);
    }

    /// <summary>The codec that a class of the encodings package names. Throws.</summary>
    internal static MultibyteCodec OfClass(ThreadState ts, PyType type)
    {
        Value codec = Attributes.Get(ts, type, "codec").OrThrow(ts);
        return codec.Ref is PyMultibyteCodec found ? found.Codec : throw Errors.TypeError("codec is unexpected type");
    }

    [PyMethod("""
        encode($self, /, input, errors=None)
        --

        Return the encoded text and the number of characters.

          input
            The text.
          errors
            What happens to characters that cannot be encoded: 'strict',
            'ignore', 'replace', 'xmlcharrefreplace', or any registered name.
        """)]
    private PyTuple Encode(ThreadState ts, Value input, [NoNulls] string? errors = null)
    {
        PyStr text = input.Ref as PyStr ?? Str.Of(ts, input);
        var target = new ByteBuilder(text.Length * 2);
        ulong state = 0;
        MultibyteCoding.Encode(Codec, text, Encodings.EncodeErrorsOf(ts, errors), true, ref state, ref target);
        Codec.Reset(ref state, ref target);
        return new PyTuple(PyBytes.Own(target.ToArray()), text.Length);
    }

    [PyMethod("""
        decode($self, /, input, errors=None)
        --

        Return the decoded text and the number of bytes.

          input
            The bytes.
          errors
            What happens to bytes that cannot be decoded: 'strict', 'ignore',
            'replace', or any registered name.
        """)]
    private PyTuple Decode(ThreadState ts, BufferView input, [NoNulls] string? errors = null)
    {
        var target = new StrBuilder(input.Length);
        ulong state = 0;
        MultibyteCoding.Decode(Codec, input.Span, Encodings.DecodeErrorsOf(ts, errors), true, ref state, target);
        return new PyTuple(target.ToStr(), input.Length);
    }
}
