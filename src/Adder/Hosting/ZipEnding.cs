namespace Adder.Hosting;

/// <summary>Tells archives from programs: whether a file ends as zip files do.</summary>
internal static class ZipEnding
{
    private const int RecordSize = 22, LongestComment = 65535;

    private static ReadOnlySpan<byte> Signature => "PK\u0005\u0006"u8;

    internal static bool IsIn(ReadOnlySpan<byte> file)
    {
        int longest = RecordSize + LongestComment;
        ReadOnlySpan<byte> tail = file.Length > longest ? file[^longest..] : file;
        int at = tail.LastIndexOf(Signature);
        return at >= 0 && tail.Length - at >= RecordSize;
    }
}
