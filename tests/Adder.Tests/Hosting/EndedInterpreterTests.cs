using System.Runtime.CompilerServices;
using Adder.Hosting;
using Adder.Runtime;

namespace Adder.Tests.Hosting;

/// <summary>What is left of an interpreter that has ended.</summary>
public sealed class EndedInterpreterTests
{
    // Streams, closed files, generators with handlers, weak references with callbacks: what has a finalizer.
    private const string Program = """
        import _weakref, os, sys
        sys.stdout.write('')
        def items():
            try:
                yield 1
            finally:
                pass
        list(items())
        class Watched: pass
        watched = Watched()
        reference = _weakref.ref(watched, print)
        open(os.devnull, 'rb').close()
        """;

    [Fact]
    public void Nothing_that_waits_for_its_finalizer_keeps_it_for_the_next_collection()
    {
        using PythonEngine engine = new();
        engine.Execute("import _xxsubinterpreters as interpreters");
        engine.Main["program"] = Program;
        engine.Main["ids"] = Array.Empty<object>();
        WeakReference[] ended = [.. Enumerable.Range(0, 12).Select(_ => Ended(engine))];
        GC.Collect();
        // The last ones may still be on the stacks of threads: this one, the one that runs finalizers, the timer's.
        Assert.InRange(ended.Count(one => one.IsAlive), 0, 3);
    }

    // Its number lives on, which counts in an object with a finalizer.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference Ended(PythonEngine engine)
    {
        engine.Execute("id = interpreters.create()\ninterpreters.run_string(id, program)");
        WeakReference made = Of(engine.State.Interpreter.Runtime, engine.Evaluate<long>("int(id)"));
        engine.Execute("interpreters.destroy(id)\nids = [*ids, id]");
        return made;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference Of(PythonRuntime runtime, long id) => new(runtime.Find(id), trackResurrection: true);
}
