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
    private readonly ErrandActors _actors = new(context, ports.Key);
    private IActorRef? _usage;

    internal void Send(FleetInput.Command command, ICanTell asker)
    {
        if (Other(command.Node, asker) is not { } member) return;
        if (member.Uid == ports.Self.Uid)
        {
            ServedCommandActor.Carry(ports.Tree, command.Order, asker);
            return;
        }

        var sent = new SentCommand(ports.Self, command.Node, PeerEnd.FleetOf(member.Uid), command.Order, command.Deadline, asker);
        Begin(_commands, member.Uid, $"commands for {command.Node}", line => new SentCommandActor(sent, line), f => Answer(asker, f));
    }

    internal void Serve(FleetMessage.CommandSent sent, PeerEnd from) => Begin(
        _commands, from.Uid, $"commands of {sent.From.Name}",
        line => new ServedCommandActor(sent.Command with { By = $"node {sent.From.Name}" }, ports.Tree, from, line),
        fault => Tell(from, new FleetMessage.CommandAnswered(0, true, fault)));

    internal void Send(FleetInput.ReadLog read, ICanTell asker)
    {
        if (Other(read.Node, asker) is not { } member) return;
        var request = new LogRequest(
            ports.Self, read.Node, PeerEnd.FleetOf(member.Uid), read.Query, read.Deadline, read.Steps, asker);
        Begin(_logs, member.Uid, $"logs of {read.Node}", line => new LogReaderActor(request, line), f => Answer(asker, f));
    }

    internal void Serve(FleetMessage.LogWanted wanted, PeerEnd from) => Begin(
        _logs, from.Uid, $"logs for {wanted.From.Name}",
        line => new LogServerActor(wanted.Query, ports.Home.Logs, from, line),
        fault => Tell(from, new FleetMessage.LogTold(0, new LogStep.Ended(fault))));

    internal void Send(FleetInput.MeasureUsage measure, ICanTell asker)
    {
        PeerEnd[] peers =
        [
            .. record.View.ByUid.Values
                .Where(n => n.Member.IsReachable && n.Member.Uid != ports.Self.Uid && trust.IsTrusted(n.Member.Uid))
                .Select(n => PeerEnd.FleetOf(n.Member.Uid)),
        ];
        _actors.Begin(line => new UsageReaderActor(peers, measure.Deadline, asker, line));
    }

    internal void Serve(FleetMessage.UsageWanted wanted, PeerEnd from)
    {
        _usage ??= context.ActorOf(Producer.Props(() => new UsageServerActor(ports.Self, ports.Home.Usage, _actors.Line(0))), "usage");
        _actors.Tell(_usage, new Heard(from, wanted));
    }

    /// <summary>Somebody on another node has something for one of the errands.</summary>
    internal void Hear(long errand, Heard heard) => _actors.Tell(errand, heard);

    internal void Ended(IActorRef actor)
    {
        _actors.Ended(actor);
        _commands.Remove(actor);
        _logs.Remove(actor);
    }

    /// <summary>That life of a node is over or out of reach.</summary>
    internal void Lose(long uid)
    {
        foreach (var actor in _commands.With(uid).Concat(_logs.With(uid))) _actors.Tell(actor, new PeerLost(uid));
    }

    // Null when there is no such node to ask: then the asker knows.
    private FleetMember? Other(string node, ICanTell asker)
    {
        FleetMember[] found = [.. record.View.Find(node).Select(n => n.Member)];
        var refusal = NodeChoice.Refusal(node, found);
        if (refusal is null && found[0].Uid != ports.Self.Uid && !trust.IsTrusted(found[0].Uid))
            refusal = new(FaultCode.UnreachableNode, $"{node} has not proved that it knows the secret");
        if (refusal is null) return found[0];
        Answer(asker, refusal);
        return null;
    }

    private void Answer(ICanTell asker, CommandReply reply) => asker.Tell(reply, context.Self);

    private void Tell(PeerEnd to, FleetMessage content) => trust.Tell([to.Uid], new(0, to.Errand, content), context.Self);

    private void Begin<TActor>(
        Dealings dealings, long uid, string what, Func<ErrandLine, TActor> make, Action<CommandReply.Fault> refuse)
        where TActor : ActorBase
    {
        if (dealings.IsFull(uid)) refuse(new(FaultCode.Failed, $"too many {what} are under way"));
        else dealings.Add(_actors.Begin(make), uid);
    }
}
