using Adder.Bytecode;
using Adder.Execution;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary>What is left to do for an abandoned generator, coroutine or async generator. (_PyGen_Finalize)</summary>
internal sealed class GeneratorEnd : PooledEnd
{
    private GeneratorEnd(Finalization owner) : base(owner) { }

    /// <summary>Null for generators that nobody would notice the end of: no handler stands around a <c>yield</c>.</summary>
    internal static GeneratorEnd? For(ThreadState ts, PyGenerator generator, ExecutableCode code)
    {
        const CodeFlags asynchronous = CodeFlags.Coroutine | CodeFlags.AsyncGenerator;
        if (!code.YieldsInsideHandlers && (code.Source.Flags & asynchronous) == 0) return null;
        GeneratorEnd end = ts.SpareEnds.TryTake(out PooledEnd? spare) ? (GeneratorEnd)spare : new GeneratorEnd(ts.Interpreter.Finalization);
        end.Begin(generator);
        return end;
    }

    /// <summary>The generator has ended by itself.</summary>
    internal void Release(ThreadState ts) => Finish(ts.SpareEnds);

    protected override void End(ThreadState ts, PyObject target) => Finalize(ts, (PyGenerator)target);

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
