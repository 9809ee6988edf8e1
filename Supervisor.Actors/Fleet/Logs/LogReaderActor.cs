using Akka.Actor;
using Supervisor.Actors.Messages;

namespace Supervisor.Actors.Fleet.Logs;

/// <summary>
/// Gets one log from another node, never more of it than the reader has room for. The node is asked whether it is still there
/// when nothing came for a while; a step that was lost on its way ends the log, because nobody may take the rest for the whole.
/// </summary>
internal sealed class LogReaderActor(LogRequest request, ErrandLine line) : UntypedActor, IWithTimers
{
    private static readonly TimeSpan Silence = TimeSpan.FromSeconds(5);

    private PeerEnd? _server;
    private long _heard;
    private long _used;
    private bool _isQuestioned;

    public ITimerScheduler Timers { get; set; } = null!;

    protected override void PreStart()
    {
        line.Tell(request.Peer, new FleetMessage.LogWanted(request.From, request.Query));
        Wait(request.Deadline);
    }

    protected override void PostStop() => request.Steps.TryComplete();

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case FleetKey.Local local when line.Made(local): HearLocal(local.Content); break;
            case Elapsed when _server is null || _isQuestioned: Break($"{request.Node} does not answer"); break;
            case Elapsed: Question(); break;
            default: Unhandled(message); break;
        }
    }

    private void HearLocal(object content)
    {
        switch (content)
        {
            case Heard heard when _server is { } server ? heard.From != server : heard.From.Uid != request.Peer.Uid: break;
            case Heard { Content: FleetMessage.LogTold told } heard: Hear(told, heard.From); break;
            case Heard { Content: FleetMessage.LogUnchanged unchanged } when unchanged.Steps > _heard: Break("a part of the log was lost on the way"); break;
            case Heard { Content: FleetMessage.LogUnchanged }: Continue(); break;
            case LogUsed: Use(); break;
            case LogUnwanted: Leave(); break;
            case PeerLost: Break($"{request.Node} cannot be reached any more"); break;
        }
    }

    private void Hear(FleetMessage.LogTold told, PeerEnd server)
    {
        if (told.Number < _heard) return;
        if (told.Number > _heard)
        {
            Break("a part of the log was lost on the way");
            return;
        }

        _heard++;
        if (_server is null)
        {
            _server = server;
            request.Asker.Tell(new LogOpened(line.To(Self)), Self);
            Want();
        }

        Continue();
        request.Steps.TryWrite(told.Step);
        if (told.Step is LogStep.Ended) Context.Stop(Self);
    }

    private void Continue()
    {
        _isQuestioned = false;
        Wait(Silence);
    }

    private void Use()
    {
        _used++;
        if (_used % (LogRequest.Window / 2) == 0) Want();
    }

    private void Want() => Tell(new FleetMessage.LogMore(_used + LogRequest.Window));

    private void Question()
    {
        _isQuestioned = true;
        Want();
        Wait(Silence);
    }

    private void Leave()
    {
        Tell(new FleetMessage.LogUnwanted());
        Context.Stop(Self);
    }

    private void Break(string why)
    {
        var fault = new CommandReply.Fault(FaultCode.OutcomeUnknown, why);
        if (_server is null) request.Asker.Tell(fault, Self);
        request.Steps.TryWrite(new LogStep.Ended(fault));
        Leave();
    }

    private void Tell(FleetMessage content)
    {
        if (_server is { } server) line.Tell(server, content);
    }

    private void Wait(TimeSpan time) => Timers.StartSingleTimer(Elapsed.Instance, Elapsed.Instance, time);

    private sealed class Elapsed
    {
        internal static readonly Elapsed Instance = new();
    }
}
