using Akka.Actor;

namespace Supervisor.Tests.Engine;

/// <summary>An actor whose handlers are the test's; the context is passed to them.</summary>
internal sealed class Script : UntypedActor, IWithTimers, IWithUnboundedStash
{
    private readonly Action<Script, object> _receive;
    private readonly SupervisorStrategy? _strategy;
    private readonly Action<Script>? _start;

    private Script(Action<Script, object> receive, SupervisorStrategy? strategy, Action<Script>? start)
    {
        _receive = receive;
        _strategy = strategy;
        _start = start;
    }

    public ITimerScheduler Timers { get; set; } = null!;

    public IStash Stash { get; set; } = null!;

    internal IUntypedActorContext Here { get; } = Context;

    internal static Props Of(
        Action<Script, object> receive, SupervisorStrategy? strategy = null, Action<Script>? start = null) =>
        Producer.Props(() => new Script(receive, strategy, start));

    internal void Async(Func<Task> work) => RunTask(work);

    internal void NotMine(object message) => Unhandled(message);

    protected override void PreStart() => _start?.Invoke(this);

    protected override SupervisorStrategy SupervisorStrategy() => _strategy ?? base.SupervisorStrategy();

    protected override void OnReceive(object message) => _receive(this, message);
}
