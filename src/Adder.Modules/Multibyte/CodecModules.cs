using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Objects.Codecs.Multibyte;
using Adder.Runtime;

namespace Adder.Modules.Multibyte;

/// <summary>The <c>_multibytecodec</c> module: what the encodings package builds its classes on.</summary>
[PyModule("_multibytecodec")]
[PyModuleType(typeof(PyMultibyteCodec))]
[PyModuleType(typeof(PyMultibyteIncrementalEncoder))]
[PyModuleType(typeof(PyMultibyteIncrementalDecoder))]
[PyModuleType(typeof(PyMultibyteStreamReader))]
[PyModuleType(typeof(PyMultibyteStreamWriter))]
internal static partial class MultibytecodecModule;

/// <summary>The <c>_codecs_jp</c> module.</summary>
[PyModule("_codecs_jp")]
internal static partial class CodecsJpModule
{
    [PyFunction("getcodec($module, encoding, /)\n--\n\nReturn the codec with a name.")]
    private static Value Getcodec(Value encoding) => PyMultibyteCodec.Get(encoding, static name => MultibyteCodecs.Japanese(name) ?? SystemCodecs.Find(name));
}

/// <summary>The <c>_codecs_cn</c> module.</summary>
[PyModule("_codecs_cn")]
internal static partial class CodecsCnModule
{
    [PyFunction("getcodec($module, encoding, /)\n--\n\nReturn the codec with a name.")]
    private static Value Getcodec(Value encoding) => PyMultibyteCodec.Get(encoding, MultibyteCodecs.Chinese);
}

/// <summary>The <c>_codecs_kr</c> module.</summary>
[PyModule("_codecs_kr")]
internal static partial class CodecsKrModule
{
    [PyFunction("getcodec($module, encoding, /)\n--\n\nReturn the codec with a name.")]
    private static Value Getcodec(Value encoding) => PyMultibyteCodec.Get(encoding, MultibyteCodecs.Korean);
}

/// <summary>The <c>_codecs_tw</c> module.</summary>
[PyModule("_codecs_tw")]
internal static partial class CodecsTwModule
{
    [PyFunction("getcodec($module, encoding, /)\n--\n\nReturn the codec with a name.")]
    private static Value Getcodec(Value encoding) => PyMultibyteCodec.Get(encoding, MultibyteCodecs.Taiwanese);
}

/// <summary>The <c>_codecs_iso2022</c> module.</summary>
[PyModule("_codecs_iso2022")]
internal static partial class CodecsIso2022Module
{
    [PyFunction("getcodec($module, encoding, /)\n--\n\nReturn the codec with a name.")]
    private static Value Getcodec(Value encoding) => PyMultibyteCodec.Get(encoding, static name => MultibyteCodecs.Iso2022(name) ?? SystemCodecs.Find(name));
}

/// <summary>The <c>_codecs_hk</c> module.</summary>
[PyModule("_codecs_hk")]
internal static partial class CodecsHkModule
{
    [PyFunction("getcodec($module, encoding, /)\n--\n\nReturn the codec with a name.")]
    private static Value Getcodec(Value encoding) => PyMultibyteCodec.Get(encoding, SystemCodecs.Find);
}
