using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Tls;

/// <summary><c>ssl.MemoryBIO</c>: a queue of bytes between TLS and the program.</summary>
[PyType("MemoryBIO", Module = "_ssl")]
internal unsafe partial class PyMemoryBio(PyType type) : PyObject(type)
{
    private const int RetryRead = 1 | 8, AllRetry = 7 | 8;

    private bool _isEnded;
    private Deathbed _deathbed;

    internal nint Handle { get; private set; }

    [Slot(Slot.TpNew, Signature = "MemoryBIO()")]
    internal static Value New(ThreadState ts, PyType type)
    {
        PyMemoryBio made = Allocation.Of<PyMemoryBio>(type);
        made.Handle = LibCrypto.NewBio(LibCrypto.MemoryMethod());
        if (made.Handle == 0) throw Errors.MemoryError();
        LibCrypto.SetFlags(made.Handle, RetryRead);
        LibCrypto.Control(made.Handle, LibCrypto.SetEofReturn, -1, null);
        return made;
    }

    ~PyMemoryBio()
    {
        if (Handle != 0 && _deathbed.IsDead(this)) _ = LibCrypto.FreeBio(Handle);
    }

    private int Available => (int)LibCrypto.Control(Handle, LibCrypto.BioPending, 0, null);

    [PyGetSet("pending", Doc = "How many bytes can be read.")]
    private int GetPending() => Available;

    [PyGetSet("eof", Doc = "Whether the memory BIO is at EOF.")]
    private bool GetEof() => _isEnded && Available == 0;

    [PyMethod("""
        read($self, size=-1, /)
        --

        Read up to size bytes; everything where it is negative or not given.

        The result is empty where nothing is there now.
        """)]
    private PyBytes Read(int size = -1)
    {
        int count = Available;
        if (size >= 0 && size < count) count = size;
        if (count <= 0) return PyBytes.Empty;
        byte[] bytes = GC.AllocateUninitializedArray<byte>(count);
        int read;
        fixed (byte* start = bytes) read = LibCrypto.Read(Handle, start, count);
        return read == count ? PyBytes.Own(bytes) : PyBytes.From(bytes.AsSpan(0, Math.Max(0, read)));
    }

    [PyMethod("write($self, b, /)\n--\n\nWrite bytes; return how many.")]
    private int Write(ThreadState ts, BufferView b)
    {
        if (_isEnded) throw TlsErrors.Plain("cannot write() after write_eof()");
        fixed (byte* start = b.Span)
        {
            int count = LibCrypto.Write(Handle, start, b.Length);
            return count < 0 ? throw TlsErrors.Last(ts) : count;
        }
    }

    [PyMethod("write_eof($self, /)\n--\n\nLet the end follow what was written.")]
    private void WriteEof()
    {
        _isEnded = true;
        LibCrypto.ClearFlags(Handle, AllRetry);
        LibCrypto.Control(Handle, LibCrypto.SetEofReturn, 0, null);
    }
}
