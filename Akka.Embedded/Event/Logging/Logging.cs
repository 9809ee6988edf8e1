using Akka.Actor;

namespace Akka.Event;

public static class Logging
{
    public static ILoggingAdapter GetLogger(
        this IActorContext context, ILogMessageFormatter? logMessageFormatter = null) =>
        For(context.System.EventStream, LogSource.Create(context), logMessageFormatter);

    public static ILoggingAdapter GetLogger(
        ActorSystem system, object logSourceObj, ILogMessageFormatter? logMessageFormatter = null) =>
        For(system.EventStream, LogSource.Create(logSourceObj, system), logMessageFormatter);

    public static ILoggingAdapter GetLogger(
        LoggingBus loggingBus, object logSourceObj, ILogMessageFormatter? logMessageFormatter = null) =>
        For(loggingBus, LogSource.Create(logSourceObj), logMessageFormatter);

    public static LogLevel LogLevelFor(string logLevel) => logLevel.ToUpperInvariant() switch
    {
        "DEBUG" => LogLevel.DebugLevel,
        "INFO" => LogLevel.InfoLevel,
        "WARNING" => LogLevel.WarningLevel,
        "ERROR" => LogLevel.ErrorLevel,
        "OFF" => (LogLevel)int.MaxValue,
        _ => throw new ArgumentException($"Unknown LogLevel: \"{logLevel}\". Valid values are: Debug, Info, Warning, Error, Off"),
    };

    public static LogLevel LogLevelFor<T>()
        where T : LogEvent =>
        LevelOf(typeof(T));

    public static Type ClassFor(this LogLevel logLevel) => logLevel switch
    {
        LogLevel.DebugLevel => typeof(Debug),
        LogLevel.InfoLevel => typeof(Info),
        LogLevel.WarningLevel => typeof(Warning),
        LogLevel.ErrorLevel => typeof(Error),
        _ => throw new ArgumentException("Unknown LogLevel", nameof(logLevel)),
    };

    public static string StringFor(this LogLevel logLevel) => logLevel switch
    {
        LogLevel.DebugLevel => "DEBUG",
        LogLevel.InfoLevel => "INFO",
        LogLevel.WarningLevel => "WARNING",
        LogLevel.ErrorLevel => "ERROR",
        _ => throw new ArgumentException("Unknown LogLevel", nameof(logLevel)),
    };

    public static string SimpleName(object o) => SimpleName(o.GetType());

    public static string SimpleName(Type t) => t.Name;

    internal static LogLevel LevelOf(Type type) =>
        typeof(Debug).IsAssignableFrom(type) ? LogLevel.DebugLevel
        : typeof(Info).IsAssignableFrom(type) ? LogLevel.InfoLevel
        : typeof(Warning).IsAssignableFrom(type) ? LogLevel.WarningLevel
        : typeof(Error).IsAssignableFrom(type) ? LogLevel.ErrorLevel
        : throw new ArgumentException($"Unknown LogEvent type {type}");

    private static BusLogging For(LoggingBus bus, LogSource source, ILogMessageFormatter? formatter) =>
        new(bus, source.Source, source.Type, formatter ?? DefaultLogMessageFormatter.Instance);
}
