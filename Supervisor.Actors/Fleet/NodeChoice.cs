using System.Collections.Immutable;
using Supervisor.Actors.Messages;

namespace Supervisor.Actors.Fleet;

/// <summary>Whom a user means by a node's name or address.</summary>
public static class NodeChoice
{
    /// <summary>
    /// The nodes of that name, or the one at that address. Who can be reached stands for the others: of two lives of a node one
    /// is about to be removed. More than one means that nodes share the name.
    /// </summary>
    public static ImmutableArray<T> Among<T>(
        IEnumerable<T> nodes, string name, Func<T, string> nameOf, Func<T, FleetMember> memberOf)
    {
        var found = nodes.Where(n => nameOf(n) == name || memberOf(n).Address == name).ToImmutableArray();
        var reachable = found.RemoveAll(n => !memberOf(n).IsReachable);
        return reachable.IsEmpty ? found : reachable;
    }

    /// <summary>Why nobody can be asked, or null when there is exactly one who can.</summary>
    public static CommandReply.Fault? Refusal(string name, IReadOnlyList<FleetMember> found) => found switch
    {
        [] => new(FaultCode.UnknownNode, name),
        [{ IsReachable: true }] => null,
        [_] => new(FaultCode.UnreachableNode, name),
        _ => new(FaultCode.UnknownNode, $"{found.Count} nodes are called {name}; use an address: {Addresses(found)}"),
    };

    internal static string Addresses(IEnumerable<FleetMember> members) =>
        string.Join(", ", members.Select(m => m.Address).Order(StringComparer.Ordinal));
}
