using Adder.Bytecode;
using Adder.Execution;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary>What is left to do for an abandoned generator, coroutine or async generator. (_PyGen_Finalize)</summary>
internal sealed class GeneratorEnd : PooledEnd
{
    // While a generator runs there. The frame keeps this for the next one, but is not kept by it: what waits for its finalizer would keep
    // all of an interpreter that has ended.
    private Frame? _frame;

    private GeneratorEnd(Finalization owner) : base(owner) { }

    /// <summary>Watches over the generator of the frame, unless nobody would notice its end: no handler stands around a <c>yield</c>.</summary>
    internal static void Expect(ThreadState ts, Frame frame)
    {
        const CodeFlags asynchronous = CodeFlags.Coroutine | CodeFlags.AsyncGenerator;
        if (!frame.Code.YieldsInsideHandlers && (frame.Code.Source.Flags & asynchronous) == 0) return;
        GeneratorEnd end = frame.End ??= Take(ts);
        end._frame = frame;
        end.Open();
    }

    private static GeneratorEnd Take(ThreadState ts) =>
        ts.SpareEnds.TryTake(out PooledEnd? spare) ? (GeneratorEnd)spare : new GeneratorEnd(ts.Interpreter.Finalization);

    /// <summary>The generator has ended.</summary>
    internal static void Forget(Frame frame)
    {
        if (frame.End is not { } end) return;
        end._frame = null;
        if (!end.Close()) frame.End = null;
    }

    /// <summary>No generator will begin in the frame any more.</summary>
    internal static void Separate(ThreadState ts, Frame frame)
    {
        if (frame.End is not { } end) return;
        frame.End = null;
        end._frame = null;
        end.Spare(ts.SpareEnds);
    }

    protected override void Abandoned(ThreadState ts)
    {
        if (_frame?.Generator is { } generator) Finalize(ts, generator);
    }

    internal static void Finalize(ThreadState ts, PyGenerator generator)
    {
        if (generator.IsFinished) return;
        if (generator is PyAsyncGenerator { IsClosed: false, Finalizer.IsNull: false } asyncGenerator)
        {
            if (Calls.Call(ts, asyncGenerator.Finalizer, asyncGenerator).IsNull) Unraisable.Report(ts, asyncGenerator);
            return;
        }
        if (generator is PyCoroutine { State: GeneratorState.Created } coroutine) WarnNeverAwaited(ts, coroutine);
        else if (generator.CloseNow(ts).IsNull) Unraisable.Report(ts, generator);
    }

    // _PyErr_WarnUnawaitedCoroutine
    private static void WarnNeverAwaited(ThreadState ts, PyCoroutine coroutine)
    {
        Value module = ts.Interpreter.Modules.FindString("warnings");
        Value warn = module.IsNull ? default : Attributes.Find(ts, module, "_warn_unawaited_coroutine");
        bool warned = false;
        if (!warn.IsNull) warned = !Calls.Call(ts, warn, coroutine).IsNull || ts.PendingIs(PyType.RuntimeWarning);
        if (ts.HasPending) Unraisable.Report(ts, coroutine);
        if (warned) return;
        try
        {
            Warnings.Warn(ts, PyType.RuntimeWarning, $"coroutine '{coroutine.QualName}' was never awaited");
        }
        catch (PythonException error)
        {
            ts.Catch(error);
            Unraisable.Report(ts, coroutine);
        }
    }
}
