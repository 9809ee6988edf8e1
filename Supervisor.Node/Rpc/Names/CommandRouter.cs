using Supervisor.Actors.History;
using Supervisor.Actors.Messages;
using Supervisor.Node.Fleet;
using Supervisor.Node.Rpc.Methods;
using Supervisor.Node.Rpc.Xml;

namespace Supervisor.Node.Rpc.Names;

/// <summary>
/// Finds out whom a name means, and asks there. Plain names are this node's; so is a name with an <c>@</c> in it that this node
/// has itself. Without a fleet there are no others.
/// </summary>
internal sealed class CommandRouter(ISupervisor supervisor, IFleet? fleet)
{
    /// <summary>The process or group that is meant.</summary>
    public Place PlaceOf(string written)
    {
        var here = Place.Here(written);
        return IsHere(here.Name.Group) ? here : Place.Elsewhere(written) ?? here;
    }

    /// <summary>The group that is meant.</summary>
    public Place GroupOf(string written) => IsHere(written) ? Place.GroupHere(written) : Place.GroupElsewhere(written) ?? Place.GroupHere(written);

    /// <summary>Asks about the process or group that a client wrote.</summary>
    public ValueTask<XmlRpcValue> Ask(string written, Func<Namespec, SupervisorCommand> command) => Ask(PlaceOf(written), command);

    /// <summary>Asks about the group that a client wrote.</summary>
    public ValueTask<XmlRpcValue> AskGroup(string written, Func<string, SupervisorCommand> command) =>
        Ask(GroupOf(written), name => command(name.Group));

    public async ValueTask<XmlRpcValue> Ask(Place place, Func<Namespec, SupervisorCommand> command) =>
        (await Order(place, command).ConfigureAwait(false)).ToValue();

    /// <summary>The same for other interfaces; faults are in the words of the question.</summary>
    public async Task<CommandReply> Order(Place place, Func<Namespec, SupervisorCommand> command)
    {
        var order = command(place.Name);
        var reply = place.Node is { } node
            ? await fleet!.Ask(node, order).ConfigureAwait(false)
            : await supervisor.Ask(order).ConfigureAwait(false);
        return Words.OldWords(reply, place);
    }

    /// <summary>What became of the last children of a process; of one of this node's own without asking anybody.</summary>
    public Task<CommandReply> History(string written) => PlaceOf(written) switch
    {
        { Node: null } here => Task.FromResult(Words.OldWords(Retelling.Of(supervisor.Board, here.Name), here)),
        var there => Order(there, name => new SupervisorCommand.TellHistory(name)),
    };

    /// <summary>A process and the node it is on, null where the name has none; or a fault.</summary>
    public (ProcessInfo? Process, NodeState? Node, XmlRpcValue.Fault? Fault) Find(string written)
    {
        var place = PlaceOf(written);
        if (place.Node is null)
            return supervisor.Board.Find(place.Name) is { } own ? (own, null, null) : (null, null, BadName(written));
        var (node, fault) = fleet!.Find(place.Node);
        if (fault is not null) return (null, null, (XmlRpcValue.Fault)Words.OldWords(fault, place).ToValue());
        return node!.Find(place.Name) is { } process ? (process, node, null) : (null, null, BadName(written));
    }

    public static XmlRpcValue.Fault BadName(string written) => XmlRpcValue.Fault.Of(FaultCode.BadName, written);

    private bool IsHere(string group) =>
        fleet is null || !group.Contains('@', StringComparison.Ordinal) || supervisor.Board.Groups.Contains(group);
}
