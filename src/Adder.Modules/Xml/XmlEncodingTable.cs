using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Xml;

/// <summary>Encodings of one byte a character that Python knows and expat does not. (PyUnknownEncodingHandler)</summary>
internal static class XmlEncodingTable
{
    internal static char[] Of(ThreadState ts, string encoding)
    {
        byte[] all = new byte[256];
        for (int i = 0; i < 256; i++) all[i] = (byte)i;
        PyStr text = Encodings.Decode(ts, PyBytes.Own(all), encoding, "replace");
        if (text.Length != 256) throw Errors.ValueError("multi-byte encodings are not supported");
        var table = new char[256];
        for (int i = 0; i < 256; i++) table[i] = text[i] < 0x10000 ? (char)text[i] : '\uFFFD';
        return table;
    }
}
