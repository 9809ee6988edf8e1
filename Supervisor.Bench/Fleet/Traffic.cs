using System.Globalization;
using System.Text.RegularExpressions;
using Supervisor.Bench.Native;

namespace Supervisor.Bench.Fleet;

/// <summary>Bytes that TCP has carried for a process, by the kernel's own count for each connection.</summary>
internal static partial class Traffic
{
    /// <summary>For each process, over the connections that it has now: without headers, and what was sent again counts again.</summary>
    public static async Task<IReadOnlyList<long>> SentBy(IEnumerable<int> pids)
    {
        var ss = Programs.FindFirst("ss") ?? throw new BenchException("ss is missing (Debian: apt install iproute2): it knows what connections have carried.");
        var output = Path.GetTempFileName();
        var listing = ChildProcess.Start([ss, "-H", "-t", "-i", "-n", "-p", "-O"], output);
        await listing.End.ConfigureAwait(false);
        var lines = await File.ReadAllLinesAsync(output).ConfigureAwait(false);
        File.Delete(output);
        return [.. pids.Select(pid => lines.Where(line => line.Contains($"pid={pid},", StringComparison.Ordinal)).Sum(Sent))];
    }

    private static long Sent(string line) => BytesSent().Match(line) is { Success: true } match ? long.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"\bbytes_sent:(\d+)")]
    private static partial Regex BytesSent();
}
