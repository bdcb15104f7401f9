using Adder.Modules.Decimals.Arithmetic;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Decimals;

/// <summary>The flags or traps of a context as a mapping of signals.</summary>
[PyType("SignalDict", Module = "decimal", NoInstantiation = true, Mapping = true)]
internal sealed partial class PySignalDict : PyObject
{
    private readonly PyDecimalContext _context;
    private readonly bool _isTraps;

    internal PySignalDict(PyDecimalContext context, bool isTraps) : base(TypeObject)
    {
        _context = context;
        _isTraps = isTraps;
    }

    internal Conditions Raised
    {
        get => _isTraps ? _context.Traps : _context.Raised;
        private set
        {
            if (_isTraps) _context.Traps = value;
            else _context.Raised = value;
        }
    }

    [Slot(Slot.MpLength)]
    internal long Length() => Signals.All.Length;

    [Slot(Slot.MpSubscript)]
    internal Value GetItem(ThreadState ts, Value key) => Value.Bool((Raised & FlagOf(ts, key)) != 0);

    [Slot(Slot.MpAssSubscript)]
    internal void SetItem(ThreadState ts, Value key, Value value)
    {
        if (value.IsNull) throw Errors.ValueError("signal keys cannot be deleted");
        Conditions flag = FlagOf(ts, key);
        Raised = Truth.Of(ts, value).OrThrow(ts) != 0 ? Raised | flag : Raised & ~flag;
    }

    private static Conditions FlagOf(ThreadState ts, Value key)
    {
        Conditions flag = DecimalState.Of(ts).Signals.FlagOf(key);
        return flag != Conditions.None ? flag : throw Errors.Make(PyType.KeyError, "invalid error flag");
    }

    [Slot(Slot.TpIter)]
    internal Value Iter(ThreadState ts) => Iteration.GetIter(ts, Keys(ts));

    private static PyTuple Keys(ThreadState ts)
    {
        Signals signals = DecimalState.Of(ts).Signals;
        Value[] keys = new Value[Signals.All.Length];
        for (int i = 0; i < keys.Length; i++) keys[i] = signals.TypeOf(i);
        return new PyTuple(keys);
    }

    private PyDict ToDict(ThreadState ts)
    {
        PyDict dict = new();
        foreach (Value key in Keys(ts).Items) dict.Set(ts, key, GetItem(ts, key));
        return dict;
    }

    [Slot(Slot.TpRepr)]
    internal string ReprOf(ThreadState ts)
    {
        List<string> items = [];
        foreach ((string name, Conditions flag) in Signals.All)
        {
            items.Add($"<class 'decimal.{name}'>:{((Raised & flag) != 0 ? "True" : "False")}");
        }
        return $"{{{string.Join(", ", items)}}}";
    }

    [Slot(Slot.TpRichcompare)]
    internal static Value Compare(ThreadState ts, Value self, Value other, CompareOp op)
    {
        if (op is not (CompareOp.Eq or CompareOp.Ne)) return Value.NotImplemented;
        PySignalDict left = (PySignalDict)self.Ref;
        bool equal;
        if (other.Ref is PySignalDict right) equal = left.Raised == right.Raised;
        else if (other.Ref is PyDict dict && PyDecimalContext.HasAllSignals(ts, dict)) equal = left.Raised == PyDecimalContext.SignalsFrom(ts, other);
        else return Value.NotImplemented;
        return Value.Bool(equal == (op == CompareOp.Eq));
    }

    [PyMethod("copy($self, /)\n--\n\nA dict of the same items.")]
    private Value Copy(ThreadState ts) => ToDict(ts);

    [PyMethod("keys($self, /)\n--\n\nThe signals.")]
    private Value KeysMethod(ThreadState ts) => Calls.Method(ts, ToDict(ts), "keys");

    [PyMethod("values($self, /)\n--\n\nWhether each is set.")]
    private Value ValuesMethod(ThreadState ts) => Calls.Method(ts, ToDict(ts), "values");

    [PyMethod("items($self, /)\n--\n\nPairs of a signal and whether it is set.")]
    private Value ItemsMethod(ThreadState ts) => Calls.Method(ts, ToDict(ts), "items");

    [PyMethod("get($self, key, default=None, /)\n--\n\nWhether the signal is set; the default for what is no signal.")]
    private Value Get(ThreadState ts, Value key, Value @default = default)
    {
        Conditions flag = DecimalState.Of(ts).Signals.FlagOf(key);
        if (flag == Conditions.None) return @default.IsNull ? Value.None : @default;
        return Value.Bool((Raised & flag) != 0);
    }
}
