using Akka.Actor;
using Supervisor.Actors.Configuration;

namespace Supervisor.Actors.Fleet.Usage;

/// <summary>Asks other nodes what their children use, and answers with what came until the deadline, whole nodes only.</summary>
internal sealed class UsageReaderActor(
    IReadOnlyList<PeerEnd> peers, TimeSpan deadline, ICanTell asker, ErrandLine line) : UntypedActor, IWithTimers
{
    private readonly Dictionary<NodeId, (int Parts, List<ProcessUsage> Rows)> _arriving = [];
    private readonly List<NodeUsage> _complete = [];

    public ITimerScheduler Timers { get; set; } = null!;

    protected override void PreStart()
    {
        foreach (var peer in peers) line.Tell(peer, new FleetMessage.UsageWanted());
        if (peers.Count == 0) End();
        else Timers.StartSingleTimer(Elapsed.Instance, Elapsed.Instance, deadline);
    }

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case FleetKey.Local { Content: Heard { Content: FleetMessage.UsageTold told } heard } local when line.Made(local): Hear(told, heard.From.Uid); break;
            case Elapsed: End(); break;
            default: Unhandled(message); break;
        }
    }

    // Nobody speaks for another.
    private void Hear(FleetMessage.UsageTold told, long uid)
    {
        if (told.Node.Uid != uid) return;
        var (parts, rows) = _arriving.GetValueOrDefault(told.Node, (0, []));
        if (told.Part != parts) return;
        rows.AddRange(told.Processes);
        _arriving[told.Node] = (parts + 1, rows);
        if (!told.IsLast) return;
        _complete.Add(new(told.Node, EquatableArray.Of(rows)));
        if (_complete.Count == peers.Count) End();
    }

    private void End()
    {
        asker.Tell(new FleetUsage(EquatableArray.Of(_complete)), Context.Parent);
        Context.Stop(Self);
    }

    private sealed class Elapsed
    {
        internal static readonly Elapsed Instance = new();
    }
}
