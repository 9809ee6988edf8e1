using System.Text.RegularExpressions;
using Akka.Actor;
using Akka.Event;
using Akka.TestKit.Internal;

namespace Akka.TestKit;

public class EventFilterFactory
{
    private readonly TestKitBase _kit;
    private readonly ActorSystem _system;
    private readonly IReadOnlyList<PredicateFilter> _others;

    public EventFilterFactory(TestKitBase testkit)
        : this(testkit, testkit.Sys)
    {
    }

    public EventFilterFactory(TestKitBase testkit, ActorSystem system)
        : this(testkit, system, [])
    {
    }

    internal EventFilterFactory(TestKitBase testkit, ActorSystem system, IReadOnlyList<PredicateFilter> filters)
    {
        _kit = testkit;
        _system = system;
        _others = filters;
    }

    public IEventFilterApplier Exception<TException>(Regex pattern, string? source = null)
        where TException : Exception =>
        Exception(typeof(TException), pattern, source);

    public IEventFilterApplier Exception(
        Type exceptionType, Regex pattern, string? source = null, bool checkInnerExceptions = false) =>
        Failure(exceptionType, new TextMatcher(null, null, null, pattern, source), checkInnerExceptions);

    public IEventFilterApplier Exception<TException>(
        string? message = null, string? start = null, string? contains = null, string? source = null)
        where TException : Exception =>
        Exception(typeof(TException), message, start, contains, source);

    public IEventFilterApplier Exception(
        Type exceptionType,
        string? message = null,
        string? start = null,
        string? contains = null,
        string? source = null,
        bool checkInnerExceptions = false) =>
        Failure(exceptionType, new TextMatcher(message, start, contains, null, source), checkInnerExceptions);

    public IEventFilterApplier Error(
        string? message = null, string? start = null, string? contains = null, string? source = null) =>
        ForLogLevel(LogLevel.ErrorLevel, message, start, contains, source);

    public IEventFilterApplier Error(Regex pattern, string? source = null) =>
        ForLogLevel(LogLevel.ErrorLevel, pattern, source);

    public IEventFilterApplier Warning(
        string? message = null, string? start = null, string? contains = null, string? source = null) =>
        ForLogLevel(LogLevel.WarningLevel, message, start, contains, source);

    public IEventFilterApplier Warning(Regex pattern, string? source = null) =>
        ForLogLevel(LogLevel.WarningLevel, pattern, source);

    public IEventFilterApplier Info(
        string? message = null, string? start = null, string? contains = null, string? source = null) =>
        ForLogLevel(LogLevel.InfoLevel, message, start, contains, source);

    public IEventFilterApplier Info(Regex pattern, string? source = null) =>
        ForLogLevel(LogLevel.InfoLevel, pattern, source);

    public IEventFilterApplier Debug(
        string? message = null, string? start = null, string? contains = null, string? source = null) =>
        ForLogLevel(LogLevel.DebugLevel, message, start, contains, source);

    public IEventFilterApplier Debug(Regex pattern, string? source = null) =>
        ForLogLevel(LogLevel.DebugLevel, pattern, source);

    public IEventFilterApplier ForLogLevel(
        LogLevel logLevel, string? message = null, string? start = null, string? contains = null, string? source = null) =>
        Level(logLevel, new TextMatcher(message, start, contains, null, source));

    public IEventFilterApplier ForLogLevel(LogLevel logLevel, Regex pattern, string? source = null) =>
        Level(logLevel, new TextMatcher(null, null, null, pattern, source));

    public IEventFilterApplier DeadLetter() => Letter(_ => true, null, "any dead letter");

    public IEventFilterApplier DeadLetter<TMessage>(string? source = null) =>
        Letter(m => m is TMessage, source, $"dead letter {typeof(TMessage)}");

    public IEventFilterApplier DeadLetter<TMessage>(Func<TMessage, bool> isMatch, string? source = null) =>
        Letter(m => m is TMessage typed && isMatch(typed), source, $"dead letter {typeof(TMessage)}");

    public IEventFilterApplier DeadLetter(Type type, string? source = null) =>
        Letter(type.IsInstanceOfType, source, $"dead letter {type}");

    public IEventFilterApplier DeadLetter(Type type, Func<object, bool> isMatch, string? source = null) =>
        Letter(m => type.IsInstanceOfType(m) && isMatch(m), source, $"dead letter {type}");

    public IEventFilterApplier Custom(Predicate<LogEvent> predicate) => Add(predicate, "custom filter");

    public IEventFilterApplier Custom<TLogEvent>(Predicate<TLogEvent> predicate)
        where TLogEvent : LogEvent =>
        Add(e => e is TLogEvent typed && predicate(typed), $"custom filter of {typeof(TLogEvent).Name}");

    private EventFilterApplier Level(LogLevel level, TextMatcher text) =>
        Add(e => e.LogLevel() == level && e.Message is not AllDeadLetters && text.Matches(e), $"{level.StringFor()} {text}");

    private EventFilterApplier Failure(Type type, TextMatcher text, bool inner) =>
        Add(e => e is Error && Causes(e.Cause, inner).Any(c => Fits(e, c, type, text)), $"{type.Name} {text}");

    private EventFilterApplier Letter(Predicate<object> isMatch, string? source, string description) =>
        Add(e => e.Message is DeadLetter letter && isMatch(letter.Message) && (source is null || e.LogSource == source), description);

    private EventFilterApplier Add(Predicate<LogEvent> matches, string description) =>
        new(_kit, _system, [.. _others, new PredicateFilter(matches, description)]);

    private static bool Fits(LogEvent logEvent, Exception cause, Type type, TextMatcher text) =>
        type.IsInstanceOfType(cause) && (text.Matches(logEvent) || text.Matches(logEvent, cause.Message));

    private static IEnumerable<Exception> Causes(Exception? cause, bool inner)
    {
        for (var at = cause; at is not null; at = inner ? at.InnerException : null) yield return at;
    }
}
