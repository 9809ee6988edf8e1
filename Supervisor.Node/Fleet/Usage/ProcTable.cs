using System.Globalization;

namespace Supervisor.Node.Fleet.Usage;

/// <summary>All processes of this machine at one moment, from one pass over <c>/proc</c>.</summary>
internal static class ProcTable
{
    private const int LongestLine = 4096;

    /// <summary>Those that can be seen; one that ends meanwhile is left out.</summary>
    public static IReadOnlyList<ProcStat> Read(string root = "/proc")
    {
        var all = new List<ProcStat>();
        Span<byte> buffer = stackalloc byte[LongestLine];
        foreach (var directory in Directory.EnumerateDirectories(root))
        {
            if (!int.TryParse(Path.GetFileName(directory.AsSpan()), NumberStyles.None, CultureInfo.InvariantCulture, out _)) continue;
            if (ReadOne(Path.Join(directory, "stat"), buffer) is { } stat) all.Add(stat);
        }

        return all;
    }

    private static ProcStat? ReadOne(string path, Span<byte> buffer)
    {
        try
        {
            using var file = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            return ProcStat.Parse(buffer[..RandomAccess.Read(file, buffer, 0)]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // It has ended, or is hidden from us.
            return null;
        }
    }
}
