using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Functools;

/// <summary>The wrapper behind <c>functools.lru_cache</c>.</summary>
[PyType("_lru_cache_wrapper", Module = "functools", Flags = TypeFlags.HasWeakref | TypeFlags.MethodDescriptor, Doc = """
    A function that remembers the results of another.

    With maxsize 0 nothing is kept, with None everything, with a number that many recent calls. With typed, arguments
    of different types are different calls. cache_info() returns an instance of cache_info_type.
    """)]
internal partial class PyLruCache(PyType type) : PyObject(type)
{
    private const long Unlimited = -1;

    private PyDict? _dict;
    private Value _function;
    private Value _infoType;
    private PyDict _cache = new();
    private readonly LruLink _root = new(default, 0, default);
    private long _maxSize;
    private bool _typed;
    private long _hits;
    private long _misses;

    internal override ref PyDict? DictSlot => ref _dict;

    [PyGetSet("__dict__", Setter = nameof(SetDict))]
    private PyDict GetDict() => _dict ??= new PyDict();

    private void SetDict(Value value)
    {
        if (value.IsNull) throw Errors.TypeError("cannot delete __dict__");
        _dict = value.Ref as PyDict ?? throw Errors.TypeError($"__dict__ must be set to a dictionary, not a '{value.Type.Name}'");
    }

    [Slot(Slot.TpNew, Signature = "lru_cache(user_function, maxsize, typed, cache_info_type)")]
    internal static Value New(ThreadState ts, PyType type, Value userFunction, Value maxsize, Value typed, Value cacheInfoType)
    {
        if (!Calls.IsCallable(userFunction)) return ts.Raise(PyType.TypeError, "the first argument must be callable");
        long size = Unlimited;
        if (!maxsize.IsNone)
        {
            if (!Positions.HasIndex(maxsize)) return ts.Raise(PyType.TypeError, "maxsize should be integer or None");
            size = Math.Max(0, Indexing.ToSsize(ts, maxsize, PyType.OverflowError).OrThrow(ts));
        }
        var cache = Allocation.Of<PyLruCache>(type);
        cache._typed = Truth.Test(ts, typed);
        cache._function = userFunction;
        cache._infoType = cacheInfoType;
        cache._maxSize = size;
        cache._root.Link(cache._root);
        return cache;
    }

    [Slot(Slot.TpCall)]
    private Value Call(ThreadState ts, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        if (_maxSize == 0)
        {
            _misses++;
            return Calls.Call(ts, _function, args, kwnames);
        }
        Value key = MakeKey(ts, args, kwnames);
        long hash = Hashing.Of(ts, key);
        if (hash == -1 && ts.HasPending) return default;
        Value found = _cache.Find(ts, key, hash);
        if (ts.HasPending) return default;
        if (_maxSize == Unlimited) return found.IsNull ? CallUnlimited(ts, key, hash, args, kwnames) : Hit(found);
        if (found.IsNull) return CallBounded(ts, key, hash, args, kwnames);
        var link = (LruLink)found.Ref;
        link.Unlink();
        link.Link(_root);
        return Hit(link.Result);
    }

    private Value Hit(Value result)
    {
        _hits++;
        return result;
    }

    // infinite_lru_cache_wrapper
    private Value CallUnlimited(ThreadState ts, Value key, long hash, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        _misses++;
        Value result = Calls.Call(ts, _function, args, kwnames);
        if (!result.IsNull) _cache.Set(ts, key, hash, result);
        return result;
    }

    // bounded_lru_cache_wrapper
    private Value CallBounded(ThreadState ts, Value key, long hash, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        _misses++;
        Value result = Calls.Call(ts, _function, args, kwnames);
        if (result.IsNull) return default;
        Value known = _cache.Find(ts, key, hash);
        // The call may have cached the same key itself: keep that.
        if (!known.IsNull || ts.HasPending) return ts.HasPending ? default : result;
        if (_cache.Count >= _maxSize && !ReferenceEquals(_root.Next, _root))
        {
            LruLink oldest = _root.Next;
            oldest.Unlink();
            int number = _cache.Lookup(ts, oldest.Key, oldest.Hash);
            if (ts.HasPending) return default;
            if (number < 0) return result;
            _cache.RemoveEntry(number);
        }
        var link = new LruLink(key, hash, result);
        _cache.Set(ts, key, hash, link);
        link.Link(_root);
        return result;
    }

    // lru_cache_make_key
    private Value MakeKey(ThreadState ts, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        int names = kwnames?.Count ?? 0;
        if (!_typed && names == 0 && args.Length == 1
            && (ReferenceEquals(args[0].Type, PyType.Str) || ReferenceEquals(args[0].Type, PyType.Int)))
        {
            return args[0];
        }
        int count = args.Length - names;
        var parts = new Value[args.Length + names + (names > 0 ? 1 : 0) + (_typed ? args.Length : 0)];
        args[..count].CopyTo(parts);
        int next = count;
        if (names > 0) parts[next++] = ts.Interpreter.State<KeywordMark>().Mark;
        for (int i = 0; i < names; i++)
        {
            parts[next++] = kwnames![i];
            parts[next++] = args[count + i];
        }
        if (_typed)
        {
            foreach (Value argument in args) parts[next++] = argument.Type;
        }
        return new PyTuple(parts);
    }

    [Slot(Slot.TpDescrGet)]
    private Value Bind(Value obj, Value type) => obj.IsNull || obj.IsNone ? this : new PyMethod(this, obj);

    [PyMethod("cache_info($self, /)\n--\n\nReport cache statistics", Name = "cache_info")]
    private Value CacheInfo(ThreadState ts) => Calls.Call(
        ts, _infoType, _hits, _misses, _maxSize == Unlimited ? Value.None : _maxSize, _cache.Count);

    [PyMethod("cache_clear($self, /)\n--\n\nClear the cache and cache statistics", Name = "cache_clear")]
    private void CacheClear()
    {
        _hits = _misses = 0;
        _cache = new PyDict();
        _root.Unlink();
        _root.Link(_root);
    }

    [PyMethod("__reduce__($self, /)\n--\n\nThe qualified name, for pickling.")]
    private Value Reduce(ThreadState ts) => Attributes.Get(ts, this, "__qualname__");

    [PyMethod("__copy__($self, /)\n--\n\nThe same object.")]
    private Value Copy() => this;

    [PyMethod("__deepcopy__($self, memo, /)\n--\n\nThe same object.")]
    private Value DeepCopy(Value memo) => this;

    /// <summary>Stands in keys between positional arguments and keywords.</summary>
    private sealed class KeywordMark : IState<KeywordMark>
    {
        static KeywordMark IState<KeywordMark>.New() => new();

        internal readonly PyObject Mark = new LruLink(default, 0, default);
    }
}

/// <summary>One cached call, in the order of use.</summary>
[PyType("_lru_list_elem", Module = "functools", Subclassable = false, NoInstantiation = true)]
internal sealed partial class LruLink : PyObject
{
    internal readonly Value Key;
    internal readonly long Hash;
    internal readonly Value Result;

    internal LruLink(Value key, long hash, Value result) : base(TypeObject)
    {
        Key = key;
        Hash = hash;
        Result = result;
        Next = Previous = this;
    }

    internal LruLink Next { get; private set; }

    internal LruLink Previous { get; private set; }

    /// <summary>Makes it the most recently used.</summary>
    internal void Link(LruLink root)
    {
        if (ReferenceEquals(this, root)) return;
        LruLink last = root.Previous;
        last.Next = root.Previous = this;
        Previous = last;
        Next = root;
    }

    internal void Unlink()
    {
        Previous.Next = Next;
        Next.Previous = Previous;
        Next = Previous = this;
    }
}
