using System.Reflection;
using System.Text;

namespace Adder.Importing;

/// <summary>
/// Modules that the build compiled and embedded (tools/Freeze): a count; per module its name, whether it is a package and the length of its
/// code; then the marshalled code of each.
/// </summary>
internal sealed unsafe class FrozenModules
{
    private const string ResourceName = "frozen";

    private readonly Dictionary<string, Entry> _entries = [];
    private readonly byte* _archive;

    private FrozenModules(UnmanagedMemoryStream archive)
    {
        _archive = archive.PositionPointer;
        using BinaryReader reader = new(archive, Encoding.UTF8);
        int count = reader.ReadInt32();
        var lengths = new (string Name, bool IsPackage, int Length)[count];
        for (int i = 0; i < count; i++) lengths[i] = (reader.ReadString(), reader.ReadBoolean(), reader.ReadInt32());
        int offset = (int)archive.Position;
        foreach (var (name, isPackage, length) in lengths)
        {
            _entries.Add(name, new Entry(isPackage, offset, length));
            offset += length;
        }
    }

    /// <summary>The archive that an assembly carries, or null.</summary>
    internal static FrozenModules? Of(Assembly assembly) =>
        assembly.GetManifestResourceStream(ResourceName) is UnmanagedMemoryStream archive ? new FrozenModules(archive) : null;

    internal IEnumerable<string> Names => _entries.Keys;

    /// <summary>The marshalled code of a module, mapped memory that stays for good; false when it is not frozen.</summary>
    internal bool TryFind(string name, out ReadOnlySpan<byte> code, out bool isPackage)
    {
        bool found = _entries.TryGetValue(name, out Entry entry);
        code = found ? new ReadOnlySpan<byte>(_archive + entry.Offset, entry.Length) : default;
        isPackage = entry.IsPackage;
        return found;
    }

    private readonly record struct Entry(bool IsPackage, int Offset, int Length);
}
