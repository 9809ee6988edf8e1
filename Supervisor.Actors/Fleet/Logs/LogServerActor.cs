using Akka.Actor;

namespace Supervisor.Actors.Fleet.Logs;

/// <summary>
/// Reads one log for another node, a step whenever that node has room for one. Ends with the log, or with the other node.
/// </summary>
internal sealed class LogServerActor(LogQuery query, ILogShelf shelf, PeerEnd asker, ErrandLine line) : UntypedActor
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
        _reading = shelf.Open(query, line.To(Self));
        ReadOn();
    }

    protected override void PostStop() => _reading?.Dispose();

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case FleetKey.Local local when line.Made(local): Hear(local.Content); break;
            case ReceiveTimeout when !_isReading || query.Part == LogPart.Growth: Context.Stop(Self); break;
            case ReceiveTimeout: break;
            default: Unhandled(message); break;
        }
    }

    private void Hear(object content)
    {
        switch (content)
        {
            case LogStep step: Tell(step); break;
            case Heard heard when heard.From != asker: break;
            case Heard { Content: FleetMessage.LogMore more }: Want(more.Steps); break;
            case Heard { Content: FleetMessage.LogUnwanted } or PeerLost: Context.Stop(Self); break;
        }
    }

    private void Tell(LogStep step)
    {
        _isReading = false;
        line.Tell(asker, new FleetMessage.LogTold(_told++, step));
        if (step is LogStep.Ended) Context.Stop(Self);
        else ReadOn();
    }

    // The same number again is a question whether anybody is here.
    private void Want(long steps)
    {
        if (steps <= _wanted) line.Tell(asker, new FleetMessage.LogUnchanged(_told));
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
