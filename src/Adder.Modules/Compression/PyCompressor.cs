using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Runtime;

namespace Adder.Modules.Compression;

/// <summary>What BZ2Compressor and LZMACompressor have in common.</summary>
internal abstract unsafe class PyCompressor(PyType type) : PyObject(type)
{
    private bool _isFlushed;

    /// <summary>Runs the library once. True at the end of the stream; throws on errors.</summary>
    private protected abstract bool Step(byte* input, int inputLength, byte* output, int outputLength, bool finish, out int consumed, out int produced);

    [PyMethod("""
        compress($self, data, /)
        --

        Take data in and return what can be returned of the compressed data.

        The rest of it comes from flush().
        """)]
    internal PyBytes Compress(ThreadState ts, BufferView data)
    {
        ReadOnlyMemory<byte> memory = data.Memory;
        return Blocking.Run(ts, () =>
        {
            lock (this)
            {
                if (_isFlushed) throw Errors.ValueError("Compressor has been flushed");
                return Run(memory.Span, false);
            }
        });
    }

    [PyMethod("flush($self, /)\n--\n\nFinish the compression and return what is left; the object cannot be used again.")]
    internal PyBytes Flush(ThreadState ts) => Blocking.Run(ts, () =>
    {
        lock (this)
        {
            if (_isFlushed) throw Errors.ValueError("Repeated call to flush()");
            _isFlushed = true;
            return Run(default, true);
        }
    });

    private PyBytes Run(ReadOnlySpan<byte> input, bool finish)
    {
        StreamOutput output = new();
        int position = 0;
        while (finish || position < input.Length)
        {
            fixed (byte* source = input)
            fixed (byte* target = output.Buffer)
            {
                byte nothing = 0;
                bool ended = Step(
                    source is null ? &nothing : source + position, input.Length - position, target + output.Count, output.Room, finish,
                    out int consumed, out int produced);
                position += consumed;
                output.Advance(produced);
                if (ended) break;
            }
            output.EnsureRoom();
        }
        return output.ToBytes();
    }
}
