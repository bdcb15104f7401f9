using System.Buffers.Binary;
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

    private readonly Entry[] _entries;
    private readonly byte* _archive;

    private FrozenModules(UnmanagedMemoryStream archive)
    {
        _archive = archive.PositionPointer;
        ReadOnlySpan<byte> index = new(_archive, (int)archive.Length);
        _entries = new Entry[BinaryPrimitives.ReadInt32LittleEndian(index)];
        int at = sizeof(int);
        foreach (ref Entry entry in _entries.AsSpan())
        {
            int length = index[at++];
            string name = Encoding.ASCII.GetString(index.Slice(at, length));
            at += length;
            entry = new Entry(name, index[at] != 0, 0, BinaryPrimitives.ReadInt32LittleEndian(index[(at + 1)..]));
            at += 1 + sizeof(int);
        }
        foreach (ref Entry entry in _entries.AsSpan())
        {
            entry = entry with { Offset = at };
            at += entry.Length;
        }
    }

    /// <summary>The archive that an assembly carries, or null.</summary>
    internal static FrozenModules? Of(Assembly assembly) =>
        assembly.GetManifestResourceStream(ResourceName) is UnmanagedMemoryStream archive ? new FrozenModules(archive) : null;

    internal IEnumerable<string> Names => Array.ConvertAll(_entries, static entry => entry.Name);

    /// <summary>The marshalled code of a module, mapped memory that stays for good; false when it is not frozen.</summary>
    internal bool TryFind(string name, out ReadOnlySpan<byte> code, out bool isPackage)
    {
        // Some thirty short names, of which a few are asked for: no dictionary pays.
        foreach (ref readonly Entry entry in _entries.AsSpan())
        {
            if (entry.Name != name) continue;
            code = new ReadOnlySpan<byte>(_archive + entry.Offset, entry.Length);
            isPackage = entry.IsPackage;
            return true;
        }
        code = default;
        return isPackage = false;
    }

    private readonly record struct Entry(string Name, bool IsPackage, int Offset, int Length);
}
