using Adder.Runtime;

namespace Adder.Modules.IO;

/// <summary>Writes out a stream that is found dead, where no file beneath it would. It dies with the stream: only the table's entry for that refers to it.</summary>
internal sealed class UnwrittenEnd : IMortal
{
    private readonly Interpreter _interpreter;
    private readonly IUnwritten _stream;
    private readonly UnwrittenData _place;

    internal UnwrittenEnd(Interpreter interpreter, IUnwritten stream, UnwrittenData place)
    {
        (_interpreter, _stream, _place) = (interpreter, stream, place);
        if (stream.File is null) interpreter.Finalization.Expect();
    }

    ~UnwrittenEnd() => _interpreter.Finalization.Found(this);

    public bool IsFinalizer => true;

    public void End(ThreadState ts)
    {
        UnwrittenFiles.TryWrite(ts, _stream);
        if (_stream.Below.Ref is IUnwritten between) UnwrittenFiles.TryWrite(ts, between);
        UnwrittenFiles.Of(ts).Remove(_place);
    }
}
