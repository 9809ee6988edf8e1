using System.Collections.Immutable;

namespace Akka.Cluster;

/// <summary>A view, and who has seen it, as the public state.</summary>
internal static class ClusterSnapshot
{
    public static ClusterEvent.CurrentClusterState StateOf(Membered us) => StateOf(us.View, us.Gossip.Seen);

    public static ClusterEvent.CurrentClusterState StateOf(ClusterView? view) => StateOf(view, null);

    private static ClusterEvent.CurrentClusterState StateOf(ClusterView? view, NodeSet? seen)
    {
        if (view is null) return new();
        var roles = view.Members.SelectMany(m => m.Roles).Distinct()
            .Select(r => (Role: r, Leader: Leader.Of(view.Members, view.Unreachable, r)))
            .Where(r => r.Leader >= 0);
        return new(
            [.. view.Members],
            [.. view.MembersIn(view.Unreachable)],
            seen is { } set ? [.. view.MembersIn(set).Select(m => m.Address)] : [],
            view.LeaderMember?.Address!,
            roles.ToImmutableDictionary(r => r.Role, r => view.Members[r.Leader].Address));
    }
}
