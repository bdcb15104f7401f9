using System.Numerics;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Sre;

/// <summary>The _sre module: what Lib/re is built on.</summary>
[PyModule("_sre")]
internal static partial class SreModule
{
    [PyConstant(Name = "MAGIC")] internal const int Magic = SreConstants.Magic;
    [PyConstant(Name = "CODESIZE")] internal const int CodeSize = SreConstants.CodeSize;
    [PyConstant(Name = "MAXREPEAT")] internal const long MaxRepeat = SreConstants.MaxRepeat;
    [PyConstant(Name = "MAXGROUPS")] internal const int MaxGroups = SreConstants.MaxGroups;

    [PyFunction("getcodesize($module, /)\n--\n\nThe number of bytes of a code word.", Name = "getcodesize")]
    private static int GetCodeSize() => SreConstants.CodeSize;

    [PyFunction("ascii_iscased($module, character, /)\n--\n\nWhether an ASCII character has two cases.")]
    private static bool AsciiIsCased(int character) => CharCase.IsCasedAscii((uint)character);

    [PyFunction("unicode_iscased($module, character, /)\n--\n\nWhether a character has two cases.")]
    private static bool UnicodeIsCased(int character) => CharCase.IsCasedUnicode((uint)character);

    [PyFunction("ascii_tolower($module, character, /)\n--\n\nThe lower case of an ASCII character.")]
    private static int AsciiToLower(int character) => (int)CharCase.LowerAscii((uint)character);

    [PyFunction("unicode_tolower($module, character, /)\n--\n\nThe lower case of a character.")]
    private static int UnicodeToLower(int character) => (int)CharCase.LowerUnicode((uint)character);

    [PyFunction("compile($module, /, pattern, flags, code, groups, groupindex, indexgroup)\n--\n\nA Pattern from the code of Lib/re.")]
    private static Value Compile(ThreadState ts, Value pattern, int flags, PyList code, long groups, PyDict groupindex, PyTuple indexgroup)
    {
        var words = new uint[code.Count];
        for (int i = 0; i < words.Length; i++) words[i] = Word(ts, code[i]);
        if (groups < 0 || groups > SreConstants.MaxGroups) return ts.Raise(PyType.RuntimeError, "invalid SRE code");
        bool? isBytes = pattern.IsNone ? null : Subject.Of(ts, pattern).IsBytes;
        try
        {
            SreProgram program = SreTranslator.Translate(words, (int)groups);
            return new PyPattern(pattern, flags, isBytes, words, program, groupindex, indexgroup);
        }
        catch (InvalidSreCode)
        {
            return ts.Raise(PyType.RuntimeError, "invalid SRE code");
        }
    }

    [PyFunction("""
        template($module, pattern, template, /)
        --

        A Template from what _parser.parse_template returns: literals with group numbers between them.
        """)]
    private static Value Template(ThreadState ts, PyPattern pattern, PyList template) => PyTemplate.From(ts, template);

    private static uint Word(ThreadState ts, Value item)
    {
        if (item.IsInt && (ulong)item.Bits <= uint.MaxValue) return (uint)item.Bits;
        if (!PyLong.TryBig(item, out BigInteger number)) throw Errors.TypeError("an integer is required");
        if (number.Sign < 0) throw Errors.OverflowError("can't convert negative value to unsigned int");
        return number <= uint.MaxValue ? (uint)number : throw Errors.OverflowError("regular expression code size limit exceeded");
    }
}
