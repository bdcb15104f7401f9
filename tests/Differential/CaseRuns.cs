using System.Collections.Concurrent;

namespace Adder.Differential;

/// <summary>Runs cases ahead of the test that asks for them, as many at a time as the machine has cores.</summary>
public sealed class CaseRuns
{
    private readonly ConcurrentDictionary<(string, string), Lazy<Task<string>>> _runs = new();
    private readonly SemaphoreSlim _cores = new(Environment.ProcessorCount);

    public Task<string> Run(PythonCase test, string engine)
    {
        int index = IndexOf(test);
        for (int ahead = Math.Min(index + Environment.ProcessorCount, PythonCase.All.Count - 1); ahead > index; ahead--)
        {
            _ = Start(PythonCase.All[ahead], engine);
        }
        return Start(test, engine);
    }

    private static int IndexOf(PythonCase test)
    {
        for (int index = 0; index < PythonCase.All.Count; index++)
        {
            if (PythonCase.All[index] == test) return index;
        }
        return PythonCase.All.Count;
    }

    private Task<string> Start(PythonCase test, string engine) =>
        _runs.GetOrAdd((test.Name, engine), _ => new Lazy<Task<string>>(() => Task.Run(() => RunOnACore(test, engine)))).Value;

    private async Task<string> RunOnACore(PythonCase test, string engine)
    {
        await _cores.WaitAsync();
        try
        {
            return await test.RunAsync(engine);
        }
        finally
        {
            _cores.Release();
        }
    }
}
