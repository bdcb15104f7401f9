using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

public partial class PyStr
{
    [PyMethod("""
        encode($self, /, encoding='utf-8', errors='strict')
        --

        Encode the string as bytes.

          encoding
            The name of the encoding.
          errors
            What to do about characters that cannot be encoded: 'strict' raises
            UnicodeEncodeError; 'ignore', 'replace', 'xmlcharrefreplace' and
            other names that codecs.register_error knows do something else.
        """)]
    private Value Encode(ThreadState ts, [NoNulls] string? encoding = null, [NoNulls] string? errors = null) =>
        Encodings.Encode(ts, this, encoding, errors);

    [PyMethod("""
        __format__($self, format_spec, /)
        --

        Format the string by a format specification.
        """)]
    private Value FormatMethod(ThreadState ts, PyStr formatSpec) => Formatting.Text(ts, this, formatSpec);

    [PyMethod("""
        __sizeof__($self, /)
        --

        Return how many bytes the string takes in memory.
        """)]
    private long SizeOf() => IsAscii ? 41 + Length : 56 + (long)(Length + 1) * (int)Kind;

    [PyMethod("Return the arguments with which __new__ makes a copy.", Name = "__getnewargs__")]
    private Value GetNewArgs() => new PyTuple(Copy());

    [PyMethod("""
        S.format(*args, **kwargs) -> str

        Return the string with the fields in braces replaced by the arguments,
        formatted as the fields say.
        """, Name = "format", Convention = CallingConvention.VarArgs | CallingConvention.Keywords)]
    private PyStr FormatFields(ThreadState ts, ReadOnlySpan<Value> args, PyTuple? names)
    {
        if (names is null) return FieldFormatter.Format(ts, this, args, default);
        PyDict keywords = new();
        int positional = args.Length - names.Count;
        for (int i = 0; i < names.Count; i++) keywords.SetString((PyStr)names[i].Ref, args[positional + i]);
        return FieldFormatter.Format(ts, this, args[..positional], keywords);
    }

    [PyMethod("""
        S.format_map(mapping) -> str

        Return the string with the fields in braces replaced by what the mapping
        has for their names.
        """, Name = "format_map", Convention = CallingConvention.O)]
    private PyStr FormatMap(ThreadState ts, Value mapping) => FieldFormatter.Format(ts, this, default, mapping, hasPositional: false);
}
