using Akka.Event;

namespace Akka.Actor;

/// <summary>
/// A timer's message on its way. What it carries is delivered only if the timer is still that one; one that comes after the
/// end of its actor is no news.
/// </summary>
internal class TimerMessage(TimerScheduler owner, object key, long generation, object message)
    : IWrappedMessage, INoSerializationVerificationNeeded, IDeadLetterSuppression
{
    public object Message { get; } = message;

    internal bool TryOpen(TimerScheduler? current, out object content)
    {
        content = Message;
        return ReferenceEquals(owner, current) && owner.Accept(key, generation);
    }

    internal static TimerMessage For(TimerScheduler owner, object key, long generation, object message) =>
        message is INotInfluenceReceiveTimeout
            ? new Quiet(owner, key, generation, message)
            : new TimerMessage(owner, key, generation, message);

    private sealed class Quiet(TimerScheduler owner, object key, long generation, object message)
        : TimerMessage(owner, key, generation, message), INotInfluenceReceiveTimeout;
}
