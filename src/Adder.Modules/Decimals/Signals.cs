using Adder.Modules.Decimals.Arithmetic;
using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Decimals;

/// <summary>The exception types that conditions raise. An interpreter makes them when it imports the module.</summary>
internal sealed class Signals
{
    /// <summary>The signals in libmpdec's order, which decides which of several trapped ones is raised.</summary>
    internal static readonly (string Name, Conditions Flag)[] All =
    [
        ("InvalidOperation", Conditions.AnyInvalid),
        ("FloatOperation", Conditions.FloatOperation),
        ("DivisionByZero", Conditions.DivisionByZero),
        ("Overflow", Conditions.Overflow),
        ("Underflow", Conditions.Underflow),
        ("Subnormal", Conditions.Subnormal),
        ("Inexact", Conditions.Inexact),
        ("Rounded", Conditions.Rounded),
        ("Clamped", Conditions.Clamped),
    ];

    /// <summary>The signals in the order in which a context's repr names them.</summary>
    internal static readonly (string Name, Conditions Flag)[] Shown =
        [All[8], All[0], All[2], All[6], All[1], All[3], All[7], All[5], All[4]];

    private static readonly (string Name, Conditions Flag)[] s_invalid =
    [
        ("InvalidOperation", Conditions.InvalidOperation),
        ("ConversionSyntax", Conditions.ConversionSyntax),
        ("DivisionImpossible", Conditions.DivisionImpossible),
        ("DivisionUndefined", Conditions.DivisionUndefined),
        ("InvalidContext", Conditions.InvalidContext),
    ];

    private readonly Dictionary<string, PyType> _types = [];

    internal PyType this[string name] => _types[name];

    internal PyType TypeOf(int signal) => _types[All[signal].Name];

    internal void Create(ThreadState ts, PyModule module)
    {
        PyType root = Make(ts, "DecimalException", PyType.ArithmeticError);
        PyType inexact = Make(ts, "Inexact", root), rounded = Make(ts, "Rounded", root);
        Make(ts, "Clamped", root);
        PyType subnormal = Make(ts, "Subnormal", root);
        PyType invalid = Make(ts, "InvalidOperation", root);
        Make(ts, "DivisionByZero", root, PyType.ZeroDivisionError);
        Make(ts, "FloatOperation", root, PyType.TypeError);
        Make(ts, "Overflow", inexact, rounded);
        Make(ts, "Underflow", inexact, rounded, subnormal);
        Make(ts, "ConversionSyntax", invalid);
        Make(ts, "DivisionImpossible", invalid);
        Make(ts, "DivisionUndefined", invalid, PyType.ZeroDivisionError);
        Make(ts, "InvalidContext", invalid);
        foreach ((string name, PyType type) in _types) module.Dict.SetString(name, type);
    }

    private PyType Make(ThreadState ts, string name, params PyType[] bases)
    {
        if (_types.TryGetValue(name, out PyType? known)) return known;
        PyDict body = new();
        body.SetString("__module__", "decimal");
        PyTuple baseTuple = new(Array.ConvertAll(bases, type => (Value)type));
        PyType made = (PyType)Calls.Call(ts, PyType.Type, (Value)name, baseTuple, body).OrThrow(ts).Ref;
        _types.Add(name, made);
        return made;
    }

    /// <summary>The error for trapped conditions, with the list of them as its argument. (flags_as_exception)</summary>
    internal PyException ErrorFor(Conditions trapped)
    {
        PyList list = new();
        foreach ((string name, Conditions flag) in s_invalid)
        {
            if ((trapped & flag) != 0) list.Add(_types[name]);
        }
        PyType? raised = null;
        for (int i = 0; i < All.Length; i++)
        {
            if ((trapped & All[i].Flag) == 0) continue;
            raised ??= TypeOf(i);
            if (i > 0) list.Add(TypeOf(i));
        }
        return Errors.Simple(raised!, list);
    }

    /// <summary>The flag of a signal's exception type; none for any other object.</summary>
    internal Conditions FlagOf(Value exception)
    {
        for (int i = 0; i < All.Length; i++)
        {
            if (exception.Is(TypeOf(i))) return All[i].Flag;
        }
        return Conditions.None;
    }
}
