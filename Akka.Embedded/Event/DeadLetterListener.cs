using Akka.Actor;
using Akka.Actor.Internal;

namespace Akka.Event;

/// <summary>
/// Logs dead letters (the first akka.log-dead-letters of them, then silence for akka.log-dead-letters-suspend-duration) and
/// unhandled messages (akka.actor.debug.unhandled).
/// </summary>
internal sealed class DeadLetterListener : ActorBase
{
    private readonly Settings _settings;
    private int _count;
    private TimeSpan? _silentUntil;

    private DeadLetterListener(Settings settings) => _settings = settings;

    internal static void Start(ActorSystemImpl system)
    {
        var settings = system.Settings;
        if (settings.LogDeadLetters <= 0 && !settings.DebugUnhandledMessage) return;
        var listener = system.SystemActorOf(
            GuardianProducer.Props(() => new DeadLetterListener(settings)), "deadLetterListener");
        if (settings.LogDeadLetters > 0) system.EventStream.Subscribe(listener, typeof(DeadLetter));
        if (settings.DebugUnhandledMessage) system.EventStream.Subscribe(listener, typeof(UnhandledMessage));
    }

    protected override bool Receive(object message)
    {
        switch (message)
        {
            case UnhandledMessage unhandled: LogUnhandled(unhandled); return true;
            case DeadLetter letter: LogDeadLetter(letter); return true;
            default: return false;
        }
    }

    private static void LogUnhandled(UnhandledMessage letter) => Context.System.EventStream.Publish(new Debug(
        letter.Recipient.Path.ToString(),
        letter.Recipient.GetType(),
        $"Unhandled message from {letter.Sender}: {letter.Message}"));

    private void LogDeadLetter(DeadLetter letter)
    {
        var bus = Context.System.EventStream;
        if (IsSilent() || (bus.IsShuttingDown && !_settings.LogDeadLettersDuringShutdown)) return;
        _count++;
        bus.Publish(new Info(
            letter.Recipient.Path.ToString(),
            letter.Recipient.GetType(),
            $"Message [{letter.Message.GetType().Name}] from {letter.Sender} to {letter.Recipient} was not delivered. "
            + $"[{_count}] dead letters encountered{(_count == _settings.LogDeadLetters ? FallSilent() : "")}."));
    }

    private bool IsSilent()
    {
        if (_count < _settings.LogDeadLetters) return false;
        if (_silentUntil is not { } end || Context.System.Scheduler.MonotonicClock < end) return true;
        _count = 0;
        return false;
    }

    private string FallSilent()
    {
        var pause = _settings.LogDeadLettersSuspendDuration;
        if (pause == Timeout.InfiniteTimeSpan) return ", no more dead letters will be logged";
        _silentUntil = Context.System.Scheduler.MonotonicClock + pause;
        return $", no more dead letters will be logged in the next {pause}";
    }
}
