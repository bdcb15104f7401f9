using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Runtime;

namespace Adder.Modules.Compression;

/// <summary>What BZ2Decompressor, LZMADecompressor and _ZlibDecompressor have in common: input that was not needed yet is kept.</summary>
internal abstract unsafe class PyDecompressor(PyType type) : PyObject(type)
{
    private byte[] _kept = [];

    private protected abstract NativeStream Stream { get; }

    /// <summary>Whether output that just filled its room may have more behind it. (bz2 takes it that there is none)</summary>
    private protected virtual bool FullOutputHasMore => true;

    [PyGetSet("eof", Doc = "True once the end of the compressed data was seen.")]
    internal bool IsAtEnd { get; private set; }

    [PyGetSet("needs_input", Doc = "True if nothing more can be had without further input.")]
    internal bool NeedsInput { get; private set; } = true;

    [PyGetSet("unused_data", Doc = "What was given behind the end of the compressed data.")]
    internal PyBytes UnusedData { get; private set; } = PyBytes.Empty;

    /// <summary>Runs the library once. True at the end of the stream; throws on errors.</summary>
    private protected abstract bool Step(byte* input, int inputLength, byte* output, int outputLength, out int consumed, out int produced);

    [PyMethod("""
        decompress($self, /, data, max_length=-1)
        --

        Decompress data and return the result as bytes.

        With max_length not negative, return no more than so many bytes; the rest
        comes from later calls, which may then be given b''.
        """)]
    internal PyBytes Decompress(ThreadState ts, BufferView data, long maxLength = -1)
    {
        ReadOnlyMemory<byte> memory = data.Memory;
        return Blocking.Run(ts, () =>
        {
            lock (this) return Decompress(memory, maxLength);
        });
    }

    private PyBytes Decompress(ReadOnlyMemory<byte> data, long maxLength)
    {
        if (IsAtEnd) throw Errors.Make(PyType.EOFError, "End of stream already reached");
        bool hadKept = _kept.Length > 0;
        if (hadKept) data = (byte[])[.. _kept, .. data.Span];
        StreamOutput output = new(maxLength, Math.Max(16 * 1024, data.Length));
        int consumed = 0;
        try
        {
            consumed = Drain(data.Span, output);
        }
        catch (PythonException)
        {
            _kept = [];
            throw;
        }
        ReadOnlySpan<byte> rest = data.Span[consumed..];
        _kept = IsAtEnd ? [] : rest.ToArray();
        if (IsAtEnd) UnusedData = PyBytes.From(rest);
        NeedsInput = !IsAtEnd && rest.IsEmpty && (!FullOutputHasMore || output.Room > 0);
        return output.ToBytes();
    }

    private int Drain(ReadOnlySpan<byte> input, StreamOutput output)
    {
        int position = 0;
        while (!IsAtEnd)
        {
            int room = output.Room;
            fixed (byte* source = input)
            fixed (byte* target = output.Buffer)
            {
                byte nothing = 0;
                IsAtEnd = Step(
                    source is null ? &nothing : source + position, input.Length - position, target is null ? &nothing : target + output.Count, room,
                    out int consumed, out int produced);
                position += consumed;
                output.Advance(produced);
            }
            if (IsAtEnd) break;
            if (output.Room == 0)
            {
                if (!output.EnsureRoom()) break;
            }
            else if (position == input.Length)
            {
                break;
            }
        }
        return position;
    }
}
