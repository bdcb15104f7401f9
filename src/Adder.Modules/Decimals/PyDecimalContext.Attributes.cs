using Adder.Modules.Decimals.Arithmetic;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Runtime;

namespace Adder.Modules.Decimals;

/// <summary>The settings as attributes, copies, and the making of decimals.</summary>
internal partial class PyDecimalContext
{
    [PyGetSet("prec", Setter = nameof(SetPrecision))]
    private long GetPrecision() => Arithmetic.Precision;

    private void SetPrecision(Value value) =>
        Arithmetic.Precision = Ranged(value, 1, DecimalContext.MaxPrecision, "valid range for prec is [1, MAX_PREC]");

    [PyGetSet("Emin", Setter = nameof(SetEmin))]
    private long GetEmin() => Arithmetic.Emin;

    private void SetEmin(Value value) =>
        Arithmetic.Emin = Ranged(value, DecimalContext.MinExponent, 0, "valid range for Emin is [MIN_EMIN, 0]");

    [PyGetSet("Emax", Setter = nameof(SetEmax))]
    private long GetEmax() => Arithmetic.Emax;

    private void SetEmax(Value value) =>
        Arithmetic.Emax = Ranged(value, 0, DecimalContext.MaxExponent, "valid range for Emax is [0, MAX_EMAX]");

    [PyGetSet("capitals", Setter = nameof(SetCapitals))]
    private long GetCapitals() => Arithmetic.Capitals ? 1 : 0;

    private void SetCapitals(Value value) => Arithmetic.Capitals = Ranged(value, 0, 1, "valid values for capitals are 0 or 1") == 1;

    [PyGetSet("clamp", Setter = nameof(SetClamp))]
    private long GetClamp() => Arithmetic.Clamp ? 1 : 0;

    private void SetClamp(Value value) => Arithmetic.Clamp = Ranged(value, 0, 1, "valid values for clamp are 0 or 1") == 1;

    [PyGetSet("rounding", Setter = nameof(SetRounding))]
    private string GetRounding() => RoundingNames.Of(Arithmetic.Rounding);

    private void SetRounding(Value value) => Arithmetic.Rounding = RoundingNames.Parse(Present(value));

    [PyGetSet("flags", Setter = nameof(SetFlags))]
    private Value GetFlags() => new PySignalDict(this, isTraps: false);

    private void SetFlags(ThreadState ts, Value value) => Raised = SignalsFrom(ts, NoList(value));

    [PyGetSet("traps", Setter = nameof(SetTraps))]
    private Value GetTraps() => new PySignalDict(this, isTraps: true);

    private void SetTraps(ThreadState ts, Value value) => Traps = SignalsFrom(ts, NoList(value));

    private static Value NoList(Value signals) =>
        Present(signals).Ref is PyList ? throw Errors.TypeError("argument must be a signal dict") : signals;

    private static long Ranged(Value value, long least, long most, string message)
    {
        if (!PyLong.Is(Present(value))) throw Errors.TypeError($"'{value.Type.Name}' object cannot be interpreted as an integer");
        if (!PyLong.TryInt64(value, out long number)) throw Errors.OverflowError("Python int too large to convert to C ssize_t");
        return number >= least && number <= most ? number : throw Errors.ValueError(message);
    }

    private static Value Present(Value value) =>
        value.IsNull ? throw Errors.Make(PyType.AttributeError, "context attributes cannot be deleted") : value;

    [PyMethod("clear_flags($self, /)\n--\n\nForget which signals were met.")]
    private void ClearFlags() => Raised = Conditions.None;

    [PyMethod("clear_traps($self, /)\n--\n\nTrap no signal.")]
    private void ClearTraps() => Traps = Conditions.None;

    [PyMethod("copy($self, /)\n--\n\nA copy.")]
    private Value CopyMethod() => Copy();

    [PyMethod("__copy__($self, /)\n--\n\nA copy.")]
    private Value CopySpecial() => Copy();

    [PyMethod("__reduce__($self, /)\n--\n\nHelper for pickle.")]
    private Value Reduce(ThreadState ts) => new PyTuple(Type, new PyTuple(
        Arithmetic.Precision, RoundingNames.Of(Arithmetic.Rounding), Arithmetic.Emin, Arithmetic.Emax,
        GetCapitals(), GetClamp(), SignalList(ts, Raised), SignalList(ts, Traps)));

    private static PyList SignalList(ThreadState ts, Conditions flags)
    {
        PyList list = new();
        for (int i = 0; i < Signals.All.Length; i++)
        {
            if ((flags & Signals.All[i].Flag) != 0) list.Add(DecimalState.Of(ts).Signals.TypeOf(i));
        }
        return list;
    }

    [PyMethod("create_decimal($self, num=\"0\", /)\n--\n\nA decimal rounded to this context.")]
    private Value CreateDecimal(ThreadState ts, Value num = default)
    {
        if (num.IsNull) return new PyDecimal(BigDecimal.Zero);
        if (num.Ref is not PyStr text) return Rounded(ts, DecimalConversion.ExactNumber(ts, num, this));
        return Rounded(ts, DecimalConversion.Parse(ts, DecimalConversion.NumericText(text, allowDecoration: false), this, exact: false));
    }

    // A NaN whose payload is too long is refused, not cut.
    private Value Rounded(ThreadState ts, in BigDecimal number)
    {
        if (number.IsNaN && !number.HasZeroCoefficient && number.Digits > Arithmetic.Precision - (Arithmetic.Clamp ? 1 : 0))
        {
            return Finish(ts, Arithmetic.Invalid(Conditions.ConversionSyntax));
        }
        return Finish(ts, Arithmetic.Finalize(number));
    }

    [PyMethod("create_decimal_from_float($self, f, /)\n--\n\nA decimal from a float, rounded to this context.\n\n>>> Context(prec=4).create_decimal_from_float(2.71828182)\nDecimal('2.718')")]
    private Value CreateDecimalFromFloat(ThreadState ts, Value f)
    {
        if (PyLong.Is(f)) return Rounded(ts, Operations.Number(f));
        if (!PyFloat.Is(f)) throw Errors.TypeError("argument must be int or float");
        return Rounded(ts, DecimalConversion.FromDouble(PyFloat.Of(f)));
    }

    [PyMethod("_apply($self, x, /)\n--\n\nThe number rounded to this context.")]
    private Value ApplyMethod(ThreadState ts, Value x) => Rounded(ts, Operations.Number(x));
}
