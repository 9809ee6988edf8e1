using Supervisor.Actors.Messages;

namespace Supervisor.Actors.Fleet;

/// <summary>Whom a user means by a node's name or address.</summary>
public abstract record NodeChoice
{
    private NodeChoice() { }

    /// <summary>This member, which can be reached as far as is known.</summary>
    public sealed record Found(FleetMember Member) : NodeChoice;

    /// <summary>Nobody who could be asked.</summary>
    public sealed record Refused(CommandReply.Fault Fault) : NodeChoice;
}

/// <summary>Chooses nodes.</summary>
public static class NodeChoices
{
    /// <summary>The one node of that name or address, or why there is none.</summary>
    public static NodeChoice Choose(this FleetView view, string name) => view.Find(name) switch
    {
        [] => Refuse(FaultCode.UnknownNode, name),
        [{ Member: { IsReachable: true } member }] => new NodeChoice.Found(member),
        [_] => Refuse(FaultCode.UnreachableNode, name),
        var several => Refuse(FaultCode.UnknownNode,
            $"{several.Length} nodes are called {name}; use an address: {string.Join(", ", several.Select(n => n.Member.Address).Order())}"),
    };

    private static NodeChoice.Refused Refuse(FaultCode code, string text) => new(new(code, text));
}
