using Adder.Objects;

namespace Adder.Runtime;

public sealed partial class ThreadState
{
    private PyObject[] _representing = [];
    private int _representingCount;

    /// <summary>
    /// Notes that the object's representation is being made; false when it is already, that is when the object contains itself.
    /// Pair a true with <see cref="LeaveRepr"/>. (Py_ReprEnter)
    /// </summary>
    internal bool EnterRepr(PyObject container)
    {
        for (int i = 0; i < _representingCount; i++)
        {
            if (ReferenceEquals(_representing[i], container)) return false;
        }
        if (_representingCount == _representing.Length) Array.Resize(ref _representing, Math.Max(8, _representingCount * 2));
        _representing[_representingCount++] = container;
        return true;
    }

    internal void LeaveRepr() => _representing[--_representingCount] = null!;
}
