using Akka.Actor;
using Akka.Actor.Internal;

namespace Akka.Event;

/// <summary>Logs the first dead letters (akka.log-dead-letters) and unhandled messages (akka.actor.debug.unhandled).</summary>
internal sealed class DeadLetterListener : ActorBase
{
    private readonly int _limit;
    private int _count;

    private DeadLetterListener(int limit) => _limit = limit;

    internal static void Start(ActorSystemImpl system)
    {
        var settings = system.Settings;
        if (settings.LogDeadLetters <= 0 && !settings.DebugUnhandledMessage) return;
        var listener = system.SystemActorOf(
            GuardianProducer.Props(() => new DeadLetterListener(settings.LogDeadLetters)), "deadLetterListener");
        if (settings.LogDeadLetters > 0) system.EventStream.Subscribe(listener, typeof(DeadLetter));
        if (settings.DebugUnhandledMessage) system.EventStream.Subscribe(listener, typeof(UnhandledMessage));
    }

    protected override bool Receive(object message)
    {
        if (message is not AllDeadLetters letter) return false;
        var bus = Context.System.EventStream;
        var source = letter.Recipient.Path.ToString();
        var type = letter.Recipient.GetType();
        if (letter is UnhandledMessage)
        {
            bus.Publish(new Debug(source, type, $"Unhandled message from {letter.Sender}: {letter.Message}"));
            return true;
        }

        if (_count >= _limit || (bus.IsShuttingDown && !Context.System.Settings.LogDeadLettersDuringShutdown)) return true;
        _count++;
        bus.Publish(new Info(
            source,
            type,
            $"Message [{letter.Message.GetType().Name}] from {letter.Sender} to {letter.Recipient} was not delivered. "
            + $"[{_count}] dead letters encountered{(_count == _limit ? ", no more dead letters will be logged" : "")}."));
        return true;
    }
}
