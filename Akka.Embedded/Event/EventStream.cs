using Akka.Actor;
using Akka.Actor.Internal;

namespace Akka.Event;

/// <summary>The bus of a system. A subscriber that terminates is taken off by itself.</summary>
public class EventStream : LoggingBus
{
    private static readonly Type[] LogChannels = [typeof(Error), typeof(Warning), typeof(Info), typeof(Debug)];

    private readonly StandardOutLogger _stdout = new();
    private IActorRef? _unsubscriber;

    public EventStream(bool debug)
    {
    }

    internal EventStream(Settings settings)
        : this(false)
    {
        SetLogLevel(Logging.LogLevelFor(settings.LogLevel));
        SubscribeToLevels(_stdout, settings.StdoutLogLevel);
    }

    /// <summary>The system has begun to terminate.</summary>
    internal bool IsShuttingDown { get; set; }

    public override bool Subscribe(IActorRef subscriber, Type channel)
    {
        if (!base.Subscribe(subscriber, channel)) return false;
        _unsubscriber?.Tell(new Unsubscriber.Follow(subscriber), ActorRefs.NoSender);
        return true;
    }

    /// <summary>From here on the configured loggers log, not standard output.</summary>
    internal void StartLoggers(ActorSystemImpl system)
    {
        _unsubscriber = system.SystemActorOf(
            GuardianProducer.Props(() => new Unsubscriber(this)), "eventStreamUnsubscriber");
        var number = 0;
        foreach (var name in system.Settings.Loggers)
        {
            var (producer, type) = LoggerTypes.Find(name);
            var logger = system.Provider.SystemGuardian.Cell.Children.CreateHere(
                GuardianProducer.Props(producer), $"log{++number}-{type}", new InitializeLogger(this));
            SubscribeToLevels(logger, system.Settings.LogLevel);
        }

        Unsubscribe(_stdout);
    }

    private void SubscribeToLevels(IActorRef logger, string lowest)
    {
        if (lowest.Equals("OFF", StringComparison.OrdinalIgnoreCase)) return;
        var level = Logging.LogLevelFor(lowest);
        foreach (var channel in LogChannels)
            if (Logging.LevelOf(channel) >= level) Subscribe(logger, channel);
    }
}
