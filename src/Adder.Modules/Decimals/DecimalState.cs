using Adder.Modules.Contexts;
using Adder.Modules.Decimals.Arithmetic;
using Adder.Objects;
using Adder.Runtime;

namespace Adder.Modules.Decimals;

/// <summary>What an interpreter keeps for decimal: its exceptions, the template contexts, and the context variable of the current one.</summary>
internal sealed class DecimalState : IState<DecimalState>
{
    static DecimalState IState<DecimalState>.New() => new();

    private readonly PyContextVar _variable = new("decimal_context", default);

    internal Signals Signals { get; } = new();

    internal PyDecimalContext DefaultContext { get; } = new(PyDecimalContext.TypeObject)
    {
        Traps = Conditions.AnyInvalid | Conditions.DivisionByZero | Conditions.Overflow,
    };

    internal PyDecimalContext BasicContext { get; } = new(PyDecimalContext.TypeObject)
    {
        Arithmetic = new DecimalContext { Precision = 9, Rounding = RoundingMode.HalfUp },
        Traps = Conditions.AnyInvalid | Conditions.DivisionByZero | Conditions.Overflow | Conditions.Underflow | Conditions.Clamped,
    };

    internal PyDecimalContext ExtendedContext { get; } = new(PyDecimalContext.TypeObject)
    {
        Arithmetic = new DecimalContext { Precision = 9 },
    };

    /// <summary>DecimalTuple, numbers.Rational: found when the module is made.</summary>
    internal Value TupleType { get; set; }

    internal Value Rational { get; set; }

    internal static DecimalState Of(ThreadState ts) => ts.Interpreter.State<DecimalState>();

    // What was found last, and for which thread and which values of its context.
    private (ThreadState? Thread, PyHamt? Values, PyDecimalContext? Found) _last;

    internal PyDecimalContext Current(ThreadState ts)
    {
        PyHamt? values = (ts.Context as PyContext)?.Values;
        if (ReferenceEquals(_last.Thread, ts) && ReferenceEquals(_last.Values, values) && values is not null) return _last.Found!;
        if (_variable.Find(ts, default).Ref is PyDecimalContext context)
        {
            _last = (ts, values, context);
            return context;
        }
        context = DefaultContext.Copy();
        context.Raised = Conditions.None;
        _ = _variable.Set(ts, context);
        return context;
    }

    /// <summary>Makes a context current; the templates are copied, so that nobody changes them by computing.</summary>
    internal void SetCurrent(ThreadState ts, PyDecimalContext context)
    {
        if (ReferenceEquals(context, DefaultContext) || ReferenceEquals(context, BasicContext) || ReferenceEquals(context, ExtendedContext))
        {
            context = context.Copy();
            context.Raised = Conditions.None;
        }
        _ = _variable.Set(ts, context);
    }
}
