using System.Globalization;
using Adder.Objects;
using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Modules.Ctypes;

/// <summary>What the module keeps per interpreter.</summary>
internal sealed class CtypesState : IState<CtypesState>
{
    static CtypesState IState<CtypesState>.New() => new();

    private readonly Dictionary<(PyType Item, long Count), WeakReference<PyType>> _arrays = [];

    /// <summary><c>_pointer_type_cache</c></summary>
    internal PyDict PointerTypes { get; } = new();

    /// <summary>The array type for an item type and a length, made once. (PyCArrayType_from_ctype)</summary>
    internal PyType ArrayOf(ThreadState ts, PyType item, long count)
    {
        if (_arrays.TryGetValue((item, count), out WeakReference<PyType>? known) && known.TryGetTarget(out PyType? array)) return array;
        PyDict members = new();
        members.SetString("_length_", count);
        members.SetString("_type_", item);
        string name = string.Create(CultureInfo.InvariantCulture, $"{item.Name}_Array_{count}");
        array = (PyType)Calls.Call(ts, CArrayType.TypeObject, name, new PyTuple(PyCArray.TypeObject), members).OrThrow(ts).Ref;
        _arrays[(item, count)] = new(array);
        return array;
    }

    /// <summary><c>POINTER(type)</c></summary>
    internal Value PointerTo(ThreadState ts, Value target)
    {
        Value known = PointerTypes.Find(ts, target);
        if (!known.IsNull) return known;
        if (ts.HasPending) throw ts.Throwable();
        PyDict members = new();
        if (target.Ref is PyStr name)
        {
            Value incomplete = Make(ts, $"LP_{name}", members);
            PointerTypes.Set(ts, Identity.Of(incomplete), incomplete);
            return incomplete;
        }
        if (target.Ref is not PyType type) throw Errors.TypeError("must be a ctypes type");
        members.SetString("_type_", target);
        Value made = Make(ts, $"LP_{type.Name}", members);
        PointerTypes.Set(ts, target, made);
        return made;
    }

    private static Value Make(ThreadState ts, string name, PyDict members) =>
        Calls.Call(ts, CPointerType.TypeObject, name, new PyTuple(PyCPointer.TypeObject), members).OrThrow(ts);
}
