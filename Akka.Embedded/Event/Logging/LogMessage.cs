namespace Akka.Event;

public abstract class LogMessage(ILogMessageFormatter formatter, string format)
{
    protected readonly ILogMessageFormatter Formatter = formatter;

    public string Format { get; } = format;

    public abstract IEnumerable<object> Parameters();

    public abstract string Unformatted();
}
