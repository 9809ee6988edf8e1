using Akka.Actor;
using Supervisor.Actors.Fleet.Commands;
using Supervisor.Actors.Fleet.Logs;
using Supervisor.Actors.Fleet.Trust;
using Supervisor.Actors.Fleet.Usage;
using Supervisor.Actors.Messages;
using Supervisor.Actors.Tree;

namespace Supervisor.Actors.Fleet;

/// <summary>
/// What one node does for another, either way round: each errand has an actor of its own below the fleet actor, ends with the
/// other node's life at the latest, and their number has a bound.
/// </summary>
internal sealed class Errands(IActorContext context, FleetPorts ports, FleetRecord record, TrustGate trust)
{
    private readonly Dealings _commands = new(most: 1_000);
    private readonly Dealings _logs = new(most: 32);
    private IActorRef? _usage;

    internal void Send(FleetInput.Command command)
    {
        var asker = context.Sender;
        if (Other(command.Node) is not { } member) return;
        if (member.Uid == ports.Self.Uid)
        {
            ports.Tree.Tell(command.Order, asker);
            return;
        }

        var sent = new SentCommand(ports.Self, command.Node, ports.Peer(member.Address), command.Order, command.Deadline, asker, trust.Admits);
        Begin(_commands, member.Uid, $"commands for {command.Node}", () => new SentCommandActor(sent), asker.Tell);
    }

    internal void Serve(FleetMessage.CommandSent sent)
    {
        var asker = context.Sender;
        Begin(
            _commands, sent.From.Uid, $"commands of {sent.From.Name}",
            () => new ServedCommandActor(sent.Command, ports.Tree, asker),
            (fault, self) => asker.Tell(new FleetMessage.CommandAnswered(0, true, fault), self));
    }

    internal void Send(FleetInput.ReadLog read)
    {
        var asker = context.Sender;
        if (Other(read.Node) is not { } member) return;
        var request = new LogRequest(
            ports.Self, read.Node, ports.Peer(member.Address), read.Query, read.Deadline, read.Steps, asker, trust.Admits);
        Begin(_logs, member.Uid, $"logs of {read.Node}", () => new LogReaderActor(request), asker.Tell);
    }

    internal void Serve(FleetMessage.LogWanted wanted)
    {
        var asker = context.Sender;
        Begin(
            _logs, wanted.From.Uid, $"logs for {wanted.From.Name}",
            () => new LogServerActor(wanted.Query, ports.Home.Logs, asker),
            (fault, self) => asker.Tell(new FleetMessage.LogTold(0, new LogStep.Ended(fault)), self));
    }

    internal void Send(FleetInput.MeasureUsage measure)
    {
        var asker = context.Sender;
        ICanTell[] peers =
        [
            .. record.View.ByUid.Values
                .Where(n => n.Member.IsReachable && n.Member.Uid != ports.Self.Uid && trust.IsTrusted(n.Member))
                .Select(n => ports.Peer(n.Member.Address)),
        ];
        context.ActorOf(Producer.Props(() => new UsageReaderActor(peers, measure.Deadline, asker, trust.Admits)));
    }

    internal void Serve(FleetMessage.UsageWanted wanted)
    {
        _usage ??= context.ActorOf(Producer.Props(() => new UsageServerActor(ports.Self, ports.Home.Usage)), "usage");
        _usage.Forward(wanted);
    }

    internal void Ended(IActorRef actor)
    {
        _commands.Remove(actor);
        _logs.Remove(actor);
    }

    /// <summary>That life of a node is over or out of reach.</summary>
    internal void Lose(long uid)
    {
        _commands.Lose(uid, context.Self);
        _logs.Lose(uid, context.Self);
    }

    // Null when there is no such node to ask: then the asker knows.
    private FleetMember? Other(string node)
    {
        FleetMember[] found = [.. record.View.Find(node).Select(n => n.Member)];
        var refusal = NodeChoice.Refusal(node, found);
        if (refusal is null && found[0].Uid != ports.Self.Uid && !trust.IsTrusted(found[0]))
            refusal = new(FaultCode.UnreachableNode, $"{node} has not proved that it knows the secret");
        if (refusal is null) return found[0];
        context.Sender.Tell(refusal, context.Self);
        return null;
    }

    private void Begin<TActor>(
        Dealings dealings, long uid, string what, Func<TActor> make, Action<CommandReply.Fault, IActorRef> refuse)
        where TActor : ActorBase
    {
        if (dealings.IsFull(uid))
            refuse(new(FaultCode.Failed, $"too many {what} are under way"), context.Self);
        else
            dealings.Add(context.Watch(context.ActorOf(Producer.Props(make))), uid);
    }
}
