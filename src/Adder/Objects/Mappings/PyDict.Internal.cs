namespace Adder.Objects;

public partial class PyDict
{
    /// <summary>The keys in a new list.</summary>
    internal PyList KeysList()
    {
        PyList keys = new();
        for (int i = 0; i < _count; i++)
        {
            if (!_entries[i].Key.IsNull) keys.Add(_entries[i].Key);
        }
        return keys;
    }
}
