namespace Adder.Objects;

/// <summary>Version tags of types: unique in the process, so that a cache filled for one type never matches another.</summary>
internal static class TypeVersions
{
    private static readonly Counter s_tags = new();

    internal static uint Next() => (uint)s_tags.Next();

    /// <summary>The type's tag, a new one if it changed since it was last asked for. 0 means that it cannot be cached.</summary>
    internal static uint Of(PyType type)
    {
        if (type.VersionTag == 0)
        {
            foreach (PyType parent in type.Mro)
            {
                if (parent.VersionTag == 0) parent.VersionTag = Next();
            }
        }
        return type.VersionTag;
    }

    /// <summary>Forgets the tags of a changed type and of its subclasses. (PyType_Modified)</summary>
    internal static void Modified(PyType type)
    {
        if (type.VersionTag == 0) return;
        type.VersionTag = 0;
        type.CachedGetItem = null;
        foreach (PyType subclass in type.LiveSubclasses()) Modified(subclass);
    }
}

/// <summary>A process-wide source of unique numbers; interpreters on all threads share it.</summary>
internal sealed class Counter
{
    private int _last;

    internal int Last => _last;

    internal int Next() => Interlocked.Increment(ref _last);
}
