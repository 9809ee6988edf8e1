using Supervisor.Actors.Configuration;

namespace Supervisor.Actors.Fleet;

/// <summary>
/// A fleet actor's view: what it hears of others goes in here and comes out on the board, as events and as lines in the log. Only
/// that actor touches it.
/// </summary>
internal sealed class FleetRecord
{
    // What is remembered of an earlier membership stays until this one has had time to meet everybody.
    private static readonly TimeSpan Remembering = TimeSpan.FromSeconds(10);

    // A table is not wanted twice while it may still be on its way.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly FleetPorts _ports;
    private readonly Action<long, FleetMessage> _tell;
    private readonly TimeSpan _begun;
    private readonly Dictionary<long, TimeSpan> _wanted = [];
    private readonly HashSet<string> _warned = [];

    /// <summary>Tells peers what it wants from them.</summary>
    internal FleetRecord(FleetPorts ports, Action<long, FleetMessage> tell)
    {
        (_ports, _tell) = (ports, tell);
        _begun = Now;
        Become(ports.Home.Board.View.Remembered(ports.Home.Board.Self.Uid));
    }

    internal FleetView View { get; private set; } = FleetView.Empty;

    private TimeSpan Now => _ports.Home.Time.GetElapsedTime(0);

    internal void Become(FleetView view)
    {
        View = view;
        _ports.Home.Board.Publish(_ports.Self, view);
    }

    /// <summary>The life at a member's address that its present one puts an end to, or null.</summary>
    internal long? LifeBefore(FleetMember member) => View.ByUid.Values
        .FirstOrDefault(n => n.Member.Address == member.Address && n.Member.Uid != member.Uid)?.Member.Uid;

    /// <summary>The cluster has this member, as it is now; whether it could be reached until now.</summary>
    internal bool See(FleetMember member, TimeSpan silence)
    {
        var before = View.ByUid.GetValueOrDefault(member.Uid);
        Become(View.Joined(member, Now, silence));
        foreach (var change in MemberChanges.Between(before?.Member, member)) Publish(View.ByUid[member.Uid], change);
        if (!member.IsReachable) _wanted.Remove(member.Uid);
        return before?.Member.IsReachable ?? false;
    }

    internal void Lose(long uid)
    {
        if (!View.ByUid.TryGetValue(uid, out var node)) return;
        Become(View.Left(uid));
        _wanted.Remove(uid);
        Publish(node, MemberChange.Removed);
    }

    internal void Hear(NodeTable own) => Become(View.Heard(own, Now));

    internal void Hear(TablePart part)
    {
        Become(View.Heard(part, Now));
        if (!part.IsLast) return;
        _wanted.Remove(part.Node.Uid);
        WarnOfNamesakes(part.Node.Name);
    }

    internal void Hear(TableDelta delta)
    {
        var (view, hasGap) = View.Heard(delta, Now);
        Become(view);
        if (hasGap) Want(delta.Node.Uid);
    }

    internal void Hear(FleetMessage.VersionTold told)
    {
        var (view, hasGap) = View.Heard(told.Node, told.Version, Now);
        Become(view);
        if (hasGap) Want(told.Node.Uid);
    }

    internal void Hear(FleetMessage.EventsTold told)
    {
        if (!View.ByUid.ContainsKey(told.Node.Uid)) return;
        foreach (var e in told.Events) Publish(told.Node, e);
    }

    /// <summary>A process of this node entered a state.</summary>
    internal ProcessEvent Happened(FleetInput.StateChanged change)
    {
        var happened = new ProcessEvent(_ports.Home.Time.GetUtcNow().ToUnixTimeMilliseconds(), change.Name, change.Change);
        Publish(_ports.Self, happened);
        return happened;
    }

    /// <summary>Once others have been met, who was not among them does not belong to the fleet any more.</summary>
    internal void PassTime()
    {
        var others = View.ByUid.Values.Any(n => n.Member.IsReachable && n.Member.Uid != _ports.Self.Uid);
        if (others && Now - _begun >= Remembering && View.ByUid.Values.Any(n => n.IsRemembered)) Become(View.WithoutRemembered());
    }

    /// <summary>A table was asked for, or has to be: not again while it may be on its way.</summary>
    internal void Want(long uid)
    {
        if (_wanted.TryGetValue(uid, out var since) && Now - since < Patience) return;
        _wanted[uid] = Now;
        _tell(uid, new FleetMessage.TableWanted());
    }

    private void Publish(NodeId node, ProcessEvent happened) => _ports.Home.Events.Publish(
        new FleetEvent.ProcessChanged(DateTimeOffset.FromUnixTimeMilliseconds(happened.Time), node.Name, happened.Name, happened.Change));

    private void Publish(FleetNode node, MemberChange change) => _ports.Home.Events.Publish(
        new FleetEvent.MemberChanged(_ports.Home.Time.GetUtcNow(), node.Member.Uid == _ports.Self.Uid ? _ports.Self.Name : node.Name, node.Member.Address, change));

    private void WarnOfNamesakes(string name)
    {
        if (View.Find(name) is not { Length: > 1 } several || !_warned.Add(name)) return;
        var addresses = NodeChoice.Addresses(several.Select(n => n.Member));
        _ports.Home.Log.Write(LogLevel.Warn,
            $"{several.Length} nodes are called '{name}': {addresses}; give each its own node_name, commands by that name are refused");
    }
}
