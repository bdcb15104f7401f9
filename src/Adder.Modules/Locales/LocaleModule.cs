using System.Runtime.InteropServices;
using Adder.Modules.Platform;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Objects.NumberText;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Locales;

/// <summary><c>locale.Error</c></summary>
[PyType("Error", Module = "locale", Base = typeof(ExceptionType))]
internal static partial class LocaleErrorType;

/// <summary>The <c>_locale</c> module: the locale of the C library, which .NET itself does not heed.</summary>
[PyModule("_locale", Doc = "Support for POSIX locales.")]
[PyModuleType(typeof(LocaleErrorType), Name = "Error")]
internal static unsafe partial class LocaleModule
{
    private const int CharacterType = 0, Numeric = 1, All = 6, Codeset = 14;

    [PyModuleExec]
    private static void Execute(ThreadState ts, PyModule module)
    {
        foreach ((string name, int value) in LocaleConstants.Categories) module.Dict.SetString(name, value);
        foreach ((string name, int value) in LocaleConstants.Items) module.Dict.SetString(name, value);
        UseEnvironment();
    }

    // As Python does at its start: text is in the environment's encoding, and the C locale stands for UTF-8 (PEP 538).
    private static void UseEnvironment()
    {
        fixed (byte* environment = "\0"u8, coerced = "C.UTF-8\0"u8)
        {
            byte* current = LibC.SetLocale(CharacterType, environment);
            if (current == null || MemoryMarshal.CreateReadOnlySpanFromNullTerminated(current) is [(byte)'C'] || MemoryMarshal.CreateReadOnlySpanFromNullTerminated(current).SequenceEqual("POSIX"u8))
            {
                _ = LibC.SetLocale(CharacterType, coerced);
            }
        }
    }

    private static Value Text(byte* text) => text == null ? Value.None : Encodings.DecodeFileSystem(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(text));

    private static byte[] Bytes(ThreadState ts, string text) => [.. Encodings.EncodeUtf8(ts, PyStr.From(text)), 0];

    private static byte[]? BytesOrNull(ThreadState ts, string? text) => text is null ? null : Bytes(ts, text);

    [PyFunction("setlocale($module, category, locale=None, /)\n--\n\nActivates/queries locale processing.", Name = "setlocale")]
    private static Value SetLocale(ThreadState ts, int category, [NoNulls] string? locale = null)
    {
        byte* result;
        fixed (byte* name = BytesOrNull(ts, locale)) result = LibC.SetLocale(category, name);
        if (result == null) throw Errors.Make(LocaleErrorType.TypeObject, locale is null ? "locale query failed" : "unsupported locale setting");
        Value text = Text(result);
        if (locale is not null && category is Numeric or All) ts.Interpreter.NumericLocale = LocaleConventions.Numeric();
        return text;
    }

    [PyFunction("localeconv($module, /)\n--\n\nHow the locale writes numbers and amounts of money.", Name = "localeconv")]
    private static Value Conventions() => LocaleConventions.ToDict();

    [PyFunction("strcoll($module, os1, os2, /)\n--\n\nOrder two strings as the locale does.", Name = "strcoll")]
    private static int Collate(PyStr os1, PyStr os2)
    {
        fixed (int* left = Wide(os1), right = Wide(os2)) return LibC.Collate(left, right);
    }

    [PyFunction("strxfrm($module, string, /)\n--\n\nTurn a string into another one, such that comparing two of those follows the locale.", Name = "strxfrm")]
    private static Value Transform(ThreadState ts, PyStr @string)
    {
        int[] source = Wide(@string);
        int[] target = new int[source.Length];
        while (true)
        {
            nint length;
            fixed (int* from = source, to = target) length = LibC.Transform(to, from, target.Length);
            if (length < 0) throw SystemErrors.Of(ts, Errno.Invalid);
            if (length < target.Length) return PyStr.FromUcs4(Sendable(target.AsSpan(0, (int)length)));
            target = new int[length + 1];
        }
    }

    // glibc's keys contain what is no character: those are spread over two.
    private static ReadOnlySpan<int> Sendable(ReadOnlySpan<int> key)
    {
        const int last = 0x10ffff;
        if (!key.ContainsAnyExceptInRange(0, last)) return key;
        List<int> result = [];
        foreach (int c in key)
        {
            if (c is >= 0 and <= last)
            {
                result.Add(c);
                continue;
            }
            result.Add(0x100000 | (int)((uint)c >> 16));
            result.Add(0x100000 | (c & 0xffff));
        }
        return CollectionsMarshal.AsSpan(result);
    }

    private static int[] Wide(PyStr text)
    {
        int[] wide = new int[text.Length + 1];
        for (int i = 0; i < text.Length; i++) wide[i] = text[i];
        return wide.AsSpan(0, text.Length).Contains(0) ? throw Errors.ValueError("embedded null character") : wide;
    }

    [PyFunction("nl_langinfo($module, key, /)\n--\n\nOne of the locale's facts, by its number.", Name = "nl_langinfo")]
    private static Value LanguageInformation(int key)
    {
        foreach ((_, int item) in LocaleConstants.Items)
        {
            if (item == key) return LibC.LanguageInformation(key) is var text && text == null ? "" : Text(text);
        }
        throw Errors.ValueError("unsupported langinfo constant");
    }

    [PyFunction("getencoding($module, /)\n--\n\nGet the current locale encoding.", Name = "getencoding")]
    private static Value GetEncoding(ThreadState ts)
    {
        Value name = Text(LibC.LanguageInformation(Codeset));
        return name.Ref is PyStr { Length: > 0 } ? name : "utf-8";
    }

    [PyFunction("gettext($module, msg, /)\n--\n\ngettext(msg) -> string\n\nTranslate a message.", Name = "gettext")]
    private static Value Translate(ThreadState ts, [NoNulls] string msg)
    {
        fixed (byte* message = Bytes(ts, msg)) return Text(LibC.Translate(message));
    }

    [PyFunction("dgettext($module, domain, msg, /)\n--\n\ndgettext(domain, msg) -> string\n\nTranslate a message of a domain.", Name = "dgettext")]
    private static Value TranslateIn(ThreadState ts, [NoNulls, OrNone] string? domain, [NoNulls] string msg)
    {
        fixed (byte* place = BytesOrNull(ts, domain), message = Bytes(ts, msg)) return Text(LibC.Translate(place, message));
    }

    [PyFunction("dcgettext($module, domain, msg, category, /)\n--\n\nTranslate a message of a domain and category.", Name = "dcgettext")]
    private static Value TranslateIn(ThreadState ts, [NoNulls, OrNone] string? domain, [NoNulls] string msg, int category)
    {
        fixed (byte* place = BytesOrNull(ts, domain), message = Bytes(ts, msg)) return Text(LibC.Translate(place, message, category));
    }

    [PyFunction("textdomain($module, domain, /)\n--\n\nChoose the domain of the C library's translations; returns it.", Name = "textdomain")]
    private static Value TextDomain(ThreadState ts, [NoNulls, OrNone] string? domain)
    {
        fixed (byte* name = BytesOrNull(ts, domain)) return Text(LibC.TextDomain(name));
    }

    [PyFunction("bindtextdomain($module, domain, dir, /)\n--\n\nBind the C library's domain to dir.", Name = "bindtextdomain")]
    private static Value BindTextDomain(ThreadState ts, [NoNulls] string domain, Value dir)
    {
        if (domain.Length == 0) throw Errors.Make(LocaleErrorType.TypeObject, "domain must be a non-empty string");
        byte[]? directory = dir.IsNone ? null : PathArgument.ToBytes(ts, dir);
        fixed (byte* name = Bytes(ts, domain), place = directory)
        {
            byte* current = LibC.BindTextDomain(name, place);
            return current == null ? throw SystemErrors.Last(ts) : Text(current);
        }
    }

    [PyFunction("bind_textdomain_codeset($module, domain, codeset, /)\n--\n\nBind the C library's domain to codeset.", Name = "bind_textdomain_codeset")]
    private static Value BindTextDomainCodeset(ThreadState ts, [NoNulls] string domain, [NoNulls, OrNone] string? codeset)
    {
        fixed (byte* name = Bytes(ts, domain), code = BytesOrNull(ts, codeset)) return Text(LibC.BindTextDomainCodeset(name, code));
    }
}
