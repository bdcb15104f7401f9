using Adder.Modules.Datetimes;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.ZoneInfo;

/// <summary><c>zoneinfo.ZoneInfo</c></summary>
[PyType("ZoneInfo", Module = "zoneinfo", Base = typeof(PyTzInfo), Flags = TypeFlags.HasWeakref)]
internal unsafe partial class PyZoneInfo(PyType type) : PyTzInfo(type)
{
    private ZoneTable _table = null!;
    private bool _fromCache;
    private string? _fileRepr;

    [PyMember("key")]
    internal Value Key = Value.None;

    [Slot(Slot.TpNew, Signature = "ZoneInfo(key)")]
    internal static Value New(ThreadState ts, PyType type, Value key)
    {
        ZoneCache strong = ts.Interpreter.State<ZoneCache>();
        bool isBase = ReferenceEquals(type, TypeObject);
        if (isBase && strong.Find(ts, key) is { } known) return known;
        Value weak = WeakCache(ts, type);
        Value instance = Calls.Method(ts, weak, "get", key, Value.None).OrThrow(ts);
        if (instance.IsNone)
        {
            PyZoneInfo made = Load(ts, type, key);
            made._fromCache = true;
            instance = Calls.Method(ts, weak, "setdefault", key, made).OrThrow(ts);
        }
        if (isBase) strong.Add(key, (PyZoneInfo)instance.Ref);
        return instance;
    }

    [Slot(Slot.TpInit)]
    internal static new int Init(ThreadState ts, Value self, ReadOnlySpan<Value> args, PyTuple? kwnames) => 0;

    // get_weak_cache: subclasses have their own.
    private static Value WeakCache(ThreadState ts, PyType type) => ReferenceEquals(type, TypeObject)
        ? ts.Interpreter.State<ZoneCache>().Weak(ts)
        : Adder.Protocols.Attributes.Get(ts, type, "_weak_cache").OrThrow(ts);

    // zoneinfo_new_instance
    private static PyZoneInfo Load(ThreadState ts, PyType type, Value key)
    {
        Value path = Calls.Call(ts, ModuleLookup.Attribute(ts, "zoneinfo._tzpath", "find_tzfile"), key).OrThrow(ts);
        Value file = path.IsNone
            ? Calls.Call(ts, ModuleLookup.Attribute(ts, "zoneinfo._common", "load_tzdata"), key).OrThrow(ts)
            : Calls.Call(ts, ModuleLookup.Attribute(ts, "io", "open"), path, "rb").OrThrow(ts);
        try
        {
            var made = Allocation.Of<PyZoneInfo>(type);
            made._table = new ZoneTable(ts, file);
            made.Key = key;
            return made;
        }
        finally
        {
            PyException? pending = ts.HasPending ? ts.TakePending() : null;
            if (Calls.Method(ts, file, "close").IsNull) ts.ClearPending();
            if (pending is not null) ts.Restore(pending);
        }
    }

    [PyMethod("from_file($type, file_obj, /, key=None)\n--\n\nRead a zone from an open TZif file.", Name = "from_file", Class = true)]
    private static Value FromFile(ThreadState ts, PyType type, Value fileObj, Value key)
    {
        var made = Allocation.Of<PyZoneInfo>(type);
        made._fileRepr = Repr.Of(ts, fileObj).ToString();
        made._table = new ZoneTable(ts, fileObj);
        made.Key = key;
        return made;
    }

    [PyMethod("no_cache($type, /, key)\n--\n\nMake a zone anew, whatever is cached.", Name = "no_cache", Class = true)]
    private static Value NoCache(ThreadState ts, PyType type, Value key) => Load(ts, type, key);

    [PyMethod("clear_cache($type, /, *, only_keys=None)\n--\n\nClear the ZoneInfo cache.", Name = "clear_cache", Class = true)]
    private static void ClearCache(ThreadState ts, PyType type, Value onlyKeys)
    {
        Value weak = WeakCache(ts, type);
        ZoneCache? strong = ReferenceEquals(type, TypeObject) ? ts.Interpreter.State<ZoneCache>() : null;
        if (onlyKeys.IsNone)
        {
            Calls.Method(ts, weak, "clear").OrThrow(ts);
            strong?.Clear();
            return;
        }
        foreach (Value key in Iterables.ToList(ts, onlyKeys).Items)
        {
            strong?.Remove(ts, key);
            Calls.Method(ts, weak, "pop", key, Value.None).OrThrow(ts);
        }
    }

    [PyMethod("__init_subclass__($type, /, *args, **kwargs)\n--\n\nFunction to initialize subclasses.", Name = "__init_subclass__", Class = true, Convention = CallingConvention.VarArgs | CallingConvention.Keywords)]
    private static void InitSubclass(ThreadState ts, PyType type, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        Value cache = Calls.Call(ts, ModuleLookup.Attribute(ts, "weakref", "WeakValueDictionary")).OrThrow(ts);
        Adder.Protocols.Attributes.Set(ts, type, "_weak_cache", cache);
    }

    // find_ttinfo
    private ZoneType? TypeAt(Value dt)
    {
        if (dt.IsNone) return _table.AtNoTime;
        if (dt.Ref is not PyDateTime moment) throw Errors.TypeError("fromutc() argument must be a datetime");
        return _table.AtLocal(LocalSeconds(moment), moment.Year, moment.Fold);
    }

    private static long LocalSeconds(PyDateTime moment) =>
        (moment.Ordinal - 719163) * 86400L + moment.Hour * 3600 + moment.Minute * 60 + moment.Second;

    [PyMethod("utcoffset($self, dt, /)\n--\n\nHow far the zone's clocks are ahead of UTC at a datetime.", Name = "utcoffset")]
    private Value OffsetAt(Value dt) => TypeAt(dt) is { } type ? type.Offset : Value.None;

    [PyMethod("dst($self, dt, /)\n--\n\nWhat daylight saving adds in the zone at a datetime.", Name = "dst")]
    private Value DaylightAt(Value dt) => TypeAt(dt) is { } type ? type.Daylight : Value.None;

    [PyMethod("tzname($self, dt, /)\n--\n\nWhat the zone's time is called at a datetime, such as CET.", Name = "tzname")]
    private Value NameAt(Value dt) => TypeAt(dt) is { } type ? type.Name : Value.None;

    [PyMethod("fromutc($self, dt, /)\n--\n\nBring a datetime from UTC into the zone.", Name = "fromutc")]
    private Value ToLocal(ThreadState ts, Value dt)
    {
        if (dt.Ref is not PyDateTime moment) throw Errors.TypeError("fromutc: argument must be a datetime instance");
        if (!moment.TzInfo.Is(this)) throw Errors.ValueError("fromutc: dt.tzinfo is not self");
        (ZoneType? type, int fold) = _table.AtUtc(LocalSeconds(moment), moment.Year);
        var shifted = (PyDateTime)moment.Plus(ts, type!.Offset.Total).Ref;
        if (fold == 0) return shifted;
        if (!ReferenceEquals(shifted.Type, PyDateTime.TypeObject)) return Calls.CallWithDict(ts, Adder.Protocols.Attributes.Get(ts, shifted, "replace").OrThrow(ts), [], WithFold());
        shifted.Fold = 1;
        return shifted;
    }

    private static PyDict WithFold()
    {
        var keywords = new PyDict();
        keywords.SetString("fold", Value.Int(1));
        return keywords;
    }

    [Slot(Slot.TpRepr)]
    private Value ReprOf(ThreadState ts) => Key.IsNone
        ? $"{Type.Name}.from_file({_fileRepr})"
        : $"{Type.Name}(key={Repr.Of(ts, Key)})";

    [Slot(Slot.TpStr)]
    private Value StrOf(ThreadState ts) => Key.IsNone ? Repr.Of(ts, this) : Protocols.Str.Of(ts, Key);

    [PyMethod("__reduce__($self, /)\n--\n\nHow a zone is pickled.", Name = "__reduce__")]
    private Value Reduce(ThreadState ts)
    {
        if (_fileRepr is not null)
        {
            Value error = ModuleLookup.Attribute(ts, "pickle", "PicklingError");
            throw new PythonException((PyException)Calls.Call(ts, error, (Value)"Cannot pickle a ZoneInfo file from a file stream.").OrThrow(ts).Ref);
        }
        Value constructor = Adder.Protocols.Attributes.Get(ts, this, "_unpickle").OrThrow(ts);
        return new PyTuple(constructor, new PyTuple(Key, Value.Int(_fromCache ? 1 : 0)));
    }

    [PyMethod("_unpickle($type, key, from_cache, /)\n--\n\nPrivate method used in unpickling.", Name = "_unpickle", Class = true)]
    private static Value Unpickle(ThreadState ts, PyType type, Value key, byte fromCache) =>
        fromCache != 0 ? Calls.Call(ts, type, key) : Load(ts, type, key);
}

/// <summary>The zones that were asked for last, and all that are still alive, in one interpreter.</summary>
internal sealed class ZoneCache : IState<ZoneCache>
{
    static ZoneCache IState<ZoneCache>.New() => new();

    private const int StrongSize = 8;

    private readonly List<(Value Key, PyZoneInfo Zone)> _recent = [];
    private Value _weak;

    internal Value Weak(ThreadState ts) =>
        _weak.IsNull ? _weak = Calls.Call(ts, ModuleLookup.Attribute(ts, "weakref", "WeakValueDictionary")).OrThrow(ts) : _weak;

    /// <summary>The zone, which is then the latest. Throws.</summary>
    internal Value? Find(ThreadState ts, Value key)
    {
        int at = IndexOf(ts, key);
        if (at < 0) return null;
        var entry = _recent[at];
        _recent.RemoveAt(at);
        _recent.Insert(0, entry);
        return entry.Zone;
    }

    private int IndexOf(ThreadState ts, Value key)
    {
        for (int i = 0; i < _recent.Count; i++)
        {
            if (Comparison.Equal(ts, _recent[i].Key, key)) return i;
        }
        return -1;
    }

    internal void Add(Value key, PyZoneInfo zone)
    {
        _recent.Insert(0, (key, zone));
        if (_recent.Count > StrongSize) _recent.RemoveAt(StrongSize);
    }

    internal void Remove(ThreadState ts, Value key)
    {
        int at = IndexOf(ts, key);
        if (at >= 0) _recent.RemoveAt(at);
    }

    internal void Clear() => _recent.Clear();
}

/// <summary>The _zoneinfo module.</summary>
[PyModule("_zoneinfo", Doc = "C implementation of the zoneinfo module")]
[PyModuleType(typeof(PyZoneInfo))]
internal static partial class ZoneInfoModule;
