using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Posix;

/// <summary><c>os.sched_param</c>: unlike other struct sequences it is made from its one field.</summary>
internal static unsafe class SchedulingParameter
{
    internal static readonly StructLayout Layout = Create();

    private static StructLayout Create()
    {
        StructLayout layout = new("posix", "sched_param",
            "sched_param(sched_priority)\n--\n\nHow a process is scheduled\n\n  sched_priority\n    Its priority under the policy.", ["sched_priority"], 1);
        layout.Type.TpNew = &New;
        return layout;
    }

    // os_sched_param_impl
    private static Value New(ThreadState ts, PyType type, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        Value priority = default;
        try
        {
            ArgumentList.Bind(type.Name, s_parameters, args, kwnames, new Span<Value>(ref priority));
            if (priority.IsNull) throw Errors.TypeError("sched_param() missing required argument 'sched_priority' (pos 1)");
            return new PyStructSequence(type, Layout, [priority]);
        }
        catch (Exception error)
        {
            ts.Catch(error);
            return default;
        }
    }

    private static readonly string[] s_parameters = ["sched_priority"];

    // convert_sched_param
    internal static int PriorityOf(ThreadState ts, Value parameter)
    {
        if (parameter.Ref is not PyStructSequence record || !ReferenceEquals(record.Layout, Layout)) throw Errors.TypeError("must have a sched_param object");
        if (!record[0].IsInt && record[0].Ref is not PyLong) throw Errors.TypeError("an integer is required");
        long priority = Indexing.ToSsize(ts, record[0], PyType.OverflowError).OrThrow(ts);
        return priority is < int.MinValue or > int.MaxValue ? throw Errors.OverflowError("sched_priority out of range") : (int)priority;
    }
}
