namespace Akka.Event;

/// <summary>A message that is formatted when somebody reads it.</summary>
internal sealed class LogTemplate(ILogMessageFormatter formatter, string format, object[] args)
    : LogMessage(formatter, format)
{
    public override IEnumerable<object> Parameters() => args;

    public override string Unformatted() => $"{Format} [{string.Join(", ", args)}]";

    public override string ToString() => Formatter.Format(Format, args);
}
