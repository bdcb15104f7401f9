using Adder.Modules.Platform;
using Adder.Objects;
using Adder.Runtime;

namespace Adder.Modules.IO;

/// <summary>A stream that may hold data which is not yet written.</summary>
internal interface IUnwritten
{
    /// <summary>The file beneath, where it is a plain one.</summary>
    PyFileIO? File { get; }

    /// <summary>The stream that it writes to.</summary>
    Value Below { get; }

    void WriteOut(ThreadState ts);
}

/// <summary>
/// One stream's place among the <see cref="UnwrittenFiles"/>. A file that is found dead is written out by its outermost stream before it is closed;
/// any other stream has an <see cref="UnwrittenEnd"/> for that.
/// </summary>
internal sealed class UnwrittenData
{
    private readonly WeakReference<IUnwritten>? _stream;
    private bool _isListed;
    private UnwrittenData _before;

    /// <summary>Both ends of a list.</summary>
    internal UnwrittenData() => Next = _before = this;

    internal UnwrittenData(ThreadState ts, IUnwritten stream) : this()
    {
        Identity = stream.File?.Identity ?? default;
        _stream = new WeakReference<IUnwritten>(stream, trackResurrection: true);
        if (stream.File is not { ClosesDescriptor: true } file || !IsWithin(stream, file.Wrapper)) UnwrittenFiles.Of(ts).Watch(ts.Interpreter, stream, this);
    }

    private static bool IsWithin(IUnwritten stream, PyObject? outermost) =>
        ReferenceEquals(stream, outermost) || (outermost is PyTextIOWrapper text && ReferenceEquals(stream, text.Buffer.Ref));

    internal FileIdentity Identity { get; }

    /// <summary>Null when it is dead and gone.</summary>
    internal IUnwritten? Stream => _stream!.TryGetTarget(out IUnwritten? stream) ? stream : null;

    internal UnwrittenData Next { get; private set; }

    internal bool IsAlone => ReferenceEquals(Next, this);

    /// <summary>Makes it the last of a list.</summary>
    internal void Enter(UnwrittenData ends)
    {
        (_before, Next) = (ends._before, ends);
        _before.Next = ends._before = this;
    }

    /// <summary>False if it was in none.</summary>
    internal bool Leave()
    {
        if (IsAlone) return false;
        (_before.Next, Next._before) = (Next, _before);
        Next = _before = this;
        return true;
    }

    internal void Note(ThreadState ts, bool isUnwritten)
    {
        if (isUnwritten == _isListed) return;
        _isListed = isUnwritten;
        if (isUnwritten) UnwrittenFiles.Of(ts).Add(this);
        else UnwrittenFiles.Of(ts).Remove(this);
    }
}
