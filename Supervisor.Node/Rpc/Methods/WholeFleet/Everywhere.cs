using Supervisor.Actors.Configuration;
using Supervisor.Actors.Lifecycle;
using Supervisor.Actors.Messages;
using Supervisor.Node.Fleet;
using Supervisor.Node.Rpc.Names;
using Supervisor.Node.Rpc.Xml;

namespace Supervisor.Node.Rpc.Methods.WholeFleet;

/// <summary>Asks all nodes the same at the same time, and puts their outcomes together.</summary>
internal sealed class Everywhere(IFleet fleet)
{
    /// <summary>
    /// Where a node refuses as a whole, or does not answer, each of its processes that seems to need the action has an outcome
    /// with <paramref name="failure"/>: a code that old clients have words for.
    /// </summary>
    public async ValueTask<XmlRpcValue> Ask(SupervisorCommand order, FaultCode failure, Func<ProcessState, bool> needs) =>
        (await Outcomes(order, failure, needs).ConfigureAwait(false)).ToValue();

    /// <summary>The same for other interfaces.</summary>
    public async Task<CommandReply> Outcomes(SupervisorCommand order, FaultCode failure, Func<ProcessState, bool> needs)
    {
        var asked = fleet.Nodes().Select(n => Ask(n, order, failure, needs)).ToArray();
        var outcomes = await Task.WhenAll(asked).ConfigureAwait(false);
        return new CommandReply.Outcomes(EquatableArray.Of(outcomes.SelectMany(o => o.Items)));
    }

    private async Task<CommandReply.Outcomes> Ask(
        NodeState node, SupervisorCommand order, FaultCode failure, Func<ProcessState, bool> needs) =>
        await fleet.Ask(node.Key, order).ConfigureAwait(false) switch
        {
            CommandReply.Outcomes outcomes => Words.At(outcomes, node.Name),
            CommandReply.Fault fault => Refused(node, fault, failure, needs),
            _ => new(default),
        };

    private static CommandReply.Outcomes Refused(
        NodeState node, CommandReply.Fault fault, FaultCode failure, Func<ProcessState, bool> needs)
    {
        var refused = node.Rows().Where(p => needs(p.State)).Select(p =>
        {
            var group = Place.Join(p.Group, node.Name);
            return new ProcessOutcome(group, p.Name, failure, $"{group}:{p.Name}: ERROR ({fault.Text})");
        });
        return new(EquatableArray.Of(refused));
    }
}
