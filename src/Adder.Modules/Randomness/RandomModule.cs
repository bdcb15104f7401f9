using System.Numerics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Randomness;

/// <summary>The _random module.</summary>
[PyModule("_random", Doc = "The Mersenne Twister.")]
[PyModuleType(typeof(PyRandom))]
internal static partial class RandomModule;

/// <summary><c>_random.Random</c>: a Mersenne Twister with its own state.</summary>
[PyType("Random", Module = "_random", Doc = "Random() -> generator of random numbers with its own state")]
internal partial class PyRandom(PyType type) : PyObject(type)
{
    private readonly MersenneTwister _twister = new();

    [Slot(Slot.TpNew)]
    internal static Value New(ThreadState ts, PyType type, ReadOnlySpan<Value> args, PyTuple? kwnames) => Allocation.Of<PyRandom>(type);

    [Slot(Slot.TpInit)]
    private static int Init(ThreadState ts, Value self, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        int count = args.Length - (kwnames?.Count ?? 0);
        if (kwnames is { Count: > 0 } && ReferenceEquals(self.Type, TypeObject)) return ts.Fail(PyType.TypeError, "Random() takes no keyword arguments");
        if (count > 1) return ts.Fail(PyType.TypeError, "Random() requires 0 or 1 argument");
        ((PyRandom)self.Ref).SeedWith(ts, count > 0 ? args[0] : Value.None);
        return 0;
    }

    // random_seed
    private void SeedWith(ThreadState ts, Value seed)
    {
        if (seed.IsNone)
        {
            Span<uint> entropy = stackalloc uint[MersenneTwister.StateSize];
            RandomNumberGenerator.Fill(MemoryMarshal.AsBytes(entropy));
            _twister.Seed(entropy);
            return;
        }
        BigInteger number = PyLong.TryBig(seed, out BigInteger given) ? BigInteger.Abs(given) : (ulong)Hashing.Of(ts, seed).OrThrow(ts);
        var bytes = new byte[(number.GetByteCount(isUnsigned: true) + 3) / 4 * 4];
        number.TryWriteBytes(bytes, out _, isUnsigned: true);
        var key = new uint[bytes.Length / 4];
        for (int i = 0; i < key.Length; i++) key[i] = System.Buffers.Binary.BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(i * 4));
        _twister.Seed(key);
    }

    [PyMethod("seed($self, n=None, /)\n--\n\nStart again from a number, from the hash of an object, or from the system's randomness.")]
    private void Seed(ThreadState ts, Value n) => SeedWith(ts, n);

    [PyMethod("random($self, /)\n--\n\nA float x with 0 <= x < 1.")]
    private double Random() => _twister.NextDouble();

    [PyMethod("getrandbits($self, k, /)\n--\n\nAn int of k random bits.", Name = "getrandbits")]
    private Value GetRandBits(int k)
    {
        if (k < 0) throw Errors.ValueError("number of bits must be non-negative");
        if (k == 0) return Value.Int(0);
        if (k <= 32) return Value.Int(_twister.NextWord() >> (32 - k));
        var words = new uint[(k - 1) / 32 + 1];
        _twister.NextBits(words, k);
        return PyLong.From(new BigInteger(MemoryMarshal.AsBytes<uint>(words), isUnsigned: true));
    }

    [PyMethod("getstate($self, /)\n--\n\nA tuple of the words of the state, for setstate().", Name = "getstate")]
    private Value GetState()
    {
        var state = new Value[MersenneTwister.StateSize + 1];
        for (int i = 0; i < MersenneTwister.StateSize; i++) state[i] = Value.Int(_twister.State[i]);
        state[^1] = _twister.Index;
        return new PyTuple(state);
    }

    [PyMethod("setstate($self, state, /)\n--\n\nGo on from a state that getstate() gave.", Name = "setstate")]
    private void SetState(ThreadState ts, Value state)
    {
        if (state.Ref is not PyTuple tuple) throw Errors.TypeError("state vector must be a tuple");
        if (tuple.Count != MersenneTwister.StateSize + 1) throw Errors.ValueError("state vector is the wrong size");
        Span<uint> words = stackalloc uint[MersenneTwister.StateSize];
        for (int i = 0; i < words.Length; i++) words[i] = Word(ts, tuple[i]);
        if (!PyLong.TryInt64(tuple[tuple.Count - 1], out long index)) throw Errors.TypeError("an integer is required");
        if (index is < 0 or > MersenneTwister.StateSize) throw Errors.ValueError("invalid state");
        words.CopyTo(_twister.State);
        _twister.Index = (int)index;
    }

    private static uint Word(ThreadState ts, Value value)
    {
        if (!PyLong.TryBig(value, out BigInteger number)) throw Errors.TypeError("an integer is required");
        if (number.Sign < 0) throw Errors.OverflowError("can't convert negative value to unsigned int");
        return number <= ulong.MaxValue ? (uint)(ulong)number : throw Errors.OverflowError("Python int too large to convert to C unsigned long");
    }
}
