using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary>Slots and methods of every struct sequence type.</summary>
internal static unsafe class StructSequenceSlots
{
    internal static readonly MethodDef[] Methods =
    [
        new("__reduce__", CallingConvention.NoArgs, "__reduce__($self, /)\n--\n\nHelper for pickle.", (delegate*<ThreadState, Value, Value>)&Reduce),
    ];

    // structseq_repr
    internal static Value Repr(ThreadState ts, Value self)
    {
        try
        {
            PyStructSequence sequence = (PyStructSequence)self.Ref;
            System.Text.StringBuilder text = new(sequence.Type.Name);
            text.Append('(');
            for (int i = 0; i < sequence.Count; i++)
            {
                text.Append(i > 0 ? ", " : "").Append(sequence.Layout.Member(i)).Append('=').Append(Protocols.Repr.Of(ts, sequence[i]));
            }
            return text.Append(')').ToString();
        }
        catch (Exception error)
        {
            ts.Catch(error);
            return default;
        }
    }

    // structseq_new_impl: a sequence, and a dict for the fields that are no items.
    internal static Value New(ThreadState ts, PyType type, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        try
        {
            return Make(ts, type, args, kwnames);
        }
        catch (Exception error)
        {
            ts.Catch(error);
            return default;
        }
    }

    private static Value Make(ThreadState ts, PyType type, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        StructLayout layout = LayoutOf(type);
        string name = type.Name;
        Span<Value> given = [default, default];
        ArgumentList.Bind(type.ShortName, s_parameters, args, kwnames, given);
        if (given[0].IsNull) throw Errors.TypeError($"{type.Name}() missing required argument 'sequence' (pos 1)");
        if (!Iteration.IsIterable(given[0])) throw Errors.TypeError("constructor requires a sequence");
        PyTuple items = Iterables.ToTuple(ts, given[0]);
        if (!given[1].IsNull && given[1].Ref is not PyDict) throw Errors.TypeError($"{name}() takes a dict as second arg, if any");
        PyDict? further = given[1].Ref as PyDict;
        CheckLength(name, items.Count, layout);
        Value[] values = new Value[layout.FieldCount];
        items.Items.CopyTo(values);
        for (int i = items.Count; i < values.Length; i++)
        {
            Value found = further is null ? default : further.FindString(layout.Field(i)!);
            values[i] = found.IsNull ? Value.None : found;
        }
        return new PyStructSequence(type, layout, values);
    }

    private static void CheckLength(string name, int count, StructLayout layout)
    {
        int min = layout.VisibleCount, max = layout.FieldCount;
        if (count >= min && count <= max) return;
        string expected = min == max ? $"a {min}-sequence" : count < min ? $"an at least {min}-sequence" : $"an at most {max}-sequence";
        throw Errors.TypeError($"{name}() takes {expected} ({count}-sequence given)");
    }

    private static readonly string[] s_parameters = ["sequence", "dict"];

    private static StructLayout LayoutOf(PyType type)
    {
        while (type.Extension is not StructLayout) type = type.BaseType!;
        return (StructLayout)type.Extension!;
    }

    private static Value Reduce(ThreadState ts, Value self)
    {
        PyStructSequence sequence = (PyStructSequence)self.Ref;
        PyDict further = new();
        for (int i = sequence.Count; i < sequence.All.Length; i++) further.SetString(sequence.Layout.Field(i)!, sequence.All[i]);
        return new PyTuple(sequence.Type, new PyTuple(PyTuple.From(sequence.Items), further));
    }
}
