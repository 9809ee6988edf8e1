using Akka.Actor;
using Supervisor.Actors.Messages;

namespace Supervisor.Actors.Fleet;

/// <summary>
/// One node's part in the fleet: tells its own processes to every member, keeps what the others tell, and hands commands to
/// the node they are for. It reads the cluster and never writes to it; no message of it stops, starts or forgets a process
/// unless a user asked for that.
/// </summary>
public sealed class FleetActor : UntypedActor, IWithTimers
{
    // Long enough to tell many changes at once, short enough that nobody notices.
    private static readonly TimeSpan Gathering = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan VersionPeriod = TimeSpan.FromSeconds(5);

    private readonly FleetPorts _ports;
    private readonly Dictionary<long, IActorRef> _asked = [];
    private NodeTable _own;
    private NodeTable _told;
    private FleetView _view = FleetView.Empty;
    private long _commands;

    private FleetActor(FleetPorts ports)
    {
        _ports = ports;
        _own = _told = NodeTable.Empty(ports.Self);
    }

    /// <inheritdoc/>
    public ITimerScheduler Timers { get; set; } = null!;

    /// <summary>The fleet actor of this node.</summary>
    public static Props Props(FleetPorts ports) => Tree.Producer.Props(() => new FleetActor(ports));

    /// <inheritdoc/>
    protected override void PreStart() =>
        Timers.StartPeriodicTimer(TellVersion.Instance, TellVersion.Instance, VersionPeriod);

    /// <inheritdoc/>
    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case FleetInput input: Hear(input); break;
            case FleetMessage told: Hear(told); break;
            case Flush: TellChanges(); break;
            case TellVersion: TellPeers(new FleetMessage.VersionTold(_own.Node, _told.Version)); break;
            case LocalAnswer answer: answer.Peer.Tell(new FleetMessage.CommandAnswered(answer.Number, answer.Reply), Self); break;
            case TooLate late: Answer(late.Number, OutcomeUnknown(late)); break;
            default: Unhandled(message); break;
        }
    }

    private TimeSpan Now => _ports.Time.GetElapsedTime(0);

    private bool IsSelf(FleetMember member) => member.Uid == _ports.Self.Uid;

    private void Hear(FleetInput input)
    {
        switch (input)
        {
            case FleetInput.MemberSeen i: Meet(i.Member); break;
            case FleetInput.MemberGone i: Become(_view.Left(i.Uid)); break;
            case FleetInput.ProcessUpdated i: Change(_own.With(i.Process)); break;
            case FleetInput.ProcessRemoved i: Change(_own.Without(i.Name)); break;
            case FleetInput.StateChanged i: TellPeers(new FleetMessage.ChangeTold(_own.Node, i.Name, i.Change)); break;
            case FleetInput.Command i: Route(i); break;
        }
    }

    private void Hear(FleetMessage told)
    {
        switch (told)
        {
            case FleetMessage.TableTold m: Become(_view.Heard(m.Table, Now)); break;
            case FleetMessage.ChangesTold m: Become(_view.Heard(m.Delta, Now)); break;
            case FleetMessage.VersionTold m: Become(_view.Heard(m.Node, m.Version, Now)); break;
            case FleetMessage.TableWanted: Sender.Tell(new FleetMessage.TableTold(_told), Self); break;
            case FleetMessage.CommandSent m: Obey(m); break;
            case FleetMessage.CommandAnswered m: Answer(m.Number, m.Reply); break;
            case FleetMessage.ChangeTold: Context.System.EventStream.Publish(told); break;
        }
    }

    private void Become(FleetView view) => _ports.Board.View = _view = view;

    private void Become((FleetView View, bool HasGap) heard)
    {
        Become(heard.View);
        if (heard.HasGap) Sender.Tell(new FleetMessage.TableWanted(), Self);
    }

    // A member that is new, or that came back into reach, may have missed everything.
    private void Meet(FleetMember member)
    {
        var wasReachable = _view.ByUid.TryGetValue(member.Uid, out var known) && known.Member.IsReachable;
        Become(_view.Joined(member, Now));
        if (IsSelf(member)) Become(_view.Heard(_own, Now));
        else if (member.IsReachable && !wasReachable)
            _ports.Peer(member.Address).Tell(new FleetMessage.TableTold(_told), Self);
    }

    private void Change(NodeTable table)
    {
        _own = table;
        Become(_view.Heard(table, Now));
        if (!Timers.IsTimerActive(Flush.Instance)) Timers.StartSingleTimer(Flush.Instance, Flush.Instance, Gathering);
    }

    private void TellChanges()
    {
        var delta = _own.DeltaFrom(_told);
        _told = _own;
        TellPeers(new FleetMessage.ChangesTold(delta));
    }

    private void TellPeers(FleetMessage message)
    {
        foreach (var node in _view.ByUid.Values)
        {
            if (node.Member.IsReachable && !IsSelf(node.Member)) _ports.Peer(node.Member.Address).Tell(message, Self);
        }
    }

    private void Route(FleetInput.Command command)
    {
        if (_view.Find(command.Node) is not { } node)
        {
            Sender.Tell(new CommandReply.Fault(FaultCode.UnknownNode, command.Node), Self);
        }
        else if (IsSelf(node.Member))
        {
            _ports.Tree.Tell(command.Order, Sender);
        }
        else if (!node.Member.IsReachable)
        {
            Sender.Tell(new CommandReply.Fault(FaultCode.UnreachableNode, command.Node), Self);
        }
        else
        {
            var number = ++_commands;
            _asked.Add(number, Sender);
            Timers.StartSingleTimer(number, new TooLate(number, command.Node, command.Deadline), command.Deadline);
            _ports.Peer(node.Member.Address).Tell(new FleetMessage.CommandSent(number, command.Order), Self);
        }
    }

    private void Obey(FleetMessage.CommandSent command)
    {
        var (peer, number) = (Sender, command.Number);
        _ports.Tree.Ask<CommandReply>(command.Command).PipeTo(Self, success: reply => new LocalAnswer(number, peer, reply));
    }

    private void Answer(long number, CommandReply reply)
    {
        if (!_asked.Remove(number, out var asker)) return;
        Timers.Cancel(number);
        asker.Tell(reply, Self);
    }

    private static CommandReply.Fault OutcomeUnknown(TooLate late) => new(
        FaultCode.OutcomeUnknown, FormattableString.Invariant($"{late.Node} did not answer within {late.Deadline.TotalSeconds} s"));

    private sealed record LocalAnswer(long Number, IActorRef Peer, CommandReply Reply);

    private sealed record TooLate(long Number, string Node, TimeSpan Deadline);

    private sealed class Flush
    {
        internal static readonly Flush Instance = new();
    }

    private sealed class TellVersion
    {
        internal static readonly TellVersion Instance = new();
    }
}
