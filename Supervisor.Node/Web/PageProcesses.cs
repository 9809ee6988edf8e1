using System.Collections.Immutable;
using Supervisor.Actors.Messages;
using Supervisor.Node.Api;
using Supervisor.Node.Fleet;
using Supervisor.Node.Rpc.Names;

namespace Supervisor.Node.Web;

/// <summary>The processes that a server's page is about: a daemon's own, or the fleet's.</summary>
internal sealed class PageProcesses(ApiPorts ports)
{
    /// <summary>Every line of the table, in its order.</summary>
    public ImmutableArray<ProcessRow> Rows() => ProcessReads.Rows(ports);

    /// <summary>The process or group that is meant; in a fleet it may be another node's.</summary>
    public Place PlaceOf(string written) => ports.Router.PlaceOf(written);

    /// <summary>Asks about one process or group; the answer is in the words of the question.</summary>
    public async Task<CommandReply> Ask(Place place, SupervisorCommand order)
    {
        var asked = place.Node is { } node ? ports.Fleet!.Ask(node, order) : ports.Supervisor.Ask(order);
        return Words.OldWords(await asked.ConfigureAwait(false), place);
    }

    /// <summary>Asks about all of them; a refusal is an answer too.</summary>
    public async Task<CommandReply[]> AskAll(SupervisorCommand order) => ports is { IsWhole: true, Fleet: { } fleet }
        ? await Task.WhenAll(fleet.Nodes().Select(node => AskAll(fleet, node, order))).ConfigureAwait(false)
        : [await ports.Supervisor.Ask(order).ConfigureAwait(false)];

    private static async Task<CommandReply> AskAll(IFleet fleet, NodeState node, SupervisorCommand order)
    {
        var reply = await fleet.Ask(node.Key, order).ConfigureAwait(false);
        return reply is CommandReply.Outcomes outcomes ? Words.At(outcomes, node.Key) : reply;
    }
}
