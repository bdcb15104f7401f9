namespace Adder.Runtime;

/// <summary>
/// When a C# finalizer may free what it has from the system. An object is found dead together with those that refer to it, and their
/// <c>__del__</c> may still use it: it waits until it is found dead once more, which is not before they have run.
/// </summary>
internal struct Deathbed
{
    private static readonly Objects.Counter s_found = new();

    private bool _wasFound;

    /// <summary>How many objects have been found dead for the first time.</summary>
    internal static int Found => s_found.Last;

    /// <summary>For the finalizer of the object to ask, first of all.</summary>
    internal bool IsDead(object obj)
    {
        if (_wasFound) return true;
        _wasFound = true;
        _ = s_found.Next();
        GC.ReRegisterForFinalize(obj);
        return false;
    }
}
