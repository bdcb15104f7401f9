using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Startup;

/// <summary><c>stderrprinter</c>: what sys.stderr and sys.stdout are before io can be imported. (PyStdPrinter)</summary>
[PyType("stderrprinter", Subclassable = false, NoInstantiation = true)]
internal sealed partial class PyStdPrinter : PyObject
{
    private readonly Stream _stream;

    internal PyStdPrinter(int descriptor) : base(TypeObject)
    {
        Descriptor = descriptor;
        _stream = descriptor == 1 ? Console.OpenStandardOutput() : Console.OpenStandardError();
    }

    internal int Descriptor { get; }

    [PyMethod("write($self, text, /)\n--\n\nWrite text, unbuffered.")]
    private int Write(ThreadState ts, PyStr text)
    {
        PyBytes bytes = Encodings.Encode(ts, text, "utf-8", null);
        try
        {
            _stream.Write(bytes.Span);
        }
        catch (IOException error)
        {
            throw Errors.Make(PyType.OSError, error.Message);
        }
        return text.Length;
    }

    [PyMethod("flush($self, /)\n--\n\nDo nothing: nothing is buffered.")]
    private void Flush() { }

    [PyMethod("fileno($self, /)\n--\n\nThe file descriptor.")]
    private int FileNo() => Descriptor;

    [PyMethod("isatty($self, /)\n--\n\nWhether it is a terminal.")]
    private bool IsATty() => Descriptor == 1 ? !Console.IsOutputRedirected : !Console.IsErrorRedirected;

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
