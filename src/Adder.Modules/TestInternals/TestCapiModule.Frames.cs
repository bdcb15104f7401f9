using Adder.Bytecode;
using Adder.Execution;
using Adder.Objects;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.TestInternals;

// PyFrame_GetLocals ..., and trace functions in C#.
internal static unsafe partial class TestCapiModule
{
    [PyFunction("frame_getlocals($module, frame, /)\n--\n\nf_locals.")]
    private static Value FrameGetlocals(ThreadState ts, PyFrame frame) => frame.GetLocals(ts);

    [PyFunction("frame_getglobals($module, frame, /)\n--\n\nf_globals.")]
    private static Value FrameGetglobals(PyFrame frame) => frame.Globals;

    [PyFunction("frame_getbuiltins($module, frame, /)\n--\n\nf_builtins.")]
    private static Value FrameGetbuiltins(PyFrame frame) => frame.Function.Builtins;

    [PyFunction("frame_getlasti($module, frame, /)\n--\n\nf_lasti.")]
    private static int FrameGetlasti(PyFrame frame) => frame.Offset * 2;

    [PyFunction("frame_getgenerator($module, frame, /)\n--\n\nThe generator that the frame runs, or None.")]
    private static Value FrameGetgenerator(PyFrame frame) => frame.Running?.Generator is { } generator ? generator : Value.None;

    [PyFunction("frame_getvar($module, frame, name, /)\n--\n\nA variable of the frame.")]
    private static Value FrameGetvar(ThreadState ts, PyFrame frame, PyStr name)
    {
        Value found = Subscript.Find(ts, frame.GetLocals(ts).OrThrow(ts), name);
        return found.IsNull && !ts.HasPending ? ts.Raise(PyType.NameError, $"variable {Repr.Of(ts, name)} does not exist") : found;
    }

    [PyFunction("frame_getvarstring($module, frame, name, /)\n--\n\nA variable of the frame, by the bytes of its name.")]
    private static Value FrameGetvarstring(ThreadState ts, PyFrame frame, PyBytes name) =>
        FrameGetvar(ts, frame, PyStr.From(System.Text.Encoding.UTF8.GetString(name.Span)));

    [PyFunction("settrace_to_record($module, list, /)\n--\n\nTrace into a list of (event, line, argument).")]
    private static void SettraceToRecord(ThreadState ts, PyList list) => Tracing.SetTrace(ts, new PyBuiltinFunction(s_record, list, default));

    [PyFunction("settrace_to_error($module, list, /)\n--\n\nTrace with a function that fails.")]
    private static void SettraceToError(ThreadState ts, PyList list)
    {
        PyBuiltinFunction fail = new(s_fail, list, default);
        Tracing.SetTrace(ts, fail);
        // A trace function in C hears of frames that run already, too.
        if (ts.CurrentFrame is { } frame) PyFrame.Of(frame).TraceFunction = fail;
    }

    [PyFunction("frame_new($module, code, globals, locals, /)\n--\n\nA frame that never runs.")]
    private static Value FrameNew(ThreadState ts, CodeObject code, PyDict globals, Value locals) =>
        PyFrame.Idle(new PyFunction(code, globals, FunctionConstruction.BuiltinsOf(ts, globals)));

    private static readonly MethodDef s_record = new("record", CallingConvention.FastCall, null, (delegate*<ThreadState, Value, ReadOnlySpan<Value>, Value>)&Record);
    private static readonly MethodDef s_fail = new("fail", CallingConvention.FastCall, null, (delegate*<ThreadState, Value, ReadOnlySpan<Value>, Value>)&Fail);

    // The numbers of PyTrace_CALL ... in their order.
    private static readonly string[] s_events = ["call", "exception", "line", "return", "c_call", "c_exception", "c_return", "opcode"];

    private static Value Record(ThreadState ts, Value self, ReadOnlySpan<Value> args)
    {
        PyFrame frame = (PyFrame)args[0].Ref;
        ((PyList)self.Ref).Add(new PyTuple(Array.IndexOf(s_events, args[1].Ref.ToString()), frame.Line, args[2]));
        return new PyBuiltinFunction(s_record, self, default);
    }

    private static Value Fail(ThreadState ts, Value self, ReadOnlySpan<Value> args)
    {
        ((PyList)self.Ref).Add(new PyTuple(Array.IndexOf(s_events, args[1].Ref.ToString()), args[2]));
        return ts.Raise(PyType.Exception, "");
    }
}
