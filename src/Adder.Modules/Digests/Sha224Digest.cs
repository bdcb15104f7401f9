using System.Buffers.Binary;

namespace Adder.Modules.Digests;

/// <summary>SHA-224, which .NET lacks. (FIPS 180-4)</summary>
internal sealed class Sha224Digest : Digest
{
    private readonly uint[] _state;
    private readonly byte[] _block = new byte[64];
    private int _filled;
    private ulong _length;

    internal Sha224Digest()
    {
        _state = [0xc1059ed8, 0x367cd507, 0x3070dd17, 0xf70e5939, 0xffc00b31, 0x68581511, 0x64f98fa7, 0xbefa4fa4];
    }

    private Sha224Digest(Sha224Digest other)
    {
        _state = other._state.AsSpan().ToArray();
        other._block.CopyTo(_block, 0);
        _filled = other._filled;
        _length = other._length;
    }

    internal override string Name => "sha224";

    internal override int Size => 28;

    internal override int BlockSize => 64;

    internal override Digest Copy() => new Sha224Digest(this);

    internal override void Update(ReadOnlySpan<byte> data)
    {
        _length += (ulong)data.Length;
        if (_filled > 0)
        {
            int taken = Math.Min(64 - _filled, data.Length);
            data[..taken].CopyTo(_block.AsSpan(_filled));
            _filled += taken;
            data = data[taken..];
            if (_filled < 64) return;
            Sha256Rounds.Compress(_state, _block);
            _filled = 0;
        }
        for (; data.Length >= 64; data = data[64..]) Sha256Rounds.Compress(_state, data);
        data.CopyTo(_block);
        _filled = data.Length;
    }

    internal override void Result(Span<byte> destination)
    {
        Span<uint> state = stackalloc uint[8];
        _state.CopyTo(state);
        Sha256Rounds.Finish(state, _block.AsSpan(0, _filled), _length);
        for (int i = 0; i < 7; i++) BinaryPrimitives.WriteUInt32BigEndian(destination[(4 * i)..], state[i]);
    }
}
