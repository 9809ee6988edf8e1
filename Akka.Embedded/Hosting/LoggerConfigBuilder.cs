using System.Diagnostics.CodeAnalysis;
using Akka.Actor;
using Akka.Configuration;
using Akka.Dispatch;
using Akka.Event;

namespace Akka.Hosting;

/// <summary>Which loggers a system has, and from which level on.</summary>
public sealed class LoggerConfigBuilder
{
    private readonly List<Type> _loggers = [typeof(DefaultLogger)];

    internal LoggerConfigBuilder(AkkaConfigurationBuilder builder) => Builder = builder;

    public LogLevel LogLevel { get; set; } = LogLevel.InfoLevel;

    public bool LogConfigOnStart { get; set; }

    internal AkkaConfigurationBuilder Builder { get; }

    public LoggerConfigBuilder ClearLoggers()
    {
        _loggers.Clear();
        return this;
    }

    [SuppressMessage("Trimming", "IL2091", Justification = "Akka.NET's API cannot say it; a logger's constructors are kept by making one.")]
    public LoggerConfigBuilder AddLogger<T>()
        where T : IRequiresMessageQueue<ILoggerMessageQueueSemantics>
    {
        LoggerTypes.Register(typeof(T).FullName!, static () => (ActorBase)(object)Activator.CreateInstance<T>());
        _loggers.Add(typeof(T));
        return this;
    }

    internal AkkaConfigurationBuilder Build() => Builder.AddHocon(
        ConfigurationFactory.ParseString(
            $$"""
            akka {
              loglevel = {{LogLevel.StringFor()}}
              log-config-on-start = {{(LogConfigOnStart ? "on" : "off")}}
              loggers = [{{string.Join(", ", _loggers.Select(t => $"\"{t.FullName}\""))}}]
            }
            """),
        HoconAddMode.Prepend);
}
