using Akka.Actor;

namespace Supervisor.Actors.Fleet.Usage;

/// <summary>Measures this node for the others; who asks during a measurement gets its result too.</summary>
internal sealed class UsageServerActor(NodeId self, IUsageMeter meter) : UntypedActor
{
    private readonly HashSet<IActorRef> _askers = [];

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case FleetMessage.UsageWanted: Measure(); break;
            case UsageMeasured measured: Tell(measured); break;
            default: Unhandled(message); break;
        }
    }

    private void Measure()
    {
        if (_askers.Count == 0) meter.Measure(Self);
        _askers.Add(Sender);
    }

    private void Tell(UsageMeasured measured)
    {
        var pieces = MessageSize.Cut(measured.Processes, MessageSize.Of).DefaultIfEmpty().ToArray();
        foreach (var asker in _askers)
        {
            for (var i = 0; i < pieces.Length; i++)
                asker.Tell(new FleetMessage.UsageTold(self, i, i == pieces.Length - 1, pieces[i]), Self);
        }

        _askers.Clear();
    }
}
