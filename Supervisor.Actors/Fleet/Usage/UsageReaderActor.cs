using Akka.Actor;
using Supervisor.Actors.Configuration;

namespace Supervisor.Actors.Fleet.Usage;

/// <summary>Asks other nodes what their children use, and answers with what came until the deadline, whole nodes only.</summary>
internal sealed class UsageReaderActor(
    IReadOnlyList<ICanTell> peers, TimeSpan deadline, IActorRef asker, Func<IActorRef, bool> admits) : UntypedActor, IWithTimers
{
    private readonly Dictionary<NodeId, (int Parts, List<ProcessUsage> Rows)> _arriving = [];
    private readonly List<NodeUsage> _complete = [];

    public ITimerScheduler Timers { get; set; } = null!;

    protected override void PreStart()
    {
        foreach (var peer in peers) peer.Tell(new FleetMessage.UsageWanted(), Self);
        if (peers.Count == 0) End();
        else Timers.StartSingleTimer(Elapsed.Instance, Elapsed.Instance, deadline);
    }

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case FleetMessage.UsageTold told when admits(Sender): Hear(told); break;
            case Elapsed: End(); break;
            default: Unhandled(message); break;
        }
    }

    private void Hear(FleetMessage.UsageTold told)
    {
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
