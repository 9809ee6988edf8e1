using Akka.Actor;

namespace Supervisor.Actors.Fleet.Logs;

/// <summary>
/// Reads one log for another node, a step whenever that node has room for one. Ends with the log, or with the other node.
/// </summary>
internal sealed class LogServerActor(LogQuery query, ILogShelf shelf, IActorRef asker) : UntypedActor
{
    // Whoever still wants the log says so more often than that.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private ILogReading? _reading;
    private long _told;
    private long _wanted = 1;
    private bool _isReading;

    protected override void PreStart()
    {
        SetReceiveTimeout(Patience);
        _reading = shelf.Open(query, Self);
        ReadOn();
    }

    protected override void PostStop() => _reading?.Dispose();

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case LogStep step: Tell(step); break;
            case FleetMessage when !asker.Equals(Sender): break;
            case FleetMessage.LogMore more: Want(more.Steps); break;
            case FleetMessage.LogUnwanted or PeerLost: Context.Stop(Self); break;
            case ReceiveTimeout when !_isReading || query.Part == LogPart.Growth: Context.Stop(Self); break;
            case ReceiveTimeout: break;
            default: Unhandled(message); break;
        }
    }

    private void Tell(LogStep step)
    {
        _isReading = false;
        asker.Tell(new FleetMessage.LogTold(_told++, step), Self);
        if (step is LogStep.Ended) Context.Stop(Self);
        else ReadOn();
    }

    // The same number again is a question whether anybody is here.
    private void Want(long steps)
    {
        if (steps <= _wanted) asker.Tell(new FleetMessage.LogUnchanged(_told), Self);
        _wanted = Math.Max(_wanted, steps);
        ReadOn();
    }

    private void ReadOn()
    {
        if (_isReading || _told >= _wanted) return;
        _isReading = true;
        _reading!.Next();
    }
}
