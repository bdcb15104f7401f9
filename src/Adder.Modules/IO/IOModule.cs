using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.IO;

/// <summary>The <c>_io</c> module.</summary>
[PyModule("_io", Doc = """
    Streams: the built-in open() and the classes that it stacks.

    _RawIOBase is for unbuffered binary streams, of which FileIO is one.
    _BufferedIOBase is for buffered ones: BufferedReader, BufferedWriter,
    BufferedRWPair and BufferedRandom over a raw stream, and BytesIO in memory.
    _TextIOBase is for text: TextIOWrapper over a buffered stream, StringIO in
    memory.

    DEFAULT_BUFFER_SIZE is how large buffers are where nothing else is known.
    """)]
[PyModuleType(typeof(PyIOBase))]
[PyModuleType(typeof(RawIOBaseType))]
[PyModuleType(typeof(BufferedIOBaseType))]
[PyModuleType(typeof(TextIOBaseType))]
[PyModuleType(typeof(PyFileIO))]
[PyModuleType(typeof(PyBufferedReader))]
[PyModuleType(typeof(PyBufferedWriter))]
[PyModuleType(typeof(PyBufferedRandom))]
[PyModuleType(typeof(PyBufferedRWPair))]
[PyModuleType(typeof(PyBytesIO))]
[PyModuleType(typeof(PyBytesIOBuffer))]
[PyModuleType(typeof(PyTextIOWrapper))]
[PyModuleType(typeof(PyStringIO))]
[PyModuleType(typeof(PyIncrementalNewlineDecoder))]
internal static partial class IOModule
{
    [PyConstant]
    internal const long DEFAULT_BUFFER_SIZE = Streams.DefaultBufferSize;

    [PyModuleExec]
    private static void AddErrors(ThreadState ts, PyModule module) => module.Dict.SetString("BlockingIOError", PyType.BlockingIOError);

    /// <summary>Adds what is a class of each interpreter's own.</summary>
    internal static void AddUnsupportedOperation(ThreadState ts)
    {
        PyModule io = (PyModule)ts.Interpreter.Modules.FindString("_io").Ref;
        io.Dict.SetString("UnsupportedOperation", ts.Interpreter.State<IOState>().UnsupportedOperation(ts));
    }

    [PyFunction("""
        open($module, /, file, mode='r', buffering=-1, encoding=None,
             errors=None, newline=None, closefd=True, opener=None)
        --

        Open a file and return a stream.

        The file is a path, or a file descriptor, which closing the stream leaves open
        where closefd is False.

        The mode is 'r' for reading (the default), 'w' for writing from scratch, 'x'
        for creating a file that must not exist, or 'a' for appending; with '+' both
        reading and writing are possible. A 'b' opens it in binary mode, for bytes;
        otherwise, or with 't', it is in text mode, for str.

        The buffering is 0 for none (in binary mode), 1 for line buffering (in text
        mode), or the size of the buffer. By default the size is that of the file's
        blocks, and terminals are line buffered.

        The encoding, errors and newline are those of TextIOWrapper.

        An opener is called with the path and flags and returns a file descriptor.
        """)]
    private static PyIOBase Open(
        ThreadState ts, Value file, [NoNulls] string mode = "r", int buffering = -1, [NoNulls] string? encoding = null, [NoNulls] string? errors = null,
        [NoNulls] string? newline = null, bool closefd = true, Value opener = default) =>
        OpenFunction.Open(ts, new OpenRequest(file, mode, buffering, encoding, errors, newline, closefd, opener));

    [PyFunction("""
        text_encoding($module, encoding, stacklevel=2, /)
        --

        Return the encoding, or what stands for the default where it is None.

        That is 'utf-8' in UTF-8 mode and 'locale' otherwise. With -X warn_default_encoding
        the missing encoding is warned about, at the place that stacklevel names.
        """)]
    private static Value TextEncoding(ThreadState ts, Value encoding, int stacklevel = 2)
    {
        if (!encoding.IsNone) return encoding;
        if (ts.Interpreter.Config.WarnDefaultEncoding)
        {
            PyType category = (PyType)Builtin.Get(ts, "EncodingWarning").Ref;
            Warnings.Warn(ts, category, "'encoding' argument not specified", stacklevel);
        }
        return ts.Interpreter.Config.Utf8Mode ? "utf-8" : "locale";
    }

    [PyFunction("""
        open_code($module, /, path)
        --

        Open a file of code for reading it as bytes.

        Hooks may do more than that.
        """)]
    private static PyIOBase OpenCode(ThreadState ts, PyStr path) => OpenFunction.Open(ts, new OpenRequest(path, "rb"));
}
