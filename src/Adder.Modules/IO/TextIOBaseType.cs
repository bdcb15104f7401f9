using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Runtime;

namespace Adder.Modules.IO;

/// <summary><c>_TextIOBase</c>.</summary>
[PyType("_TextIOBase", Module = "_io", Base = typeof(PyIOBase), Doc = "Base class of text streams.\n\nThey read and write str. There is no readinto(), as str cannot change.")]
internal static partial class TextIOBaseType
{
    [PyMethod("detach($self, /)\n--\n\nGive the buffer beneath back; the stream is of no use afterwards.")]
    private static void Detach(ThreadState ts, Value self) => throw IOState.Unsupported(ts, "detach");

    [PyMethod("read($self, size=-1, /)\n--\n\nRead up to size characters; everything where it is None or negative.")]
    private static void Read(ThreadState ts, Value self, int size = -1) => throw IOState.Unsupported(ts, "read");

    [PyMethod("readline($self, size=-1, /)\n--\n\nRead a line, or as much of it as size allows.\n\nReturn '' at the end of the file.")]
    private static void ReadLine(ThreadState ts, Value self, int size = -1) => throw IOState.Unsupported(ts, "readline");

    [PyMethod("write($self, s, /)\n--\n\nWrite text.\n\nReturn how many characters that were, which is all of them.")]
    private static void Write(ThreadState ts, Value self, Value s) => throw IOState.Unsupported(ts, "write");

    [PyGetSet("encoding", Doc = "The name of the encoding; None here.")]
    private static Value Encoding(Value self) => Value.None;

    [PyGetSet("newlines", Doc = "The line ends met so far; None here.")]
    private static Value Newlines(Value self) => Value.None;

    [PyGetSet("errors", Doc = "How errors of the encoding are handled; None here.")]
    private static Value ErrorsOf(Value self) => Value.None;
}
