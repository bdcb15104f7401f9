using Adder.Modules.Decimals.Arithmetic;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Decimals;

/// <summary><c>decimal.Context</c>: precision, limits and rounding, which signals are trapped and which have been met.</summary>
[PyType("Context", Module = "decimal", Doc = """
    Context(prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None, traps=None)
    --

    What arithmetic goes by: precision, rounding, limits of the exponent, trapped signals.

    >>> context = Context(prec=5, rounding=ROUND_UP)
    >>> context.divide(Decimal(2), Decimal(3))
    Decimal('0.66667')
    """)]
internal partial class PyDecimalContext(PyType type) : PyObject(type)
{
    internal DecimalContext Arithmetic = new();
    internal Conditions Traps;
    internal Conditions Raised;

    private static unsafe PyDecimalContext Allocate(PyType type) => (PyDecimalContext)type.AllocateInstance(type);

    [Slot(Slot.TpNew)]
    internal static Value New(ThreadState ts, PyType type, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        PyDecimalContext made = Allocate(type);
        made.Arithmetic = new DecimalContext();
        made.Traps = DecimalState.Of(ts).DefaultContext.Traps;
        return made;
    }

    [Slot(Slot.TpInit, Signature = "Context(prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, flags=None, traps=None)")]
    internal void Init(
        ThreadState ts, Value prec = default, Value rounding = default, Value Emin = default, Value Emax = default,
        Value capitals = default, Value clamp = default, Value flags = default, Value traps = default)
    {
        DecimalContext template = DecimalState.Of(ts).DefaultContext.Arithmetic;
        CopySettings(template, Arithmetic);
        Traps = DecimalState.Of(ts).DefaultContext.Traps;
        Raised = Conditions.None;
        Change(ts, prec, rounding, Emin, Emax, capitals, clamp, flags, traps);
    }

    /// <summary>Changes the settings that are given.</summary>
    internal void Change(
        ThreadState ts, Value prec, Value rounding, Value emin, Value emax, Value capitals, Value clamp, Value flags, Value traps)
    {
        if (Given(prec)) SetPrecision(prec);
        if (Given(rounding)) SetRounding(rounding);
        if (Given(emin)) SetEmin(emin);
        if (Given(emax)) SetEmax(emax);
        if (Given(capitals)) SetCapitals(capitals);
        if (Given(clamp)) SetClamp(clamp);
        if (Given(traps)) Traps = SignalsFrom(ts, traps);
        if (Given(flags)) Raised = SignalsFrom(ts, flags);
    }

    private static bool Given(Value value) => !value.IsNull && !value.IsNone;

    private static void CopySettings(DecimalContext from, DecimalContext to)
    {
        to.Precision = from.Precision;
        to.Rounding = from.Rounding;
        to.Emin = from.Emin;
        to.Emax = from.Emax;
        to.Capitals = from.Capitals;
        to.Clamp = from.Clamp;
    }

    internal PyDecimalContext Copy()
    {
        PyDecimalContext copy = new(TypeObject) { Traps = Traps, Raised = Raised };
        CopySettings(Arithmetic, copy.Arithmetic);
        return copy;
    }

    /// <summary>Notes the conditions and raises the error of a trapped one. Throws. (dec_addstatus)</summary>
    internal void Signal(ThreadState ts, Conditions met)
    {
        Raised |= met;
        if ((met & Traps) != 0) throw new PythonException(DecimalState.Of(ts).Signals.ErrorFor(met & Traps));
    }

    /// <summary>The result of an operation as a Decimal, or the pending error of a trapped signal.</summary>
    internal Value Finish(ThreadState ts, in BigDecimal result)
    {
        Conditions met = Arithmetic.TakeStatus();
        if (met == Conditions.None) return new PyDecimal(result);
        Raised |= met;
        return (met & Traps) == 0 ? new PyDecimal(result) : ts.Raise(DecimalState.Of(ts).Signals.ErrorFor(met & Traps));
    }

    internal Value DivMod(ThreadState ts, in BigDecimal a, in BigDecimal b)
    {
        (BigDecimal quotient, BigDecimal remainder) = Arithmetic.DivMod(a, b);
        Value second = Finish(ts, remainder);
        return second.IsNull ? default : new PyTuple(new PyDecimal(quotient), second);
    }

    /// <summary>Runs an operation under another rounding mode, where one is given.</summary>
    internal Value WithRounding(Value rounding, Func<Value> operation)
    {
        if (!Given(rounding)) return operation();
        RoundingMode kept = Arithmetic.Rounding;
        Arithmetic.Rounding = RoundingNames.Parse(rounding);
        try
        {
            return operation();
        }
        finally
        {
            Arithmetic.Rounding = kept;
        }
    }

    internal static bool HasAllSignals(ThreadState ts, PyDict dict)
    {
        Signals table = DecimalState.Of(ts).Signals;
        for (int i = 0; i < Signals.All.Length; i++)
        {
            if (dict.Find(ts, table.TypeOf(i)).IsNull) return false;
        }
        return dict.Count == Signals.All.Length;
    }

    /// <summary>A list of signals, or a mapping of all of them. Throws.</summary>
    internal static Conditions SignalsFrom(ThreadState ts, Value signals)
    {
        if (signals.Ref is PySignalDict known) return known.Raised;
        Signals table = DecimalState.Of(ts).Signals;
        Conditions result = Conditions.None;
        if (signals.Ref is PyList list)
        {
            foreach (Value signal in list.Items)
            {
                Conditions flag = table.FlagOf(signal);
                if (flag == Conditions.None) throw Errors.TypeError("valid values for signals are:\n  [InvalidOperation, FloatOperation, DivisionByZero,\n   Overflow, Underflow, Subnormal, Inexact, Rounded,\n   Clamped]");
                result |= flag;
            }
            return result;
        }
        if (signals.Ref is not PyDict dict) throw Errors.TypeError("argument must be a signal dict");
        if (!HasAllSignals(ts, dict)) throw Errors.KeyError("invalid signal dict");
        for (int i = 0; i < Signals.All.Length; i++)
        {
            if (Truth.Of(ts, dict.Find(ts, table.TypeOf(i))).OrThrow(ts) != 0) result |= Signals.All[i].Flag;
        }
        return result;
    }

    [Slot(Slot.TpRepr)]
    internal string ReprOf() =>
        $"Context(prec={Arithmetic.Precision}, rounding={RoundingNames.Of(Arithmetic.Rounding)}, Emin={Arithmetic.Emin}, "
        + $"Emax={Arithmetic.Emax}, capitals={(Arithmetic.Capitals ? 1 : 0)}, clamp={(Arithmetic.Clamp ? 1 : 0)}, "
        + $"flags={SignalNames(Raised)}, traps={SignalNames(Traps)})";

    private static string SignalNames(Conditions flags)
    {
        List<string> names = [];
        foreach ((string name, Conditions flag) in Signals.Shown)
        {
            if ((flags & flag) != 0) names.Add(name);
        }
        return $"[{string.Join(", ", names)}]";
    }
}
