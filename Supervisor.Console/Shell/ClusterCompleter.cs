using Supervisor.Cli.Commands.Cluster;
using Supervisor.Cli.Fleet;

namespace Supervisor.Cli.Shell;

/// <summary>What can stand behind <c>cluster</c>: an action, then nodes or selectors.</summary>
internal static class ClusterCompleter
{
    /// <summary>Words as far as the tab key replaces them, which is from the last sign that is not part of a name.</summary>
    public static IEnumerable<string> Candidates(string line, Func<FleetSnapshot> fleet)
    {
        var words = line.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        var last = line.EndsWith(' ') ? "" : words[^1];
        var count = words.Length - (last.Length > 0 ? 1 : 0);
        if (count < 2) return ClusterCommand.Actions;
        return words[1] switch
        {
            "down" or "leave" => fleet().Nodes,
            "signal" when count == 2 => ["HUP", "INT", "KILL", "QUIT", "TERM", "USR1", "USR2"],
            "restart" or "signal" or "start" or "status" or "stop" or "tail" => Selectors(last, fleet()),
            _ => [],
        };
    }

    private static IEnumerable<string> Selectors(string typed, FleetSnapshot fleet)
    {
        if (typed.Contains('@')) return fleet.Nodes.Concat(fleet.Roles.Select(role => "role:" + role)).Append("*");
        var nodes = fleet.Nodes.Where(node => typed.StartsWith(node + ":", StringComparison.Ordinal)).ToList();
        return nodes.Count > 0 ? InNode(nodes[0], fleet.Rows) : Names(typed, fleet.Rows).Append("all");
    }

    private static IEnumerable<string> InNode(string node, IEnumerable<FleetRow> rows)
    {
        foreach (var row in rows.Where(row => row.Node == node))
        {
            yield return row.FullName;
            yield return $"{row.Node}:{row.Group}:*";
        }
    }

    private static IEnumerable<string> Names(string typed, IEnumerable<FleetRow> rows)
    {
        foreach (var row in rows)
        {
            if (row.Group != row.Name || typed.Contains(':'))
            {
                yield return $"{row.Group}:{row.Name}";
                yield return $"{row.Group}:*";
            }
            else yield return row.Name;
        }
    }
}
