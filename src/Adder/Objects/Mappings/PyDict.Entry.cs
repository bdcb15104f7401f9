using System.Runtime.CompilerServices;
using Adder.Protocols;

namespace Adder.Objects;

public partial class PyDict
{
    /// <summary>
    /// A key and its item in 32 bytes: beside the reference to a key stands its hash, but for an unboxed number, whose bits stand there,
    /// from which the hash is quickly computed.
    /// </summary>
    internal struct Entry
    {
        /// <summary>The key, or the tag of one that is an unboxed number. Null: removed.</summary>
        internal PyObject? KeyRef;

        /// <summary>The bits of an unboxed number, the hash of any other key.</summary>
        internal long BitsOrHash;

        internal Value Item;

        internal readonly Value Key
        {
            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            get => new(KeyRef!, IsNumber ? BitsOrHash : 0);
        }

        internal readonly long Hash
        {
            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            get => !IsNumber ? BitsOrHash : HashOfNumber();
        }

        private readonly long HashOfNumber() => ReferenceEquals(KeyRef, Tags.Int) ? Hashing.OfInt(BitsOrHash) : PyFloat.HashOf(Key);

        private readonly bool IsNumber
        {
            [MethodImpl(MethodImplOptions.AggressiveInlining)]
            get => ReferenceEquals(KeyRef, Tags.Int) || ReferenceEquals(KeyRef, Tags.Float);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        internal void Set(Value key, long hash, Value item)
        {
            KeyRef = key.Ref;
            BitsOrHash = key.IsInt || key.IsFloat ? key.Bits : hash;
            Value.Store(ref Item, item);
        }
    }
}
