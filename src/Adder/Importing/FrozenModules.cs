using System.Buffers.Binary;
using System.Reflection;
using Adder.Objects;

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
        for (int i = 0; i < _entries.Length; i++)
        {
            ref Entry entry = ref _entries[i];
            entry.NameLength = index[at++];
            entry.NameAt = at;
            at += entry.NameLength;
            entry.IsPackage = index[at++] != 0;
            entry.Length = BinaryPrimitives.ReadInt32LittleEndian(index[at..]);
            at += sizeof(int);
        }
        for (int i = 0; i < _entries.Length; i++)
        {
            _entries[i].Offset = at;
            at += _entries[i].Length;
        }
    }

    /// <summary>The archive that an assembly carries, or null.</summary>
    internal static FrozenModules? Of(Assembly assembly) =>
        assembly.GetManifestResourceStream(ResourceName) is UnmanagedMemoryStream archive ? new FrozenModules(archive) : null;

    internal IEnumerable<string> Names => Array.ConvertAll(_entries, entry => PyStr.FromLatin1(NameOf(entry)).ToString());

    /// <summary>The marshalled code of a module, mapped memory that stays for good; false when it is not frozen.</summary>
    internal bool TryFind(string name, out ReadOnlySpan<byte> code, out bool isPackage)
    {
        // Some thirty short names, of which a few are asked for: no dictionary pays.
        foreach (Entry entry in _entries)
        {
            if (!IsNamed(entry, name)) continue;
            code = new ReadOnlySpan<byte>(_archive + entry.Offset, entry.Length);
            isPackage = entry.IsPackage;
            return true;
        }
        code = default;
        return isPackage = false;
    }

    private ReadOnlySpan<byte> NameOf(Entry entry) => new(_archive + entry.NameAt, entry.NameLength);

    private bool IsNamed(Entry entry, string name)
    {
        if (entry.NameLength != name.Length) return false;
        for (int i = 0; i < name.Length; i++)
        {
            if (_archive[entry.NameAt + i] != name[i]) return false;
        }
        return true;
    }

    private struct Entry
    {
        internal int NameAt, NameLength, Offset, Length;
        internal bool IsPackage;
    }
}
