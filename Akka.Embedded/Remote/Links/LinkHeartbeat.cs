namespace Akka.Remote.Links;

/// <summary>Asks for a sign of life in intervals, and closes a link that gives none.</summary>
internal sealed class LinkHeartbeat
{
    private readonly FrameLink _link;
    private readonly TimeProvider _time;
    private readonly TimeSpan _pause;
    private readonly Action _ask;

    internal LinkHeartbeat(FrameLink link, RemoteSettings settings, TimeProvider time, Action ask)
    {
        (_link, _time, _ask) = (link, time, ask);
        _pause = settings.LinkHeartbeat + settings.LinkPause;
        var timer = time.CreateTimer(_ => Tick(), null, settings.LinkHeartbeat, settings.LinkHeartbeat);
        link.Completion.ContinueWith(
            static (_, state) => ((ITimer)state!).Dispose(),
            timer,
            CancellationToken.None,
            TaskContinuationOptions.ExecuteSynchronously,
            TaskScheduler.Default);
    }

    private void Tick()
    {
        if (_time.GetElapsedTime(_link.LastReceived) > _pause) _link.Dispose();
        else _ask();
    }
}
