namespace Adder.Modules.Digests;

/// <summary>HMAC over any hash. (RFC 2104)</summary>
internal sealed class HmacDigest : Digest
{
    private readonly Digest _inner;
    private readonly Digest _outer;

    /// <param name="fresh">The hash, which has hashed nothing yet; it is taken over.</param>
    /// <param name="key">The key, of any length.</param>
    internal HmacDigest(Digest fresh, ReadOnlySpan<byte> key)
    {
        _inner = fresh;
        _outer = fresh.Copy();
        Span<byte> block = stackalloc byte[fresh.BlockSize];
        block.Clear();
        if (key.Length <= block.Length)
        {
            key.CopyTo(block);
        }
        else
        {
            Digest shortened = fresh.Copy();
            shortened.Update(key);
            shortened.Result(block[..fresh.Size]);
        }
        foreach (ref byte b in block) b ^= 0x36;
        _inner.Update(block);
        foreach (ref byte b in block) b ^= 0x36 ^ 0x5C;
        _outer.Update(block);
    }

    private HmacDigest(HmacDigest other)
    {
        _inner = other._inner.Copy();
        _outer = other._outer;
    }

    internal string HashName => _inner.Name;

    internal override string Name => "hmac-" + _inner.Name;

    internal override int Size => _inner.Size;

    internal override int BlockSize => _inner.BlockSize;

    internal override Digest Copy() => new HmacDigest(this);

    internal override void Update(ReadOnlySpan<byte> data) => _inner.Update(data);

    internal override void Result(Span<byte> destination)
    {
        _inner.Result(destination);
        Digest outer = _outer.Copy();
        outer.Update(destination[..Size]);
        outer.Result(destination);
    }
}
