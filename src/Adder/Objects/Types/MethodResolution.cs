using Adder.Protocols;
using Adder.Runtime;

namespace Adder.Objects;

/// <summary>The method resolution order. (mro_implementation)</summary>
internal static class MethodResolution
{
    /// <summary>
    /// Works the order out, with the metaclass's <c>mro()</c> if it has its own; false when that has already set another one. (mro_internal)
    /// </summary>
    internal static bool Update(ThreadState ts, PyType type)
    {
        PyType[] before = type.Mro;
        PyType[] order = Invoke(ts, type);
        if (!ReferenceEquals(type.Mro, before)) return false;
        type.Mro = order;
        TypeVersions.Modified(type);
        return true;
    }

    private static PyType[] Invoke(ThreadState ts, PyType type)
    {
        if (ReferenceEquals(type.Metatype, PyType.Type)) return C3(type, type.GetBases());
        Value hook = TypeLookup.Find(ts, type.Metatype, "mro");
        if (hook.Ref is PyMethodDescriptor { Owner: var owner } && ReferenceEquals(owner, PyType.Type)) return C3(type, type.GetBases());
        Value bound = Descriptors.Bind(ts, hook, type, type.Metatype).OrThrow(ts);
        PyTuple order = Iterables.ToTuple(ts, Calls.Call(ts, bound).OrThrow(ts));
        if (order.Count == 0) throw Errors.TypeError("type MRO must not be empty");
        return Checked(type, order);
    }

    private static PyType[] Checked(PyType type, PyTuple order)
    {
        PyType solid = BaseLayout.Solid(type);
        PyType[] mro = new PyType[order.Count];
        for (int i = 0; i < mro.Length; i++)
        {
            if (order[i].Ref is not PyType parent) throw Errors.TypeError($"mro() returned a non-class ('{order[i].Type.Name}')");
            if (!solid.IsSubtypeOf(BaseLayout.Solid(parent)))
            {
                throw Errors.TypeError($"mro() returned base with unsuitable layout ('{parent.Name}')");
            }
            mro[i] = parent;
        }
        return mro;
    }

    /// <summary>The C3 linearization.</summary>
    internal static PyType[] C3(PyType type, PyTuple bases)
    {
        foreach (Value item in bases.Items)
        {
            if (((PyType)item.Ref).Mro.Length == 0) throw Errors.TypeError($"Cannot extend an incomplete type '{((PyType)item.Ref).Name}'");
        }
        if (bases.Count == 1) return [type, .. ((PyType)bases[0].Ref).Mro];
        PyType[][] lists = new PyType[bases.Count + 1][];
        PyType[] direct = new PyType[bases.Count];
        for (int i = 0; i < bases.Count; i++)
        {
            direct[i] = (PyType)bases[i].Ref;
            for (int j = 0; j < i; j++)
            {
                if (ReferenceEquals(direct[i], direct[j])) throw Errors.TypeError($"duplicate base class {direct[i].Name}");
            }
            lists[i] = direct[i].Mro;
        }
        lists[^1] = direct;
        return Merge(type, lists);
    }

    private static PyType[] Merge(PyType type, PyType[][] lists)
    {
        List<PyType> order = [type];
        int[] heads = new int[lists.Length];
        while (true)
        {
            PyType? next = null;
            bool done = true;
            for (int i = 0; i < lists.Length && next is null; i++)
            {
                if (heads[i] >= lists[i].Length) continue;
                done = false;
                PyType candidate = lists[i][heads[i]];
                if (!InTail(candidate, lists, heads)) next = candidate;
            }
            if (done) return [.. order];
            if (next is null) throw Errors.TypeError(ConflictMessage(lists, heads));
            order.Add(next);
            for (int i = 0; i < lists.Length; i++)
            {
                if (heads[i] < lists[i].Length && ReferenceEquals(lists[i][heads[i]], next)) heads[i]++;
            }
        }
    }

    private static bool InTail(PyType candidate, PyType[][] lists, int[] heads)
    {
        for (int i = 0; i < lists.Length; i++)
        {
            for (int j = heads[i] + 1; j < lists[i].Length; j++)
            {
                if (ReferenceEquals(lists[i][j], candidate)) return true;
            }
        }
        return false;
    }

    // set_mro_error
    private static string ConflictMessage(PyType[][] lists, int[] heads)
    {
        List<string> names = [];
        for (int i = 0; i < lists.Length; i++)
        {
            if (heads[i] < lists[i].Length && !names.Contains(lists[i][heads[i]].ShortName)) names.Add(lists[i][heads[i]].ShortName);
        }
        return $"Cannot create a consistent method resolution\norder (MRO) for bases {string.Join(", ", names)}";
    }
}
