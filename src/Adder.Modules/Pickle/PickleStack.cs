using Adder.Objects;
using Adder.Runtime;

namespace Adder.Modules.Pickle;

/// <summary>The stack of the pickle machine and the marks on it. Nothing below the last mark can be taken. (Pdata)</summary>
internal sealed class PickleStack
{
    private const int KeptRoom = 256;

    private Value[] _items = new Value[16];
    private int[] _marks = new int[8];
    private int _markCount;

    internal int Count { get; private set; }

    internal int Fence { get; private set; }

    internal void Push(Value value)
    {
        if (Count == _items.Length) Array.Resize(ref _items, Count * 2);
        Value.Store(ref _items[Count++], value);
    }

    internal Value Pop()
    {
        if (Count <= Fence) throw Underflow();
        return _items[--Count];
    }

    internal Value Top
    {
        get => Count <= Fence ? throw Underflow() : _items[Count - 1];
        set => _items[Count - 1] = value;
    }

    internal Value At(int index) => _items[index];

    internal Span<Value> From(int index) => _items.AsSpan(index, Count - index);

    internal void CutTo(int count)
    {
        if (count < Fence) throw Underflow();
        Count = count;
    }

    internal Value[] PopFrom(int index)
    {
        if (index < Fence) throw Underflow();
        Value[] items = _items.AsSpan(index, Count - index).ToArray();
        Count = index;
        return items;
    }

    internal void Clear() => Count = Fence = _markCount = 0;

    /// <summary>Forgets the objects, which must not be kept alive.</summary>
    internal void Release()
    {
        Clear();
        if (_items.Length > KeptRoom) _items = new Value[16];
        else _items.AsSpan().Clear();
    }

    internal void Mark()
    {
        if (_markCount == _marks.Length) Array.Resize(ref _marks, _markCount * 2);
        _marks[_markCount++] = Fence = Count;
    }

    /// <summary>Where the last mark was. (marker)</summary>
    internal int PopMark()
    {
        if (_markCount < 1) throw PickleModule.UnpicklingError("could not find MARK");
        int mark = _marks[--_markCount];
        Fence = _markCount == 0 ? 0 : _marks[_markCount - 1];
        return mark;
    }

    internal bool MarkIsOnTop => _markCount > 0 && _marks[_markCount - 1] == Count;

    internal PythonException Underflow() =>
        PickleModule.UnpicklingError(_markCount > 0 ? "unexpected MARK found" : "unpickling stack underflow");
}
