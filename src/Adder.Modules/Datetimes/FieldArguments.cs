using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Datetimes;

/// <summary>The arguments of a constructor of dates and times, by position and keyword. Throws what PyArg_ParseTupleAndKeywords raises.</summary>
internal readonly ref struct FieldArguments
{
    private readonly ThreadState _ts;
    private readonly Value[] _values;

    internal FieldArguments(ThreadState ts, ReadOnlySpan<Value> args, PyTuple? kwnames, string[] names, int required, int maxPositional)
    {
        _ts = ts;
        _values = new Value[names.Length];
        int positional = args.Length - (kwnames?.Count ?? 0);
        if (args.Length > names.Length) throw Errors.TypeError($"function takes at most {names.Length} argument{(names.Length == 1 ? "" : "s")} ({args.Length} given)");
        if (positional > maxPositional) throw Errors.TypeError($"function takes at most {maxPositional} positional arguments ({positional} given)");
        args[..positional].CopyTo(_values);
        for (int i = positional; i < args.Length; i++)
        {
            string name = kwnames![i - positional].Ref.ToString()!;
            int index = Array.IndexOf(names, name);
            if (index < 0) throw Errors.TypeError($"'{name}' is an invalid keyword argument for this function");
            if (!_values[index].IsNull) throw Errors.TypeError($"argument for function given by name ('{name}') and position ({index + 1})");
            _values[index] = args[i];
        }
        for (int i = 0; i < required; i++)
        {
            // Arguments are converted in turn: a wrong one is met before a missing one behind it.
            if (!_values[i].IsNull) IntOr(ts, _values[i], 0);
            else throw Errors.TypeError($"function missing required argument '{names[i]}' (pos {i + 1})");
        }
    }

    internal Value this[int index] => _values[index];

    internal int Int(int index, int otherwise) => IntOr(_ts, _values[index], otherwise);

    /// <summary>A C int. Throws.</summary>
    internal static int IntOr(ThreadState ts, Value value, int otherwise)
    {
        if (value.IsNull) return otherwise;
        return ArgumentConversion.ToInt(ts, value, out int number) ? number : throw ts.Throwable();
    }
}
