using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Akka.Actor;
using Supervisor.Actors.Fleet;
using Supervisor.Actors.Fleet.Logs;
using Supervisor.Actors.Fleet.Usage;
using Supervisor.Actors.Messages;

namespace Supervisor.Node.Fleet;

/// <summary>One membership of the fleet; who still waits for an answer when it ends learns that there will be none.</summary>
internal sealed class Membership(FleetLink link)
{
    private static readonly CommandReply.Fault Over =
        new(FaultCode.OutcomeUnknown, "this node's membership of the cluster has ended");

    private readonly TaskCompletionSource _end = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public IMembership Cluster => link.Membership;

    public void End() => _end.TrySetResult();

    public async Task<CommandReply> Command(string node, SupervisorCommand order) =>
        (CommandReply)await Ask(new FleetInput.Command(node, order, IFleet.Deadline)).ConfigureAwait(false);

    public async Task<ImmutableArray<NodeUsage>> Usage(TimeSpan deadline) =>
        await Ask(new FleetInput.MeasureUsage(deadline)).ConfigureAwait(false) is FleetUsage usage ? usage.Nodes.Items : [];

    public async IAsyncEnumerable<LogStep> ReadLog(
        string node, LogQuery query, [EnumeratorCancellation] CancellationToken cancel)
    {
        var steps = Channel.CreateBounded<LogStep>(FleetInput.ReadLog.Room);
        var opened = await Ask(new FleetInput.ReadLog(node, query, IFleet.Deadline, steps.Writer)).ConfigureAwait(false);
        if (opened is not LogOpened { Reader: var reader })
        {
            yield return new LogStep.Ended((CommandReply.Fault)opened);
            yield break;
        }

        try
        {
            await foreach (var step in steps.Reader.ReadAllAsync(cancel).ConfigureAwait(false))
            {
                reader.Tell(new LogUsed(), ActorRefs.NoSender);
                yield return step;
                if (step is LogStep.Ended) yield break;
            }

            yield return new LogStep.Ended(Over);
        }
        finally
        {
            reader.Tell(new LogUnwanted(), ActorRefs.NoSender);
        }
    }

    private async Task<object> Ask(FleetInput input)
    {
        var answer = link.Actor.Ask(input);
        return await Task.WhenAny(answer, _end.Task).ConfigureAwait(false) == answer ? await answer.ConfigureAwait(false) : Over;
    }
}
