using Adder.Bytecode;
using Adder.Execution;
using Adder.Objects.Clinic;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary><c>frame</c>: what Python sees of a <see cref="Execution.Frame"/>; outlives it with a copy of its variables.</summary>
[PyType("frame", Property = "Frame", Subclassable = false, NoInstantiation = true)]
public sealed partial class PyFrame : PyObject
{
    private Frame? _frame;
    private Value[] _values = [];
    private int _offset;
    private PyFrame? _back;
    private PyDict? _locals;
    private Value _namespace;

    private PyFrame(Frame frame) : base(PyType.Frame)
    {
        _frame = frame;
        Function = frame.Function;
        Code = frame.Code.Source;
        _namespace = frame.Namespace;
    }

    private PyFrame(PyFunction function) : base(PyType.Frame)
    {
        Function = function;
        Code = function.Code;
        _values = new Value[Code.LocalsPlusNames.Length];
    }

    internal PyFunction Function { get; }

    [PyMember("f_code")]
    internal readonly CodeObject Code;

    /// <summary>The execution frame while there is one.</summary>
    internal Frame? Running
    {
        get
        {
            if (_frame is { IsGenerator: true }) Delegation.Settle(_frame);
            return _frame;
        }
    }

    internal Value TraceFunction;

    [PyMember("f_trace_lines", ReadOnly = false)]
    internal bool TraceLines = true;

    internal bool TraceOpcodes;

    [PyGetSet("f_trace_opcodes", Setter = nameof(SetTraceOpcodes))]
    private bool GetTraceOpcodes() => TraceOpcodes;

    private void SetTraceOpcodes(ThreadState ts, Value value)
    {
        if (value.Ref is not PyBool) throw Errors.TypeError("attribute value type must be bool");
        TraceOpcodes = value.IsTrue;
        if (TraceOpcodes) Tracing.TraceOpcodes(ts);
    }

    /// <summary>The line a trace function is called for; 0 to work it out.</summary>
    internal int TracedLine;

    /// <summary>The frame object of a frame, made when first asked for.</summary>
    internal static PyFrame Of(Frame frame) => frame.Object ??= new PyFrame(frame);

    /// <summary>A frame that never runs. (PyFrame_New)</summary>
    internal static PyFrame Idle(PyFunction function) => new(function);

    /// <summary>The frame ends: keeps what may still be looked at. (take_ownership)</summary>
    internal void TakeOver(Frame frame)
    {
        _values = frame.LocalsPlus.ToArray();
        _offset = frame.Offset;
        if (!frame.IsGenerator && VisibleFrom(frame.Previous) is { } back) _back = Of(back);
        _frame = null;
    }

    /// <summary>The frame goes on as that of a generator.</summary>
    internal void MoveTo(Frame frame) => _frame = frame;

    internal int Offset => Running is { } frame ? frame.Offset : _offset;

    internal int Line => TracedLine != 0 ? TracedLine : CodeLocations.LineAt(Code, Offset);

    /// <summary>The frame so many calls below the running one, or null. (sys._getframe)</summary>
    internal static PyFrame? At(ThreadState ts, int depth)
    {
        PyFrame? frame = VisibleFrom(ts.Frame) is { } running ? Of(running) : null;
        for (; depth > 0 && frame is not null; depth--) frame = frame.Back;
        return frame;
    }

    internal PyDict Globals => Function.Globals;

    internal PyFrame? Back => Running is not { } frame ? _back : CallerOf(frame) is { } back ? Of(back) : null;

    // A generator that waits keeps the frame that it was last entered from.
    private static Frame? CallerOf(Frame frame) => frame.Generator is { IsExecuting: false } ? null : VisibleFrom(frame.Previous);

    private static Frame? VisibleFrom(Frame? frame) => frame is null || (frame.Role & FrameRole.Root) != 0 ? null : frame;

    private ReadOnlySpan<Value> Values => Running is { } frame ? frame.LocalsPlus : _values;

    [PyGetSet("f_back")]
    private Value GetBack() => Back is { } back ? back : Value.None;

    [PyGetSet("f_globals")]
    private Value GetGlobals(ThreadState ts) => ts.Interpreter.FinishMainStart(ts) < 0 ? default : Function.Globals;

    [PyGetSet("f_builtins")]
    private Value GetBuiltins(ThreadState ts) => ts.Interpreter.FinishMainStart(ts) < 0 ? default : Function.Builtins;

    [PyGetSet("f_lasti")]
    private int GetLastInstruction() => Offset * 2;

    [PyGetSet("f_lineno", Setter = nameof(SetLine))]
    private Value GetLine() => Line is var line && line < 0 ? Value.None : line;

    private void SetLine(ThreadState ts, Value value) => LineJump.To(ts, this, value);

    [PyGetSet("f_trace", Setter = nameof(SetTrace))]
    private Value GetTrace() => TraceFunction.IsNull ? Value.None : TraceFunction;

    private void SetTrace(Value value) => TraceFunction = value.IsNone ? default : value;

    [PyGetSet("f_locals")]
    internal Value GetLocals(ThreadState ts)
    {
        if (ts.Interpreter.FinishMainStart(ts) < 0) return default;
        if (!_namespace.IsNull) return WithHidden(ts);
        _locals ??= new PyDict();
        CopyToDict(ts, _locals);
        return _locals;
    }

    /// <summary>Variables of inlined comprehensions live in the frame of a module or class body.</summary>
    internal static bool HasHidden(Frame frame) => Array.Exists(frame.Code.Source.LocalsPlusKinds, static kind => (kind & LocalKind.Hidden) != 0);

    // They show in a copy of the namespace, which does not take them over. (_PyFrame_GetLocals)
    private Value WithHidden(ThreadState ts)
    {
        PyDict? hidden = null;
        ReadOnlySpan<Value> values = Values;
        for (int i = 0; i < values.Length && i < Code.LocalsPlusKinds.Length; i++)
        {
            if ((Code.LocalsPlusKinds[i] & LocalKind.Hidden) == 0) continue;
            Value value = values[i].Ref is PyCell cell ? cell.Contents : values[i];
            if (!value.IsNull) (hidden ??= new PyDict()).SetString(Code.LocalsPlusNames[i], value);
        }
        if (hidden is null) return _namespace;
        PyDict all = new();
        all.Merge(ts, _namespace, true);
        all.Merge(ts, hidden, true);
        return all;
    }

    // _PyFrame_FastToLocalsWithError
    private void CopyToDict(ThreadState ts, PyDict dict)
    {
        ReadOnlySpan<Value> values = Values;
        int free = Code.LocalsPlusNames.Length - Code.FreeVarCount;
        for (int i = 0; i < Code.LocalsPlusNames.Length; i++)
        {
            LocalKind kind = Code.LocalsPlusKinds[i];
            if ((kind & LocalKind.Hidden) != 0) continue;
            if ((kind & LocalKind.Free) != 0 && (Code.Flags & CodeFlags.Optimized) == 0) continue;
            Value value = values[i];
            if (value.IsNull && i >= free && Running is not null && Function.Closure is { } closure) value = closure[i - free];
            if ((kind & (LocalKind.Cell | LocalKind.Free)) != 0 && value.Ref is PyCell cell) value = cell.Contents;
            if (value.IsNull)
            {
                dict.Remove(ts, Code.LocalsPlusNames[i]);
                continue;
            }
            Temporaries.Show(value);
            dict.SetString(Code.LocalsPlusNames[i], value);
        }
    }

    /// <summary>Takes changes of <c>f_locals</c> back into the variables, as after a trace function. (PyFrame_LocalsToFast)</summary>
    internal void CopyFromDict(ThreadState ts)
    {
        if (_locals is not { } dict || Running is not { } frame) return;
        Span<Value> values = frame.LocalsPlus;
        for (int i = 0; i < values.Length; i++)
        {
            LocalKind kind = Code.LocalsPlusKinds[i];
            if ((kind & LocalKind.Hidden) != 0) continue;
            Value value = dict.Find(ts, Code.LocalsPlusNames[i]);
            if ((kind & (LocalKind.Cell | LocalKind.Free)) != 0 && values[i].Ref is PyCell cell) cell.Contents = value;
            else if (!value.IsNull) values[i] = value;
            else if (!values[i].IsNull) values[i] = NoneFor(ts, Code.LocalsPlusNames[i]);
        }
    }

    // The compiler may have proven that the variable is bound here.
    private Value NoneFor(ThreadState ts, PyStr name)
    {
        try
        {
            Warnings.Warn(ts, PyType.RuntimeWarning, $"assigning None to unbound local {Repr.Of(ts, name)}");
        }
        catch (PythonException error)
        {
            ts.Catch(error);
            Unraisable.Report(ts, this);
        }
        return Value.None;
    }

    /// <summary>A trace function is going to be called: what it may look at and change is what the variables are now.</summary>
    internal void RefreshLocals(ThreadState ts)
    {
        if (_locals is { } dict && Running is not null) CopyToDict(ts, dict);
    }

    [PyMethod("""
        clear($self, /)
        --

        Drop the references that the frame holds to its variables.
        """)]
    private void Clear(ThreadState ts)
    {
        if (Running is { } frame)
        {
            if (frame.Generator is not { IsExecuting: false } generator) throw Errors.RuntimeError("cannot clear an executing frame");
            GeneratorEnd.Finalize(ts, generator);
            generator.Drop(ts);
        }
        Array.Clear(_values);
        _locals = null;
        TraceFunction = default;
    }

    [Slot(Slot.TpRepr)]
    internal Value ReprOf(ThreadState ts) =>
        $"<frame at {Identity.Hex(this)}, file {Repr.Of(ts, Code.FileName)}, line {Line}, code {Code.Name}>";
}
