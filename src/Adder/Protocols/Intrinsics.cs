using Adder.Bytecode;
using Adder.Execution;
using Adder.Objects;
using Adder.Runtime;

namespace Adder.Protocols;

/// <summary>What CALL_INTRINSIC_1 and _2 do.</summary>
internal static class Intrinsics
{
    internal static Value Unary(ThreadState ts, Frame frame, int which, Value value)
    {
        switch ((UnaryIntrinsic)which)
        {
            case UnaryIntrinsic.Print: return Print(ts, value);
            case UnaryIntrinsic.ImportStar:
                Value names = frame.Namespace;
                if (names.IsNull) return ts.Raise(PyType.SystemError, "no locals found during 'import *'");
                return Imports.Star(ts, names, value) < 0 ? default : Value.None;
            case UnaryIntrinsic.StopIterationError: return StopIterationError(ts, frame, (PyException)value.Ref);
            case UnaryIntrinsic.AsyncGenWrap: return new PyAsyncGeneratorWrappedValue(value);
            case UnaryIntrinsic.UnaryPositive: return Numbers.Positive(ts, value);
            case UnaryIntrinsic.ListToTuple: return PyTuple.From(((PyList)value.Ref).Items);
            case UnaryIntrinsic.TypeVar: return TypeParameters.TypeVar(value);
            case UnaryIntrinsic.ParamSpec: return TypeParameters.ParamSpec(value);
            case UnaryIntrinsic.TypeVarTuple: return TypeParameters.TypeVarTuple(value);
            case UnaryIntrinsic.SubscriptGeneric: return TypeParameters.SubscriptGeneric(ts, value);
            case UnaryIntrinsic.TypeAlias: return TypeParameters.TypeAlias(value);
            default: return ts.Raise(PyType.SystemError, "invalid intrinsic");
        }
    }

    internal static Value Binary(ThreadState ts, int which, Value left, Value right)
    {
        switch ((BinaryIntrinsic)which)
        {
            case BinaryIntrinsic.PrepReraiseStar: return ExceptionGroups.PrepareReraise(ts, left, right);
            case BinaryIntrinsic.TypeVarWithBound: return TypeParameters.TypeVarWithBound(left, right);
            case BinaryIntrinsic.TypeVarWithConstraints: return TypeParameters.TypeVarWithConstraints(left, right);
            case BinaryIntrinsic.SetFunctionTypeParams:
                ((PyFunction)left.Ref).TypeParams = (PyTuple)right.Ref;
                return left;
            default: return ts.Raise(PyType.SystemError, "invalid intrinsic");
        }
    }

    // print_expr
    private static Value Print(ThreadState ts, Value value)
    {
        Value hook = ts.Interpreter.SysDict.FindString("displayhook");
        return hook.IsNull ? ts.Raise(PyType.RuntimeError, "lost sys.displayhook") : Calls.Call(ts, hook, value);
    }

    // PEP 479: a StopIteration that leaves a generator would end its caller's loop.
    private static Value StopIterationError(ThreadState ts, Frame frame, PyException error)
    {
        CodeFlags flags = frame.Code.Source.Flags;
        string? kind = null;
        if (error.Type.IsSubtypeOf(PyType.StopIteration))
        {
            kind = (flags & CodeFlags.AsyncGenerator) != 0 ? "async generator"
                : (flags & CodeFlags.Coroutine) != 0 ? "coroutine" : "generator";
            kind += " raised StopIteration";
        }
        else if ((flags & CodeFlags.AsyncGenerator) != 0 && error.Type.IsSubtypeOf(PyType.StopAsyncIteration))
        {
            kind = "async generator raised StopAsyncIteration";
        }
        if (kind is null) return error;
        PyException replaced = Errors.Simple(PyType.RuntimeError, (Value)kind);
        replaced.Cause = replaced.Context = error;
        replaced.SuppressContext = true;
        return replaced;
    }
}
