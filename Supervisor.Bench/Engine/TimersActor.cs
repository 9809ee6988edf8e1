using Akka.Actor;

namespace Supervisor.Bench.Engine;

/// <summary>Starts so many timers within a second and counts what they say.</summary>
internal sealed class TimersActor(int count, TimeSpan within, TaskCompletionSource done) : UntypedActor, IWithTimers
{
    private int _left;

    public ITimerScheduler Timers { get; set; } = null!;

    protected override void PreStart()
    {
        _left = count;
        for (var i = 0; i < count; i++) Timers.StartSingleTimer(i, this, within * i / count);
    }

    protected override void OnReceive(object message)
    {
        if (--_left == 0) done.SetResult();
    }
}
