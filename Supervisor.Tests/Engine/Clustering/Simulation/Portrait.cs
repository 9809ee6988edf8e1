using System.Globalization;
using System.Text;
using Akka.Cluster;

namespace Supervisor.Tests.Engine.Clustering.Simulation;

/// <summary>A world in words, for whoever has to find out why it failed.</summary>
internal static class Portrait
{
    public static string Of(SimulatedWorld world)
    {
        var text = new StringBuilder();
        foreach (var host in world.Hosts) text.Append(CultureInfo.InvariantCulture, $"{world.Now} {host.Address.Host}: {Of(host)}\n");
        return text.ToString();
    }

    public static string Of(UniqueAddress node) => $"{node.Address.Host}#{node.Uid:x}";

    /// <summary>Members with ! if unreachable and ? if they have not seen the membership; then who accuses whom.</summary>
    public static string Of(ClusterNode node)
    {
        if (node.Phase is not Membered us) return node.Phase.GetType().Name;
        var members = us.View.Members.Select((m, at) => $"{Of(m.UniqueAddress)}:{m.Status}{(us.View.Unreachable[at] ? "!" : "")}{(us.Gossip.Seen[at] ? "" : "?")}");
        var rows = us.Gossip.Reachability.Rows.Select(r => $"{r.Observer.Address.Host}:{r.Version}>{string.Join('+', r.Subjects.Select(s => s.Address.Host))}");
        return $"{Of(us.Gossip.Cluster)} led by {us.View.LeaderMember?.Address.Host} [{string.Join(' ', members)}] {string.Join(' ', rows)}";
    }

    private static string Of(SimulatedHost host) => host switch
    {
        { Node: { } node } => $"#{node.Self.Uid:x} of {Of(node)}",
        { IsLeaving: true } => "gone",
        _ => "down",
    };
}
