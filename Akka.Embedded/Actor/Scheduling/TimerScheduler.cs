namespace Akka.Actor;

/// <summary>
/// The timers of one incarnation of an actor, by key. Each start has a number of its own; a message of another
/// number – cancelled, replaced, or of an earlier incarnation – is dropped even if it was in the mailbox already.
/// </summary>
internal sealed class TimerScheduler(ActorCell cell) : ITimerScheduler
{
    private readonly Dictionary<object, Running> _running = [];
    private long _generation;

    public IReadOnlyCollection<object> ActiveTimers => _running.Keys;

    public void StartPeriodicTimer(object key, object msg, TimeSpan interval) =>
        Start(key, msg, interval, interval, ActorRefs.NoSender);

    public void StartPeriodicTimer(object key, object msg, TimeSpan interval, IActorRef sender) =>
        Start(key, msg, interval, interval, sender);

    public void StartPeriodicTimer(object key, object msg, TimeSpan initialDelay, TimeSpan interval) =>
        Start(key, msg, initialDelay, interval, ActorRefs.NoSender);

    public void StartPeriodicTimer(object key, object msg, TimeSpan initialDelay, TimeSpan interval, IActorRef sender) =>
        Start(key, msg, initialDelay, interval, sender);

    public void StartSingleTimer(object key, object msg, TimeSpan timeout) =>
        Start(key, msg, timeout, null, ActorRefs.NoSender);

    public void StartSingleTimer(object key, object msg, TimeSpan timeout, IActorRef sender) =>
        Start(key, msg, timeout, null, sender);

    public bool IsTimerActive(object key) => _running.ContainsKey(key);

    public void Cancel(object key)
    {
        if (_running.Remove(key, out var timer)) timer.Task.Cancel();
    }

    public void CancelAll()
    {
        foreach (var timer in _running.Values) timer.Task.Cancel();
        _running.Clear();
    }

    internal bool Accept(object key, long generation)
    {
        if (!_running.TryGetValue(key, out var timer) || timer.Generation != generation) return false;
        if (!timer.Repeats) _running.Remove(key);
        return true;
    }

    private void Start(object key, object message, TimeSpan delay, TimeSpan? interval, IActorRef sender)
    {
        Cancel(key);
        var generation = ++_generation;
        var wrapped = TimerMessage.For(this, key, generation, message);
        var scheduler = cell.System.Scheduler;
        var task = interval is { } every
            ? scheduler.ScheduleTellRepeatedlyCancelable(delay, every, cell.Self, wrapped, sender)
            : scheduler.ScheduleTellOnceCancelable(delay, cell.Self, wrapped, sender);
        _running.Add(key, new Running(generation, interval is not null, task));
    }

    private readonly record struct Running(long Generation, bool Repeats, ICancelable Task);
}
