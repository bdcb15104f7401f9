using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Digests;

/// <summary>What all hash objects with a fixed result are.</summary>
internal abstract class PyHash(PyType type, Digest digest) : PyObject(type)
{
    // HASHLIB_GIL_MINSIZE
    private const int LeastWithoutLock = 2048;

    internal Digest Digest => digest;

    /// <summary>An object of the same type.</summary>
    private protected abstract PyHash Make(Digest digest);

    /// <summary>The memory of what is hashed. Throws. (GET_BUFFER_VIEW_OR_ERROUT)</summary>
    internal static BufferView Input(ThreadState ts, Value data)
    {
        if (data.Ref is PyStr) throw Errors.TypeError("Strings must be encoded before hashing");
        if (!Buffers.Has(data)) throw Errors.TypeError("object supporting the buffer API required");
        return BufferView.From(ts, data);
    }

    /// <summary>Hashes an argument, without the interpreter's lock where that pays.</summary>
    internal static T Feed<T>(ThreadState ts, T digest, Value data) where T : Digest
    {
        if (data.IsNull) return digest;
        using BufferView input = Input(ts, data);
        if (input.Length < LeastWithoutLock)
        {
            lock (digest) digest.Update(input.Span);
            return digest;
        }
        FeedWithoutLock(ts, digest, input.Memory);
        return digest;
    }

    private static void FeedWithoutLock(ThreadState ts, Digest digest, ReadOnlyMemory<byte> memory) => Blocking.Run(ts, () =>
    {
        lock (digest) digest.Update(memory.Span);
    });

    internal byte[] Result()
    {
        var result = new byte[digest.Size];
        lock (digest) digest.Result(result);
        return result;
    }

    internal PyHash CopyOf()
    {
        lock (digest) return Make(digest.Copy());
    }

    internal static PyStr Hex(ReadOnlySpan<byte> bytes) => PyStr.OwnLatin1(HexText.Digits(bytes));

    [PyGetSet("name", Doc = "The name of the hash.")]
    internal string HashName => digest.Name;

    [PyGetSet("digest_size", Doc = "How many bytes the result has.")]
    internal int DigestSize => digest.Size;

    [PyGetSet("block_size", Doc = "How many bytes are hashed at a time.")]
    internal int BlockSize => digest.BlockSize;

    [PyMethod("update($self, obj, /)\n--\n\nHash more bytes.")]
    internal void Update(ThreadState ts, Value obj) => Feed(ts, digest, obj);

    [PyMethod("digest($self, /)\n--\n\nThe hash of all bytes so far, as bytes.", Name = "digest")]
    internal PyBytes GetDigest() => PyBytes.Own(Result());

    [PyMethod("hexdigest($self, /)\n--\n\nThe hash of all bytes so far, as hexadecimal digits.", Name = "hexdigest")]
    internal PyStr GetHexDigest() => Hex(Result());

    [PyMethod("copy($self, /)\n--\n\nAnother hash object that has hashed the same bytes.", Name = "copy")]
    internal PyHash Copy() => CopyOf();
}
