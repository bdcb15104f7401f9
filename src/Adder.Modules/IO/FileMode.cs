using Adder.Objects;
using Adder.Runtime;

namespace Adder.Modules.IO;

/// <summary>What the mode argument of FileIO says.</summary>
internal readonly record struct FileMode(bool Reads, bool Writes, bool Creates, bool Appends, int Flags, string Text)
{
    private const int ReadOnly = 0, WriteOnly = 1, ReadWrite = 2, Create = 0x40, Exclusive = 0x80, Cut = 0x200, Append = 0x400, CloseOnExec = 0x80000;

    // _io_FileIO___init___impl
    internal static FileMode Parse(string mode)
    {
        bool reads = false, writes = false, creates = false, appends = false, plus = false, given = false;
        int flags = 0;
        foreach (char c in mode)
        {
            switch (c)
            {
                case 'x' or 'r' or 'w' or 'a':
                    if (given) throw Bad();
                    given = true;
                    creates = c == 'x';
                    appends = c == 'a';
                    reads = c == 'r';
                    writes = !reads;
                    flags |= c switch { 'x' => Exclusive | Create, 'w' => Create | Cut, 'a' => Append | Create, _ => 0 };
                    break;
                case 'b':
                    break;
                case '+':
                    if (plus) throw Bad();
                    plus = true;
                    break;
                default:
                    throw Errors.ValueError($"invalid mode: {mode}");
            }
        }
        if (!given) throw Bad();
        reads |= plus;
        writes |= plus;
        flags |= reads && writes ? ReadWrite : reads ? ReadOnly : WriteOnly;
        return new(reads, writes, creates, appends, flags | CloseOnExec, mode);
    }

    private static PythonException Bad() =>
        Errors.ValueError("Must have exactly one of create/read/write/append mode and at most one plus");

    // mode_string
    public override string ToString() => Creates ? Reads ? "xb+" : "xb"
        : Appends ? Reads ? "ab+" : "ab"
        : Reads ? Writes ? "rb+" : "rb" : "wb";
}
