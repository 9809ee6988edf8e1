using System.Globalization;
using System.Text.RegularExpressions;

namespace Supervisor.Tests.Scenarios.Hosts;

/// <summary>What a daemon's activity log says of its joining, with the log's own times.</summary>
internal static partial class JoinLog
{
    /// <summary>When it began to look for the fleet.</summary>
    public static DateTime Begun(ClusterHost host) =>
        Lines(host).First(line => line.Text.StartsWith("cluster: this node is ", StringComparison.Ordinal)).Time;

    /// <summary>When the last of so many nodes became Up, as this one saw it.</summary>
    public static DateTime AllUp(ClusterHost host, int nodes)
    {
        var first = Lines(host).Where(line => Up().IsMatch(line.Text)).GroupBy(line => Up().Match(line.Text).Groups[1].Value).Select(g => g.First()).ToList();
        Assert.True(first.Count == nodes, $"{host.Name} logs {first.Count} nodes as Up:\n{host.Daemon.Log}");
        return first.Max(line => line.Time);
    }

    private static IEnumerable<(DateTime Time, string Text)> Lines(ClusterHost host) =>
        from line in host.Daemon.Log.Split('\n')
        let match = Line().Match(line)
        where match.Success
        select (DateTime.ParseExact(match.Groups[1].Value, "yyyy-MM-dd HH:mm:ss,fff", CultureInfo.InvariantCulture), match.Groups[2].Value);

    [GeneratedRegex(@"^(\S+ \S+) [A-Z]+ (.*)$")]
    private static partial Regex Line();

    [GeneratedRegex(@"^cluster: .*?(akka\.tcp://[^ )]+)\)? is Up$")]
    private static partial Regex Up();
}
