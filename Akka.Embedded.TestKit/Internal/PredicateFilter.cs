using Akka.Event;

namespace Akka.TestKit.Internal;

internal sealed class PredicateFilter(Predicate<LogEvent> matches, string description) : IEventFilter
{
    internal event Action? Matched;

    public bool Apply(LogEvent logEvent)
    {
        if (!matches(logEvent)) return false;
        Matched?.Invoke();
        return true;
    }

    public override string ToString() => description;
}
