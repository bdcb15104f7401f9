using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Ast;

/// <summary>What all classes of <c>ast</c> do alike: take their fields as arguments, and pickle.</summary>
[PyType("AST", Module = "ast")]
internal static unsafe partial class AstBase
{
    // PyType_GenericNew
    [Slot(Slot.TpNew), NoThrow]
    internal static Value New(ThreadState ts, PyType type, ReadOnlySpan<Value> args, PyTuple? kwnames) => type.AllocateInstance(type);

    // ast_type_init
    [Slot(Slot.TpInit)]
    internal static void Init(ThreadState ts, Value self, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        PyTuple fields = Iterables.ToTuple(ts, Attributes.Get(ts, self, "_fields").OrThrow(ts));
        int positional = args.Length - (kwnames?.Count ?? 0);
        if (positional > fields.Count)
        {
            string plural = fields.Count == 1 ? "" : "s";
            throw Errors.TypeError($"{self.Type.Name} constructor takes at most {fields.Count} positional argument{plural}");
        }
        for (int i = 0; i < positional; i++) Attributes.SetAny(ts, self, fields[i], args[i]);
        for (int i = positional; i < args.Length; i++)
        {
            PyStr name = (PyStr)kwnames![i - positional].Ref;
            int field = IndexOf(fields, name);
            if (field >= 0 && field < positional)
            {
                throw Errors.TypeError($"{self.Type.Name} got multiple values for argument '{name}'");
            }
            Attributes.Set(ts, self, name, args[i]);
        }
    }

    private static int IndexOf(PyTuple fields, PyStr name)
    {
        for (int i = 0; i < fields.Count; i++)
        {
            if (fields[i].Ref is PyStr field && field.ContentEquals(name)) return i;
        }
        return -1;
    }

    [PyMethod("Return state for pickling.", Name = "__reduce__")]
    private static Value Reduce(ThreadState ts, Value self)
    {
        Value dict = Attributes.Find(ts, self, "__dict__");
        return dict.IsNull
            ? new PyTuple((Value)self.Type, PyTuple.Empty)
            : new PyTuple((Value)self.Type, PyTuple.Empty, dict);
    }
}
