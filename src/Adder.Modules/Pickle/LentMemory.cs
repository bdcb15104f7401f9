using Adder.Objects;
using Adder.Runtime;

namespace Adder.Modules.Pickle;

/// <summary>Memory that Python code may write to for as long as a call lasts.</summary>
internal readonly struct LentMemory : IDisposable
{
    private readonly ThreadState _ts;

    internal LentMemory(ThreadState ts, Memory<byte> memory)
    {
        _ts = ts;
        View = new PyMemoryView(new PyBuffer(PyBytes.Empty, memory, false));
    }

    internal PyMemoryView View { get; }

    public void Dispose()
    {
        if (View.Exports == 0) View.Close(_ts);
    }
}
