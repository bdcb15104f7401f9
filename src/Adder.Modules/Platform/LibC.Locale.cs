using System.Runtime.InteropServices;

namespace Adder.Modules.Platform;

// The C library's locale; wide characters have 32 bits.
internal static unsafe partial class LibC
{
    [LibraryImport(Library, EntryPoint = "setlocale")]
    internal static partial byte* SetLocale(int category, byte* name);

    [LibraryImport(Library, EntryPoint = "localeconv")]
    internal static partial byte** LocaleConventions();

    [LibraryImport(Library, EntryPoint = "nl_langinfo")]
    internal static partial byte* LanguageInformation(int item);

    [LibraryImport(Library, EntryPoint = "wcscoll")]
    internal static partial int Collate(int* left, int* right);

    [LibraryImport(Library, EntryPoint = "wcsxfrm")]
    internal static partial nint Transform(int* target, int* source, nint size);

    [LibraryImport(Library, EntryPoint = "gettext")]
    internal static partial byte* Translate(byte* message);

    [LibraryImport(Library, EntryPoint = "dgettext")]
    internal static partial byte* Translate(byte* domain, byte* message);

    [LibraryImport(Library, EntryPoint = "dcgettext")]
    internal static partial byte* Translate(byte* domain, byte* message, int category);

    [LibraryImport(Library, EntryPoint = "textdomain")]
    internal static partial byte* TextDomain(byte* domain);

    [LibraryImport(Library, EntryPoint = "bindtextdomain", SetLastError = true)]
    internal static partial byte* BindTextDomain(byte* domain, byte* directory);

    [LibraryImport(Library, EntryPoint = "bind_textdomain_codeset", SetLastError = true)]
    internal static partial byte* BindTextDomainCodeset(byte* domain, byte* codeset);
}
