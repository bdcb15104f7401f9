using System.Security.Cryptography;

namespace Adder.Modules.Digests;

/// <summary>One of the hashes that .NET computes.</summary>
internal sealed class SystemAlgorithm(string name, HashAlgorithmName systemName, int size, int blockSize, SystemAlgorithm.OneShot compute)
{
    internal delegate int OneShot(ReadOnlySpan<byte> source, Span<byte> destination);

    internal static SystemAlgorithm Md5 { get; } = new("md5", HashAlgorithmName.MD5, 16, 64, MD5.HashData);

    internal static SystemAlgorithm Sha1 { get; } = new("sha1", HashAlgorithmName.SHA1, 20, 64, SHA1.HashData);

    internal static SystemAlgorithm Sha256 { get; } = new("sha256", HashAlgorithmName.SHA256, 32, 64, Sha256Rounds.HashData);

    internal static SystemAlgorithm Sha384 { get; } = new("sha384", HashAlgorithmName.SHA384, 48, 128, SHA384.HashData);

    internal static SystemAlgorithm Sha512 { get; } = new("sha512", HashAlgorithmName.SHA512, 64, 128, SHA512.HashData);

    internal string Name => name;

    internal HashAlgorithmName SystemName => systemName;

    internal int Size => size;

    internal int BlockSize => blockSize;

    internal OneShot Compute => compute;
}

/// <summary>A hash that .NET computes. Short input is kept and hashed in one go: that needs no native object, which costs a finalizer.</summary>
internal sealed class SystemDigest(SystemAlgorithm algorithm) : Digest
{
    private const int MostKept = 512;

    private byte[] _kept = [];
    private int _keptLength;
    private IncrementalHash? _running;

    internal SystemAlgorithm Algorithm => algorithm;

    internal override string Name => algorithm.Name;

    internal override int Size => algorithm.Size;

    internal override int BlockSize => algorithm.BlockSize;

    internal override void Update(ReadOnlySpan<byte> data)
    {
        if (_running is null && _keptLength + data.Length <= MostKept)
        {
            Keep(data);
            return;
        }
        if (_running is null)
        {
            _running = IncrementalHash.CreateHash(algorithm.SystemName);
            _running.AppendData(_kept.AsSpan(0, _keptLength));
            _kept = [];
        }
        _running.AppendData(data);
    }

    private void Keep(ReadOnlySpan<byte> data)
    {
        if (_kept.Length < _keptLength + data.Length) Array.Resize(ref _kept, Math.Max(_keptLength + data.Length, _kept.Length * 2));
        data.CopyTo(_kept.AsSpan(_keptLength));
        _keptLength += data.Length;
    }

    internal override void Result(Span<byte> destination)
    {
        if (_running is null) _ = algorithm.Compute(_kept.AsSpan(0, _keptLength), destination);
        else _running.GetCurrentHash(destination);
    }

    internal override Digest Copy() => new SystemDigest(algorithm)
    {
        _kept = _kept.AsSpan(0, _running is null ? _keptLength : 0).ToArray(),
        _keptLength = _keptLength,
        _running = _running?.Clone(),
    };
}
