using Akka.Configuration;

namespace Akka.Actor;

public class Settings
{
    private readonly Config _given;
    private Config? _config;

    public Settings(ActorSystem system, Config config)
    {
        System = system;
        _given = config;
        LogLevel = Text("akka.loglevel", "INFO");
        StdoutLogLevel = Text("akka.stdout-loglevel", "WARNING");
        Loggers = _given.HasPath("akka.loggers") ? _given.GetStringList("akka.loggers") : ["Akka.Event.DefaultLogger"];
        ProviderClass = Text("akka.actor.provider", "local");
        SchedulerClass = Text("akka.scheduler.implementation", "");
        SupervisorStrategyClass = Text("akka.actor.guardian-supervisor-strategy", "Akka.Actor.DefaultSupervisorStrategy");
        AskTimeout = _given.HasPath("akka.actor.ask-timeout")
            ? _given.GetTimeSpan("akka.actor.ask-timeout")
            : Timeout.InfiniteTimeSpan;
        LogDeadLetters = ReadLogDeadLetters();
        LogDeadLettersSuspendDuration = _given.GetTimeSpan("akka.log-dead-letters-suspend-duration", TimeSpan.FromMinutes(5));
        LogDeadLettersDuringShutdown = _given.GetBoolean("akka.log-dead-letters-during-shutdown");
        DebugUnhandledMessage = _given.GetBoolean("akka.actor.debug.unhandled");
        SerializeAllMessages = _given.GetBoolean("akka.actor.serialize-messages");
    }

    public ActorSystem System { get; }

    /// <summary>What was given, over the engine's own defaults.</summary>
    public Config Config => _config ??= _given.WithFallback(ConfigurationFactory.Default());

    public string LogLevel { get; }

    public string StdoutLogLevel { get; }

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

    internal SupervisorStrategy GuardianStrategy =>
        SupervisorStrategyClass.StartsWith("Akka.Actor.StoppingSupervisorStrategy", StringComparison.Ordinal)
            ? SupervisorStrategy.StoppingStrategy
            : SupervisorStrategy.DefaultStrategy;

    public void InjectTopLevelFallback(Config config) => _config = Config.WithFallback(config);

    public override string ToString() => Config.ToString();

    private string Text(string path, string otherwise) => _given.GetString(path, otherwise) ?? otherwise;

    private int ReadLogDeadLetters() => Text("akka.log-dead-letters", "10").ToUpperInvariant() switch
    {
        "ON" or "TRUE" => int.MaxValue,
        "OFF" or "FALSE" => 0,
        _ => _given.GetInt("akka.log-dead-letters", 10),
    };
}
