using Adder.Modules.Platform;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Startup;

/// <summary><c>stderrprinter</c>: what sys.stderr and sys.stdout are before io can be imported. (PyStdPrinter)</summary>
[PyType("stderrprinter", Subclassable = false, NoInstantiation = true)]
internal sealed partial class PyStdPrinter : PyObject
{
    internal PyStdPrinter(int descriptor) : base(TypeObject)
    {
        Descriptor = descriptor;
    }

    internal int Descriptor { get; }

    [PyMethod("write($self, text, /)\n--\n\nWrite text, unbuffered.")]
    private int Write(ThreadState ts, PyStr text)
    {
        ReadOnlySpan<byte> left = Encodings.Encode(ts, text, "utf-8", null).Span;
        while (left.Length > 0) left = left[Platform.Descriptor.Write(ts, Descriptor, left)..];
        return text.Length;
    }

    [PyMethod("flush($self, /)\n--\n\nDo nothing: nothing is buffered.")]
    private void Flush() { }

    [PyMethod("fileno($self, /)\n--\n\nThe file descriptor.")]
    private int FileNo() => Descriptor;

    [PyMethod("isatty($self, /)\n--\n\nWhether it is a terminal.")]
    private bool IsATty() => LibC.IsATty(Descriptor) != 0;

    [PyMethod("close($self, /)\n--\n\nDo nothing.")]
    private void Close() { }

    [PyGetSet("closed")]
    private bool Closed() => false;

    [PyGetSet("encoding")]
    private string Encoding() => "utf-8";

    [PyGetSet("mode")]
    private string Mode() => "w";

    [Slot(Slot.TpRepr)]
    private Value ReprOf() => $"<stderrprinter(fd={Descriptor}) object at {Identity.Hex(this)}>";
}
