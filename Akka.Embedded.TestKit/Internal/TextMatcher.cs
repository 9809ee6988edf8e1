using System.Text.RegularExpressions;
using Akka.Event;

namespace Akka.TestKit.Internal;

/// <summary>What a filter asks of a text: equal, beginning, containing or matching; nothing asked is always met.</summary>
internal sealed record TextMatcher(string? Message, string? Start, string? Contains, Regex? Pattern, string? Source)
{
    internal bool Matches(LogEvent logEvent) => Matches(logEvent, logEvent.Message?.ToString() ?? "");

    internal bool Matches(LogEvent logEvent, string text) =>
        (Message is null || text == Message)
        && (Start is null || text.StartsWith(Start, StringComparison.Ordinal))
        && (Contains is null || text.Contains(Contains, StringComparison.Ordinal))
        && (Pattern is null || Pattern.IsMatch(text))
        && SourceMatches(logEvent);

    internal bool SourceMatches(LogEvent logEvent) =>
        Source is null || logEvent.LogSource == Source || logEvent.LogSource.StartsWith(Source + "(", StringComparison.Ordinal);
}
