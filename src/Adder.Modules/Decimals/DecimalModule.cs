using Adder.Importing;
using Adder.Modules.Decimals.Arithmetic;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Decimals;

/// <summary>The <c>_decimal</c> module.</summary>
[PyModule("_decimal", Doc = "Decimal arithmetic by the General Decimal Arithmetic specification.")]
[PyModuleType(typeof(PyDecimal))]
[PyModuleType(typeof(PyDecimalContext))]
internal static partial class DecimalModule
{
    [PyModuleExec]
    private static void Execute(ThreadState ts, PyModule module)
    {
        DecimalState state = DecimalState.Of(ts);
        PyDict names = module.Dict;
        state.Signals.Create(ts, module);
        names.SetString("DefaultContext", state.DefaultContext);
        names.SetString("BasicContext", state.BasicContext);
        names.SetString("ExtendedContext", state.ExtendedContext);
        foreach (string rounding in RoundingNames.All) names.SetString(rounding, PyStr.Intern(rounding));
        names.SetString("MAX_PREC", DecimalContext.MaxPrecision);
        names.SetString("MAX_EMAX", DecimalContext.MaxExponent);
        names.SetString("MIN_EMIN", DecimalContext.MinExponent);
        names.SetString("MIN_ETINY", DecimalContext.MinTinyExponent);
        names.SetString("HAVE_THREADS", Value.True);
        names.SetString("HAVE_CONTEXTVAR", Value.True);
        names.SetString("__version__", "1.70");
        names.SetString("__libmpdec_version__", "2.5.1");
        RegisterWithLibrary(ts, state, names);
    }

    private static void RegisterWithLibrary(ThreadState ts, DecimalState state, PyDict names)
    {
        if (state.TupleType.IsNull)
        {
            Value collections = ModuleImport.Load(ts, PyStr.Intern("collections")).OrThrow(ts);
            Value named = Attributes.Get(ts, collections, "namedtuple").OrThrow(ts);
            state.TupleType = Calls.Call(ts, named, (Value)"DecimalTuple", (Value)"sign digits exponent").OrThrow(ts);
            Attributes.Set(ts, state.TupleType, PyStr.Intern("__module__"), "decimal");
        }
        names.SetString("DecimalTuple", state.TupleType);
        Value numbers = ModuleImport.Load(ts, PyStr.Intern("numbers")).OrThrow(ts);
        state.Rational = Attributes.Get(ts, numbers, "Rational").OrThrow(ts);
        Value number = Attributes.Get(ts, numbers, "Number").OrThrow(ts);
        Calls.Method(ts, number, "register", PyDecimal.TypeObject).OrThrow(ts);
        Value mapping = Attributes.Get(ts, ModuleImport.Load(ts, PyStr.Intern("_collections_abc")).OrThrow(ts), "MutableMapping").OrThrow(ts);
        Calls.Method(ts, mapping, "register", PySignalDict.TypeObject).OrThrow(ts);
    }

    [PyFunction("getcontext($module, /)\n--\n\nThe current context of this thread.")]
    private static Value GetContext(ThreadState ts) => DecimalState.Of(ts).Current(ts);

    [PyFunction("setcontext($module, context, /)\n--\n\nMake a context current.")]
    private static void SetContext(ThreadState ts, Value context) =>
        DecimalState.Of(ts).SetCurrent(ts, context.Ref as PyDecimalContext ?? throw Errors.TypeError("optional argument must be a context"));

    [PyFunction("localcontext($module, /, ctx=None, *, prec=None, rounding=None, Emin=None,\n             Emax=None, capitals=None, clamp=None, flags=None, traps=None)\n--\n\nA context manager that makes a copy of a context current, with some settings changed.\n\n>>> with localcontext(prec=3):\n...     Decimal(1) / 3\nDecimal('0.333')")]
    private static Value LocalContext(
        ThreadState ts, Value ctx = default, Value prec = default, Value rounding = default, Value Emin = default, Value Emax = default,
        Value capitals = default, Value clamp = default, Value flags = default, Value traps = default)
    {
        PyDecimalContext outer = DecimalState.Of(ts).Current(ts);
        PyDecimalContext local = Operations.ContextOr(ts, ctx).Copy();
        local.Change(ts, prec, rounding, Emin, Emax, capitals, clamp, flags, traps);
        return new PyContextManager(local, outer);
    }
}
