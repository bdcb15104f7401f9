using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Ctypes;

/// <summary>Python objects as C sees them (py_object): their id. An object is found again for as long as somebody else keeps it.</summary>
internal sealed class ObjectHandles : IState<ObjectHandles>
{
    static ObjectHandles IState<ObjectHandles>.New() => new();

    private readonly Dictionary<nint, WeakReference<PyObject>> _objects = [];
    private readonly Dictionary<nint, Value> _numbers = [];
    private readonly Dictionary<PyObject, int> _held = new(ReferenceEqualityComparer.Instance);
    private int _next = 1024;

    internal void Hold(Value value) => _held[value.Ref] = _held.GetValueOrDefault(value.Ref) + 1;

    internal void LetGo(Value value)
    {
        int left = _held.GetValueOrDefault(value.Ref) - 1;
        if (left > 0) _held[value.Ref] = left;
        else _held.Remove(value.Ref);
    }

    internal static nint Of(ThreadState ts, Value value)
    {
        ObjectHandles handles = ts.Interpreter.State<ObjectHandles>();
        if (value.IsInt || value.IsFloat)
        {
            // Numbers have no identity, and an id that is no address.
            nint number = (nint)(value.Bits << 3 | (value.IsInt ? 1L : 3L));
            handles._numbers[number] = value;
            return number;
        }
        nint id = (nint)Identity.Of(value.Ref);
        if (!handles._objects.ContainsKey(id)) handles.Add(id, value.Ref);
        return id;
    }

    /// <summary>Throws ValueError.</summary>
    internal static Value Find(ThreadState ts, nint handle)
    {
        if (handle == 0) throw Errors.ValueError("PyObject is NULL");
        ObjectHandles handles = ts.Interpreter.State<ObjectHandles>();
        if (handles._numbers.TryGetValue(handle, out Value number)) return number;
        return handles._objects.TryGetValue(handle, out WeakReference<PyObject>? reference) && reference.TryGetTarget(out PyObject? found)
            ? found
            : throw Errors.ValueError("no object that was given to C is at this address");
    }

    private void Add(nint id, PyObject obj)
    {
        if (_objects.Count > _next)
        {
            foreach ((nint old, WeakReference<PyObject> reference) in _objects)
            {
                if (!reference.TryGetTarget(out _)) _objects.Remove(old);
            }
            _next = Math.Max(1024, 2 * _objects.Count);
        }
        _objects[id] = new(obj);
    }
}
