using System.Runtime.CompilerServices;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Contexts;

/// <summary>
/// A mapping that never changes: setting a key makes another one, which shares almost all of its nodes. What contexts hold. (hamt.c)
/// </summary>
[PyType("hamt", Subclassable = false, NoInstantiation = true, Mapping = true, Flags = TypeFlags.HasWeakref)]
internal sealed partial class PyHamt : PyObject
{
    internal static readonly PyHamt Empty = new(HamtBitmapNode.Empty, 0);

    private PyHamt(HamtNode root, int count) : base(TypeObject)
    {
        Root = root;
        Count = count;
    }

    internal HamtNode Root { get; }

    internal int Count { get; }

    /// <summary>One that nobody else has.</summary>
    internal static PyHamt NewEmpty() => new(HamtBitmapNode.Empty, 0);

    // Context variables are only themselves; both halves of a hash count. (map_hash)
    private static uint HashOf(ThreadState ts, Value key)
    {
        if (key.Ref is PyContextVar variable) return variable.HamtHash;
        long hash = Hashing.Of(ts, key).OrThrow(ts);
        return (uint)hash ^ (uint)(hash >> 32);
    }

    /// <summary>The value of a key, or nothing. Throws when keys cannot be compared.</summary>
    internal Value Find(ThreadState ts, Value key)
    {
        ref readonly HamtEntry found = ref Root.Find(ts, HashOf(ts, key), 0, key);
        return Unsafe.IsNullRef(in found) ? default : found.Value;
    }

    /// <summary>The mapping with this key. Throws.</summary>
    internal PyHamt With(ThreadState ts, Value key, Value value)
    {
        bool isNew = false;
        HamtNode root = Root.With(ts, new HamtEntry(HashOf(ts, key), key, value), 0, ref isNew);
        return ReferenceEquals(root, Root) ? this : new PyHamt(root, isNew ? Count + 1 : Count);
    }

    /// <summary>The mapping without this key; itself when it has no such key. Throws.</summary>
    internal PyHamt Without(ThreadState ts, Value key)
    {
        HamtNode? root = Root.Without(ts, HashOf(ts, key), 0, key);
        return ReferenceEquals(root, Root) ? this : root is null ? Empty : new PyHamt(root, Count - 1);
    }

    /// <summary>The same keys with equal values. Throws.</summary>
    internal bool SameAs(ThreadState ts, PyHamt other)
    {
        if (ReferenceEquals(Root, other.Root)) return true;
        if (Count != other.Count) return false;
        HamtWalk walk = new(this);
        while (walk.TryNext(out HamtEntry entry))
        {
            Value theirs = other.Find(ts, entry.Key);
            if (theirs.IsNull || !Comparison.Equal(ts, entry.Value, theirs)) return false;
        }
        return true;
    }

    [PyMethod("A mapping with this key.", Name = "set")]
    private Value SetMethod(ThreadState ts, Value key, Value value) => With(ts, key, value);

    [PyMethod("A mapping without this key.", Name = "delete")]
    private Value DeleteMethod(ThreadState ts, Value key) => Without(ts, key);

    [PyMethod("The value of a key, or the default.", Name = "get")]
    private Value Get(ThreadState ts, Value key, Value @default = default)
    {
        Value found = Find(ts, key);
        return !found.IsNull ? found : @default.IsNull ? Value.None : @default;
    }

    [PyMethod("The keys.", Name = "keys")]
    internal Value Keys() => new PyHamtKeys(this);

    [PyMethod("The values.", Name = "values")]
    internal Value Values() => new PyHamtValues(this);

    [PyMethod("Pairs of key and value.", Name = "items")]
    internal Value Items() => new PyHamtItems(this);

    [Slot(Slot.TpIter)]
    internal Value Iter() => new PyHamtKeys(this);

    [Slot(Slot.MpLength)]
    internal long Length() => Count;

    [Slot(Slot.MpSubscript)]
    internal Value GetItem(ThreadState ts, Value key)
    {
        Value found = Find(ts, key);
        return found.IsNull ? ts.Raise(Errors.Simple(PyType.KeyError, key)) : found;
    }

    [Slot(Slot.SqContains)]
    internal bool Contains(ThreadState ts, Value key) => !Find(ts, key).IsNull;

    [Slot(Slot.TpRichcompare)]
    internal static Value Compare(ThreadState ts, Value self, Value other, CompareOp op)
    {
        if (op is not (CompareOp.Eq or CompareOp.Ne) || other.Ref is not PyHamt right) return Value.NotImplemented;
        return Value.Bool(((PyHamt)self.Ref).SameAs(ts, right) == (op == CompareOp.Eq));
    }
}
