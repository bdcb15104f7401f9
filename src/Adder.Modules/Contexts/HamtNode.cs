using System.Numerics;
using System.Runtime.CompilerServices;
using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Contexts;

/// <summary>A key with its value, or the node that holds all keys whose hashes begin alike.</summary>
internal readonly record struct HamtEntry(uint Hash, Value Key, Value Value, HamtNode? Node = null)
{
    internal bool Holds(ThreadState ts, uint hash, Value key) =>
        Hash == hash && (IsSame(Key, key) || (Key.Ref is not PyContextVar && Comparison.Equal(ts, key, Key)));

    internal static bool IsSame(Value left, Value right) => ReferenceEquals(left.Ref, right.Ref) && left.Bits == right.Bits;
}

/// <summary>A node of a <see cref="PyHamt"/>. It never changes. Comparing keys may throw.</summary>
internal abstract class HamtNode
{
    private protected const int LevelBits = 5;

    internal abstract ReadOnlySpan<HamtEntry> Entries { get; }

    /// <summary>The entry of the key; a null reference where there is none.</summary>
    internal abstract ref readonly HamtEntry Find(ThreadState ts, uint hash, int shift, Value key);

    /// <summary>A node with the entry as well; this one when it has the same value already.</summary>
    internal abstract HamtNode With(ThreadState ts, in HamtEntry entry, int shift, ref bool isNew);

    /// <summary>A node without the key: this one when it has no such key, null when nothing is left.</summary>
    internal abstract HamtNode? Without(ThreadState ts, uint hash, int shift, Value key);

    private protected static HamtEntry[] Replaced(HamtEntry[] entries, int index, in HamtEntry entry)
    {
        HamtEntry[] copy = [.. entries];
        copy[index] = entry;
        return copy;
    }

    private protected static HamtEntry[] Inserted(HamtEntry[] entries, int index, in HamtEntry entry) => [.. entries.AsSpan(0, index), entry, .. entries.AsSpan(index)];

    private protected static HamtEntry[] Removed(HamtEntry[] entries, int index) => [.. entries.AsSpan(0, index), .. entries.AsSpan(index + 1)];
}

/// <summary>A node that tells its entries apart by five bits of the hash.</summary>
internal sealed class HamtBitmapNode(uint bitmap, HamtEntry[] entries) : HamtNode
{
    internal static readonly HamtBitmapNode Empty = new(0, []);

    internal override ReadOnlySpan<HamtEntry> Entries => entries;

    private static uint Bit(uint hash, int shift) => 1u << (int)((hash >> shift) & 31);

    private int IndexOf(uint bit) => BitOperations.PopCount(bitmap & (bit - 1));

    internal override ref readonly HamtEntry Find(ThreadState ts, uint hash, int shift, Value key)
    {
        uint bit = Bit(hash, shift);
        if ((bitmap & bit) == 0) return ref Unsafe.NullRef<HamtEntry>();
        ref readonly HamtEntry entry = ref entries[IndexOf(bit)];
        if (entry.Node is { } node) return ref node.Find(ts, hash, shift + LevelBits, key);
        if (entry.Holds(ts, hash, key)) return ref entry;
        return ref Unsafe.NullRef<HamtEntry>();
    }

    internal override HamtNode With(ThreadState ts, in HamtEntry entry, int shift, ref bool isNew)
    {
        uint bit = Bit(entry.Hash, shift);
        int index = IndexOf(bit);
        if ((bitmap & bit) == 0)
        {
            isNew = true;
            return new HamtBitmapNode(bitmap | bit, Inserted(entries, index, entry));
        }
        HamtEntry old = entries[index];
        if (old.Node is { } node)
        {
            HamtNode changed = node.With(ts, entry, shift + LevelBits, ref isNew);
            return ReferenceEquals(changed, node) ? this : new HamtBitmapNode(bitmap, Replaced(entries, index, new HamtEntry(0, default, default, changed)));
        }
        if (old.Holds(ts, entry.Hash, entry.Key))
        {
            return HamtEntry.IsSame(old.Value, entry.Value) ? this : new HamtBitmapNode(bitmap, Replaced(entries, index, old with { Value = entry.Value }));
        }
        isNew = true;
        return new HamtBitmapNode(bitmap, Replaced(entries, index, new HamtEntry(0, default, default, Both(old, entry, shift + LevelBits))));
    }

    /// <summary>A node with two keys that are not equal.</summary>
    private static HamtNode Both(in HamtEntry left, in HamtEntry right, int shift)
    {
        if (left.Hash == right.Hash) return new HamtCollisionNode(left.Hash, [left, right]);
        uint leftBit = Bit(left.Hash, shift), rightBit = Bit(right.Hash, shift);
        if (leftBit == rightBit) return new HamtBitmapNode(leftBit, [new HamtEntry(0, default, default, Both(left, right, shift + LevelBits))]);
        return new HamtBitmapNode(leftBit | rightBit, leftBit < rightBit ? [left, right] : [right, left]);
    }

    internal static HamtBitmapNode Over(HamtNode node, uint hash, int shift) => new(Bit(hash, shift), [new HamtEntry(0, default, default, node)]);

    internal override HamtNode? Without(ThreadState ts, uint hash, int shift, Value key)
    {
        uint bit = Bit(hash, shift);
        if ((bitmap & bit) == 0) return this;
        int index = IndexOf(bit);
        HamtEntry old = entries[index];
        if (old.Node is not { } node) return old.Holds(ts, hash, key) ? Without(bit, index) : this;
        HamtNode? changed = node.Without(ts, hash, shift + LevelBits, key);
        if (ReferenceEquals(changed, node)) return this;
        if (changed is null) return Without(bit, index);
        // A key that is alone in its node moves up.
        HamtEntry moved = changed.Entries is [{ Node: null } alone] ? alone : new HamtEntry(0, default, default, changed);
        return new HamtBitmapNode(bitmap, Replaced(entries, index, moved));
    }

    private HamtBitmapNode? Without(uint bit, int index) => entries.Length == 1 ? null : new HamtBitmapNode(bitmap & ~bit, Removed(entries, index));
}

/// <summary>Keys with the same hash.</summary>
internal sealed class HamtCollisionNode(uint hash, HamtEntry[] entries) : HamtNode
{
    internal override ReadOnlySpan<HamtEntry> Entries => entries;

    private int IndexOf(ThreadState ts, uint wanted, Value key)
    {
        if (wanted != hash) return -1;
        for (int i = 0; i < entries.Length; i++)
        {
            if (entries[i].Holds(ts, wanted, key)) return i;
        }
        return -1;
    }

    internal override ref readonly HamtEntry Find(ThreadState ts, uint wanted, int shift, Value key)
    {
        int index = IndexOf(ts, wanted, key);
        return ref index < 0 ? ref Unsafe.NullRef<HamtEntry>() : ref entries[index];
    }

    internal override HamtNode With(ThreadState ts, in HamtEntry entry, int shift, ref bool isNew)
    {
        if (entry.Hash != hash) return HamtBitmapNode.Over(this, hash, shift).With(ts, entry, shift, ref isNew);
        int index = IndexOf(ts, hash, entry.Key);
        isNew = index < 0;
        if (isNew) return new HamtCollisionNode(hash, [.. entries, entry]);
        return HamtEntry.IsSame(entries[index].Value, entry.Value) ? this : new HamtCollisionNode(hash, Replaced(entries, index, entry));
    }

    internal override HamtNode? Without(ThreadState ts, uint wanted, int shift, Value key)
    {
        int index = IndexOf(ts, wanted, key);
        if (index < 0) return this;
        return entries.Length == 1 ? null : new HamtCollisionNode(hash, Removed(entries, index));
    }
}
