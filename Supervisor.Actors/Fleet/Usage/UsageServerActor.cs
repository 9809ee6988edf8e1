using Akka.Actor;

namespace Supervisor.Actors.Fleet.Usage;

/// <summary>Measures this node for the others; who asks during a measurement gets its result too.</summary>
internal sealed class UsageServerActor(NodeId self, IUsageMeter meter, ErrandLine line) : UntypedActor
{
    private readonly HashSet<PeerEnd> _askers = [];

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case FleetKey.Local { Content: Heard heard } local when line.Made(local): Measure(heard.From); break;
            case FleetKey.Local { Content: UsageMeasured measured } local when line.Made(local): Tell(measured); break;
            default: Unhandled(message); break;
        }
    }

    private void Measure(PeerEnd asker)
    {
        if (_askers.Count == 0) meter.Measure(line.To(Self));
        _askers.Add(asker);
    }

    private void Tell(UsageMeasured measured)
    {
        var pieces = MessageSize.Cut(measured.Processes, MessageSize.Of).DefaultIfEmpty().ToArray();
        foreach (var asker in _askers)
        {
            for (var i = 0; i < pieces.Length; i++)
                line.Tell(asker, new FleetMessage.UsageTold(self, i, i == pieces.Length - 1, pieces[i]));
        }

        _askers.Clear();
    }
}
