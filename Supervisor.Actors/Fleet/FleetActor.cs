using Akka.Actor;
using Supervisor.Actors.Configuration;
using Supervisor.Actors.Fleet.Trust;
using Supervisor.Actors.Tree;

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

    // What somebody may have missed was told lately: soon after it the version is told in every period, later in one of so many.
    private const int EagerPeriods = 4, RestPeriods = 6;

    private readonly FleetPorts _ports;
    private readonly FleetRecord _record;
    private readonly TrustGate _trust;
    private readonly Errands _errands;
    private readonly List<ProcessEvent> _events = [];
    private NodeTable _own;
    private NodeTable _told;
    private int _periods;

    private FleetActor(FleetPorts ports)
    {
        _ports = ports;
        _record = new(ports, Tell);
        _trust = new(ports, Greet);
        _errands = new(Context, ports, _record, _trust);
        _own = _told = NodeTable.Empty(ports.Self);
    }

    /// <inheritdoc/>
    public ITimerScheduler Timers { get; set; } = null!;

    /// <summary>The fleet actor of this node.</summary>
    public static Props Props(FleetPorts ports) => Producer.Props(() => new FleetActor(ports));

    /// <inheritdoc/>
    protected override void PreStart() =>
        Timers.StartPeriodicTimer(Period.Instance, Period.Instance, VersionPeriod);

    /// <summary>
    /// A fresh actor would count from 0 in a life whose later versions the others know. So this life ends, and the daemon begins
    /// another.
    /// </summary>
    protected override void PostRestart(Exception reason) => _ = Context.System.Terminate();

    /// <summary>
    /// An error in here is a bug of ours: what this actor knew is gone. Its cluster system ends with it, and the daemon begins
    /// another; that is better than a node that says nothing any more.
    /// </summary>
    protected override void PreRestart(Exception reason, object message)
    {
        _ports.Home.Log.Write(LogLevel.Critical, $"unexpected error in the fleet, this node joins it anew: {reason}");
        _ = Context.System.Terminate();
        base.PreRestart(reason, message);
    }

    /// <inheritdoc/>
    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case FleetKey.Local local when _ports.Key.Made(local): Hear(local); break;
            case FleetEnvelope.Sealed envelope: Open(envelope); break;
            case FleetEnvelope.ProofWanted wanted: _trust.Hear(wanted, Self); break;
            case FleetEnvelope.ProofGiven given: _trust.Hear(given, Self); break;
            case Flush: TellChanges(); break;
            case Period: PassTime(); break;
            case Terminated ended: _errands.Ended(ended.ActorRef); break;
            default: Unhandled(message); break;
        }
    }

    private bool IsSelf(FleetMember member) => member.Uid == _ports.Self.Uid;

    private void Hear(FleetKey.Local local)
    {
        var asker = local.Asker ?? ActorRefs.Nobody;
        switch (local.Content)
        {
            case ToTell i: _trust.Tell([i.To.Uid], new(i.From, i.To.Errand, i.Content), Self); break;
            case FleetInput.MemberSeen i: Meet(i); break;
            case FleetInput.MemberGone i: Lose(i.Uid); break;
            case FleetInput.LeadersSeen i: _record.Become(_record.View with { Leader = i.Leader, Oldest = i.Oldest }); break;
            case FleetInput.DaemonSeen i: Change(_own.With(i.Facts)); break;
            case FleetInput.ProcessUpdated i: Change(_own.With(i.Process)); break;
            case FleetInput.ProcessRemoved i: Change(_own.Without(i.Name)); break;
            case FleetInput.StateChanged i: Happen(_record.Happened(i)); break;
            case FleetInput.Command i: _errands.Send(i, asker); break;
            case FleetInput.ReadLog i: _errands.Send(i, asker); break;
            case FleetInput.MeasureUsage i: _errands.Send(i, asker); break;
        }
    }

    private void Open(FleetEnvelope.Sealed envelope)
    {
        if (_trust.Open(envelope) is not { } letter) return;
        var heard = new Heard(new(envelope.Uid, letter.From), letter.Content);
        if (letter.To != 0) _errands.Hear(letter.To, heard);
        else if (IsOfItself(heard)) Hear(heard);
    }

    // Nobody speaks for another.
    private static bool IsOfItself(Heard heard) => heard.From.Uid == heard.Content switch
    {
        FleetMessage.TableTold m => m.Part.Node.Uid,
        FleetMessage.ChangesTold m => m.Delta.Node.Uid,
        FleetMessage.VersionTold m => m.Node.Uid,
        FleetMessage.EventsTold m => m.Node.Uid,
        FleetMessage.CommandSent m => m.From.Uid,
        FleetMessage.LogWanted m => m.From.Uid,
        _ => heard.From.Uid,
    };

    private void Hear(Heard heard)
    {
        switch (heard.Content)
        {
            case FleetMessage.TableTold m: _record.Hear(m.Part); break;
            case FleetMessage.ChangesTold m: _record.Hear(m.Delta); break;
            case FleetMessage.VersionTold m: _record.Hear(m); break;
            case FleetMessage.TableWanted: TellTable(heard.From.Uid); break;
            case FleetMessage.EventsTold m: _record.Hear(m); break;
            case FleetMessage.CommandSent m: _errands.Serve(m, heard.From); break;
            case FleetMessage.LogWanted m: _errands.Serve(m, heard.From); break;
            case FleetMessage.UsageWanted m: _errands.Serve(m, heard.From); break;
            default: Unhandled(heard.Content); break;
        }
    }

    // A member that is new, or that came back into reach, may have missed everything, and we may have missed what it told.
    private void Meet(FleetInput.MemberSeen seen)
    {
        var member = seen.Member;
        if (_record.LifeBefore(member) is { } before) Lose(before);
        var wasReachable = _record.See(member, seen.Silence);
        if (IsSelf(member))
        {
            _record.Hear(_own);
            return;
        }

        _trust.Meet(member, Self);
        if (member.IsReachable && !wasReachable) Greet(member.Uid);
        else if (wasReachable && !member.IsReachable) _errands.Lose(member.Uid);
    }

    // Whichever comes last, that it can be reached or that it is trusted.
    private void Greet(long uid)
    {
        if (_record.View.ByUid.GetValueOrDefault(uid)?.Member is not { IsReachable: true } || !_trust.IsTrusted(uid)) return;
        _periods = 0;
        _record.Want(uid);
        Tell(uid, new FleetMessage.VersionTold(_own.Node, _told.Version));
    }

    private void Lose(long uid)
    {
        _record.Lose(uid);
        _trust.Lose(uid, Self);
        _errands.Lose(uid);
    }

    private void Change(NodeTable table)
    {
        if (ReferenceEquals(table, _own)) return;
        _own = table;
        _record.Hear(table);
        Gather();
    }

    private void Happen(ProcessEvent happened)
    {
        _events.Add(happened);
        Gather();
    }

    private void Gather()
    {
        if (!Timers.IsTimerActive(Flush.Instance)) Timers.StartSingleTimer(Flush.Instance, Flush.Instance, Gathering);
    }

    private void TellChanges()
    {
        if (_own.Version != _told.Version)
        {
            var delta = _own.DeltaFrom(_told);
            (_told, _periods) = (_own, 0);
            foreach (var piece in delta.InPieces()) TellPeers(new FleetMessage.ChangesTold(piece));
        }

        foreach (var piece in MessageSize.Cut(_events, e => MessageSize.Of(e.Name)))
            TellPeers(new FleetMessage.EventsTold(_own.Node, piece));
        _events.Clear();
    }

    private void PassTime()
    {
        if (++_periods <= EagerPeriods || _periods % RestPeriods == 0) TellPeers(new FleetMessage.VersionTold(_own.Node, _told.Version));
        _record.PassTime();
        _trust.PassTime(Self);
    }

    private void TellTable(long uid)
    {
        foreach (var part in _told.InParts()) Tell(uid, new FleetMessage.TableTold(part));
    }

    private void Tell(long uid, FleetMessage message) => _trust.Tell([uid], new(0, 0, message), Self);

    private void TellPeers(FleetMessage message)
    {
        var peers = _record.View.ByUid.Values.Where(n => n.Member.IsReachable && !IsSelf(n.Member)).Select(n => n.Member.Uid);
        _trust.Tell(peers, new(0, 0, message), Self);
    }

    private sealed class Flush
    {
        internal static readonly Flush Instance = new();
    }

    private sealed class Period
    {
        internal static readonly Period Instance = new();
    }
}
