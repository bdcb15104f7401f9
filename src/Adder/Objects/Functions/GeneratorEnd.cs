using Adder.Bytecode;
using Adder.Execution;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary>
/// What is left to do for an abandoned generator, coroutine or async generator. It and the generator refer to each other and to nobody
/// else, so the collector finds both dead together. (_PyGen_Finalize)
/// </summary>
internal sealed class GeneratorEnd : IMortal
{
    private readonly Finalization _owner;
    private PyGenerator? _generator;
    private bool _isSpent;

    private GeneratorEnd(PyGenerator generator, Finalization owner)
    {
        _generator = generator;
        _owner = owner;
    }

    ~GeneratorEnd()
    {
        _isSpent = true;
        if (_generator is not null) _owner.Found(this);
    }

    private const int MostSpares = 1 << 16;

    public bool IsFinalizer => true;

    /// <summary>Null for generators that nobody would notice the end of: no handler stands around a <c>yield</c>.</summary>
    internal static GeneratorEnd? For(ThreadState ts, PyGenerator generator, ExecutableCode code)
    {
        const CodeFlags asynchronous = CodeFlags.Coroutine | CodeFlags.AsyncGenerator;
        if (!code.YieldsInsideHandlers && (code.Source.Flags & asynchronous) == 0) return null;
        ts.Interpreter.Finalization.Open();
        if (ts.SpareEnds.TryPop(out GeneratorEnd? spare))
        {
            spare._generator = generator;
            return spare;
        }
        return new GeneratorEnd(generator, ts.Interpreter.Finalization);
    }

    /// <summary>The generator has ended by itself: another one may have this, which is known to the collector's finalizer already.</summary>
    internal void Release(ThreadState ts)
    {
        _generator = null;
        _owner.Close();
        if (_isSpent) return;
        if (ts.SpareEnds.Count < MostSpares) ts.SpareEnds.Push(this);
        else GC.SuppressFinalize(this);
    }

    public void End(ThreadState ts)
    {
        if (_generator is { } generator) Finalize(ts, generator);
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
