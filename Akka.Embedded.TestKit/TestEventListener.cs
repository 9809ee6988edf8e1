using Akka.Event;
using Akka.TestKit.Internal;

namespace Akka.TestKit;

/// <summary>Prints what no filter of a test expects.</summary>
public class TestEventListener : DefaultLogger
{
    private readonly List<IEventFilter> _filters = [];

    protected override bool Receive(object message)
    {
        switch (message)
        {
            case InitializeLogger initialize: Subscribe(initialize.LoggingBus); break;
            case Mute mute: _filters.AddRange(mute.Filters); break;
            case Unmute unmute: _filters.RemoveAll(unmute.Filters.Contains); break;
            case LogEvent logEvent: Show(logEvent); break;
            case AllDeadLetters letter: Show(letter); break;
            default: return base.Receive(message);
        }

        return true;
    }

    private void Subscribe(LoggingBus bus)
    {
        foreach (var channel in new[] { typeof(Mute), typeof(Unmute), typeof(DeadLetter), typeof(UnhandledMessage) })
            bus.Subscribe(Context.Self, channel);
        Sender.Tell(new LoggerInitialized(), Self);
    }

    private void Show(LogEvent logEvent)
    {
        if (!IsExpected(logEvent)) Print(logEvent);
    }

    private void Show(AllDeadLetters letter) =>
        IsExpected(new Warning(letter.Recipient.Path.ToString(), letter.Recipient.GetType(), letter));

    private bool IsExpected(LogEvent logEvent)
    {
        var expected = false;
        foreach (var filter in _filters) expected |= filter.Apply(logEvent);
        return expected;
    }
}
