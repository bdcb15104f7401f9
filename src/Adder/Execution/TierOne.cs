using Adder.Objects;
using Adder.Runtime;

namespace Adder.Execution;

/// <summary>The evaluator as the object model sees it.</summary>
internal sealed class TierOne : IEvaluator
{
    public Value Call(ThreadState ts, PyFunction function, ReadOnlySpan<Value> args, PyTuple? kwnames) =>
        Evaluator.Call(ts, function, args, kwnames);

    public Value CallWithFirst(ThreadState ts, PyFunction function, Value first, ReadOnlySpan<Value> args) =>
        Evaluator.CallWithFirst(ts, function, first, args);

    public Value Run(ThreadState ts, PyFunction function, Value locals) => Evaluator.RunCode(ts, function, locals);

    public PyDict? CurrentGlobals(ThreadState ts) => ts.CurrentGlobals;

    public Value CurrentLocals(ThreadState ts)
    {
        if (ts.CurrentFrame is not { } frame) return ts.Raise(PyType.SystemError, "frame does not exist");
        return frame.Namespace.IsNull || PyFrame.HasHidden(frame) ? PyFrame.Of(frame).GetLocals(ts) : frame.Namespace;
    }

    public Bytecode.CodeFlags InheritedFutures(ThreadState ts) =>
        ts.CurrentFrame is { } frame ? frame.Code.Source.Flags & Bytecode.CodeFlags.FutureMask : 0;

    // super_init_without_args
    public (Value Type, Value Self) SuperArguments(ThreadState ts)
    {
        if (ts.CurrentFrame is not { } frame) throw Errors.RuntimeError("super(): no current frame");
        Bytecode.CodeObject code = frame.Code.Source;
        if (code.ArgCount == 0) throw Errors.RuntimeError("super(): no arguments");
        ReadOnlySpan<Value> locals = frame.LocalsPlus;
        Value self = locals[0];
        if (self.Ref is PyCell cell && (code.LocalsPlusKinds[0] & Bytecode.LocalKind.Cell) != 0) self = cell.Contents;
        if (self.IsNull) throw Errors.RuntimeError("super(): arg[0] deleted");
        for (int i = code.LocalsPlusNames.Length - code.FreeVarCount; i < locals.Length; i++)
        {
            if (!code.LocalsPlusNames[i].Is("__class__")) continue;
            if (locals[i].Ref is not PyCell classCell) throw Errors.RuntimeError("super(): bad __class__ cell");
            if (classCell.Contents.IsNull) throw Errors.RuntimeError("super(): empty __class__ cell");
            if (classCell.Contents.Ref is not PyType) throw Errors.RuntimeError($"super(): __class__ is not a type ({classCell.Contents.Type.Name})");
            return (classCell.Contents, self);
        }
        throw Errors.RuntimeError("super(): __class__ cell not found");
    }
}
