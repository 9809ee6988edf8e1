using Akka.Actor.Setup;
using Akka.Configuration;

namespace Akka.Actor;

public class Settings
{
    private const string Shutdown = "akka.coordinated-shutdown";

    private readonly Config _given;
    private Config? _config;

    public Settings(ActorSystem system, Config config)
        : this(system, config, ActorSystemSetup.Empty)
    {
    }

    public Settings(ActorSystem system, Config config, ActorSystemSetup setup)
    {
        System = system;
        Setup = setup;
        _given = config;
        LogLevel = Text("akka.loglevel", "INFO");
        StdoutLogLevel = Text("akka.stdout-loglevel", "WARNING");
        LogConfigOnStart = config.GetBoolean("akka.log-config-on-start");
        Loggers = config.HasPath("akka.loggers") ? config.GetStringList("akka.loggers") : ["Akka.Event.DefaultLogger"];
        ProviderClass = ProviderOf(setup) ?? Text("akka.actor.provider", "local");
        SchedulerClass = Text("akka.scheduler.implementation", "");
        SupervisorStrategyClass = Text("akka.actor.guardian-supervisor-strategy", "Akka.Actor.DefaultSupervisorStrategy");
        AskTimeout = Duration("akka.actor.ask-timeout", Timeout.InfiniteTimeSpan);
        LogDeadLetters = ReadLogDeadLetters();
        LogDeadLettersSuspendDuration = Duration("akka.log-dead-letters-suspend-duration", TimeSpan.FromMinutes(5));
        LogDeadLettersDuringShutdown = config.GetBoolean("akka.log-dead-letters-during-shutdown");
        DebugUnhandledMessage = config.GetBoolean("akka.actor.debug.unhandled");
        SerializeAllMessages = config.GetBoolean("akka.actor.serialize-messages");
        CoordinatedShutdownTerminateActorSystem = config.GetBoolean($"{Shutdown}.terminate-actor-system", true);
        CoordinatedShutdownRunByActorSystemTerminate = config.GetBoolean($"{Shutdown}.run-by-actor-system-terminate", true);
        CheckShutdown();
    }

    public ActorSystem System { get; }

    public ActorSystemSetup Setup { get; }

    /// <summary>What was given, over the engine's own defaults.</summary>
    public Config Config => _config ??= _given.WithFallback(ConfigurationFactory.Default());

    public string LogLevel { get; }

    public string StdoutLogLevel { get; }

    public bool LogConfigOnStart { get; }

    public IList<string> Loggers { get; }

    public string ProviderClass { get; }

    public string SchedulerClass { get; }

    public string SupervisorStrategyClass { get; }

    public TimeSpan AskTimeout { get; }

    public int LogDeadLetters { get; }

    public bool LogDeadLettersDuringShutdown { get; }

    public TimeSpan LogDeadLettersSuspendDuration { get; }

    public bool DebugUnhandledMessage { get; }

    public bool SerializeAllMessages { get; }

    public bool CoordinatedShutdownTerminateActorSystem { get; }

    public bool CoordinatedShutdownRunByActorSystemTerminate { get; }

    internal SupervisorStrategy GuardianStrategy =>
        SupervisorStrategyClass.StartsWith("Akka.Actor.StoppingSupervisorStrategy", StringComparison.Ordinal)
            ? SupervisorStrategy.StoppingStrategy
            : SupervisorStrategy.DefaultStrategy;

    /// <summary>Whether there is more to serialize with than the engine's defaults, and so something to get wrong.</summary>
    internal bool ConfiguresSerialization => _given.HasPath("akka.actor.serializers")
        || _given.HasPath("akka.actor.serialization-bindings")
        || Setup.Get<Serialization.SerializationSetup>().HasValue;

    internal bool ConfiguresPhases => _given.HasPath($"{Shutdown}.phases");

    public void InjectTopLevelFallback(Config config) => _config = Config.WithFallback(config);

    public override string ToString() => Config.ToString(includeFallback: true);

    private static string? ProviderOf(ActorSystemSetup setup) =>
        setup.Get<BootstrapSetup>() is { HasValue: true, Value.ActorRefProvider: { HasValue: true } chosen }
            ? chosen.Value.Name
            : null;

    private string Text(string path, string otherwise) => _given.GetString(path, otherwise) ?? otherwise;

    private TimeSpan Duration(string path, TimeSpan otherwise) => _given.HasPath(path) ? _given.GetTimeSpan(path) : otherwise;

    private int ReadLogDeadLetters() => Text("akka.log-dead-letters", "10").ToUpperInvariant() switch
    {
        "ON" or "TRUE" => int.MaxValue,
        "OFF" or "FALSE" => 0,
        _ => _given.GetInt("akka.log-dead-letters", 10),
    };

    private void CheckShutdown()
    {
        if (CoordinatedShutdownRunByActorSystemTerminate && !CoordinatedShutdownTerminateActorSystem)
            throw new ConfigurationException(
                $"{Shutdown}: with run-by-actor-system-terminate = on and terminate-actor-system = off, Terminate would not terminate");
    }
}
