using Adder.Execution;
using Adder.Objects.Clinic;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary><c>traceback</c>: one frame that an exception has passed through. The line is worked out when asked for.</summary>
[PyType("traceback", Property = "Traceback", Subclassable = false)]
public sealed partial class PyTraceback : PyObject
{
    private int _line;

    internal PyTraceback(PyTraceback? next, PyFrame frame, int lastInstruction, int line) : base(PyType.Traceback)
    {
        Next = next;
        Frame = frame;
        LastInstruction = lastInstruction;
        _line = line;
    }

    internal PyTraceback? Next { get; set; }

    [PyMember("tb_frame")]
    internal readonly PyFrame Frame;

    /// <summary>The offset of the instruction in bytes.</summary>
    [PyMember("tb_lasti")]
    internal readonly int LastInstruction;

    internal int Line => _line >= 0 ? _line : _line = CodeLocations.LineAt(Frame.Code, LastInstruction / 2);

    /// <summary>Adds an entry for the frame's current instruction to the pending error. (PyTraceBack_Here)</summary>
    internal static void Here(ThreadState ts, Frame frame)
    {
        PyException error = ts.Pending!;
        error.Traceback = new PyTraceback(error.Traceback, PyFrame.Of(frame), frame.Offset * 2, -1);
    }

    [Slot(Slot.TpNew)]
    internal static Value New(ThreadState ts, PyType type, ReadOnlySpan<Value> args, PyTuple? kwnames)
    {
        Value[] all = new Value[4];
        string[] names = ["tb_next", "tb_frame", "tb_lasti", "tb_lineno"];
        int positional = args.Length - (kwnames?.Count ?? 0);
        if (args.Length > 4) throw Errors.TypeError($"traceback() takes at most 4 arguments ({args.Length} given)");
        args[..positional].CopyTo(all);
        for (int i = positional; i < args.Length; i++)
        {
            int index = Array.IndexOf(names, kwnames![i - positional].Ref.ToString());
            if (index < 0) throw Errors.TypeError($"'{kwnames[i - positional].Ref}' is an invalid keyword argument for traceback()");
            all[index] = args[i];
        }
        for (int i = 0; i < 4; i++)
        {
            if (all[i].IsNull) throw Errors.TypeError($"traceback() missing required argument '{names[i]}' (pos {i + 1})");
        }
        if (!all[0].IsNone && all[0].Ref is not PyTraceback)
        {
            throw Errors.TypeError($"expected traceback object or None, got '{all[0].Type.Name}'");
        }
        if (all[1].Ref is not PyFrame frame) throw Errors.TypeError($"traceback() argument 'tb_frame' must be frame, not {all[1].Type.Name}");
        int last = (int)Protocols.Indexing.ToSsize(ts, all[2], PyType.OverflowError).OrThrow(ts);
        int line = (int)Protocols.Indexing.ToSsize(ts, all[3], PyType.OverflowError).OrThrow(ts);
        return new PyTraceback(all[0].Ref as PyTraceback, frame, last, line);
    }

    [PyGetSet("tb_lineno")]
    private Value GetLine() => Line < 0 ? Value.None : Line;

    [PyGetSet("tb_next", Setter = nameof(SetNext))]
    private Value GetNext() => Next is null ? Value.None : Next;

    private void SetNext(Value value)
    {
        if (value.IsNull) throw Errors.TypeError("can't delete tb_next attribute");
        PyTraceback? next = value.IsNone ? null : value.Ref as PyTraceback
            ?? throw Errors.TypeError($"expected traceback object or None, got '{value.Type.Name}'");
        for (PyTraceback? entry = next; entry is not null; entry = entry.Next)
        {
            if (ReferenceEquals(entry, this)) throw Errors.ValueError("traceback loop detected");
        }
        Next = next;
    }

    [PyMethod("__dir__($self, /)\n--\n\nNames of the attributes.")]
    private Value Dir() => new PyList([(Value)"tb_frame", (Value)"tb_next", (Value)"tb_lasti", (Value)"tb_lineno"], 4);
}
